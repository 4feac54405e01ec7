package imagebuilder_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func skewedServer(off time.Duration) *imagebuildertest.Server {
	srv := imagebuildertest.NewInMemoryServer()
	srv.SetSteps(runID, namedSteps("step", 1)...)
	srv.SetClock(func() time.Time { return time.Now().Add(off) })
	return srv
}

func eachSkew(t *testing.T, test func(t *testing.T, srv *imagebuildertest.Server)) {
	t.Helper()
	for _, off := range []time.Duration{time.Hour, -time.Hour} {
		t.Run(fmt.Sprint(off), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := skewedServer(off)
				defer srv.Close()
				test(t, srv)
			})
		})
	}
}

func mustTake(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client, attempts int, optFns ...func(*imagebuilder.Options)) {
	t.Helper()
	srv.ResetRequests()
	if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), optFns...); err != nil {
		t.Fatal(err)
	}
	if got := len(srv.Requests()); got != attempts {
		t.Errorf("the call took %d attempts, want %d", got, attempts)
	}
}

func TestClockSkew_isLearnedOnce(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		mustTake(t, srv, client, 2)
		mustTake(t, srv, client, 1)
		mustTake(t, srv, client, 1, func(o *imagebuilder.Options) { o.AppID = "with-options" })
	})
}

func TestClockSkew_isNotForgottenWhenAConnectionIsLost(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		mustTake(t, srv, client, 2)
		srv.Inject(imagebuildertest.DropConnection(), 2)
		mustTake(t, srv, client, 3)
		mustTake(t, srv, client, 1)
	})
}

func TestClockSkew_isForgottenWhenTheClocksAgreeAgain(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		mustTake(t, srv, client, 2)
		srv.SetClock(time.Now)
		mustTake(t, srv, client, 2)
		mustTake(t, srv, client, 1)
	})
}

func TestClockSkew_isNotCorrectedWhenDisabled(t *testing.T) {
	disabled := func(o *imagebuilder.Options) { o.DisableClockSkewCorrection = true }
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config(), disabled)
		for range 2 {
			srv.ResetRequests()
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
			if _, ok := errors.AsType[*errors.InvalidSignatureException](err); !ok || len(srv.Requests()) != 1 {
				t.Errorf("got %v after %d attempts, want an InvalidSignatureException after 1", err, len(srv.Requests()))
			}
		}
	})
	t.Run("for one call of a client that has learned", func(t *testing.T) {
		eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
			client := imagebuilder.NewFromConfig(srv.Config())
			mustTake(t, srv, client, 2)
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), disabled)
			if _, ok := errors.AsType[*errors.InvalidSignatureException](err); !ok {
				t.Errorf("got %v, want an InvalidSignatureException", err)
			}
			mustTake(t, srv, client, 1)
		})
	})
}
