package imagebuilder_test

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

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

// The skew that other calls have measured since is newer than that of an earlier call.
func TestClockSkew_ofTheLastCallIsNotThatOfTheNext(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		mustTake(t, srv, client, 2)
		srv.SetClock(time.Now)
		mustTake(t, srv, client, 2, func(o *imagebuilder.Options) { o.AppID = "with-options" })
		mustTake(t, srv, client, 1)
	})
}

func TestClockSkew_isCorrectedForAnOverriddenRegionToo(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		srv.SetRegion("us-east-1")
		override := imagebuilder.WithSigV4SigningRegion("us-east-1")
		mustTake(t, srv, client, 2, override)
		mustTake(t, srv, client, 1, override)
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

// waitingBeforeAttempts makes a call wait before its first attempt, as a rate limiter
// does.
func waitingBeforeAttempts(wait time.Duration) func(*imagebuilder.Options) {
	return imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
		return stack.Finalize.Add(middleware.FinalizeMiddlewareFunc("rateLimiter", func(
			ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler,
		) (middleware.FinalizeOutput, middleware.Metadata, error) {
			time.Sleep(wait)
			return next.HandleFinalize(ctx, in)
		}), middleware.Before)
	})
}

func TestClockSkew_thatAnotherCallHasFoundMeanwhileCounts(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		waiting := make(chan error)
		go func() {
			_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), waitingBeforeAttempts(time.Minute))
			waiting <- err
		}()
		synctest.Wait()
		mustTake(t, srv, client, 2)
		srv.ResetRequests()
		if err := <-waiting; err != nil || len(srv.Requests()) != 1 {
			t.Errorf("got %v after %d attempts", err, len(srv.Requests()))
		}
	})
}

func TestClockSkew_costsNoneOfManyFirstCalls(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		// A way of 2 ms, and a call each ms: others learn while each is on its way.
		srv.InjectFunc(always(func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				time.Sleep(2 * time.Millisecond)
				next.ServeHTTP(w, r)
			})
		}))
		client := imagebuilder.NewFromConfig(srv.Config())
		var calls sync.WaitGroup
		for i := range 40 {
			calls.Go(func() {
				_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), waitingBeforeAttempts(time.Duration(i)*time.Millisecond))
				if err != nil {
					t.Errorf("call %d: %v", i, err)
				}
			})
		}
		calls.Wait()
		mustTake(t, srv, client, 1)
	})
}

func TestClockSkew_isForgottenThoughAConnectionIsLostMeanwhile(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		mustTake(t, srv, client, 2)
		srv.SetClock(time.Now)
		srv.Inject(imagebuildertest.DropConnection(), 1)
		mustTake(t, srv, client, 3)
		mustTake(t, srv, client, 1)
	})
}

func TestClockSkew_explainsEachRefusalOfASignature(t *testing.T) {
	for _, refusal := range []error{
		&errors.RequestExpired{}, &errors.InvalidSignatureException{}, &errors.AccessDeniedException{},
		&smithy.GenericAPIError{Code: "SignatureDoesNotMatch"}, &smithy.GenericAPIError{Code: "RequestTimeTooSkewed"},
	} {
		t.Run(fmt.Sprintf("%T", refusal), func(t *testing.T) {
			eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
				client := imagebuilder.NewFromConfig(srv.Config())
				srv.Inject(imagebuildertest.Exception(refusal.(smithy.APIError)), 1)
				mustTake(t, srv, client, 2)
			})
		})
	}
}

func TestClockSkew_explainsNoOtherError(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		srv.InjectFunc(always(imagebuildertest.Exception(&errors.ForbiddenException{})))
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if n := len(srv.Requests()); n != 1 || errors.IsRetryable(err) {
			t.Errorf("got %v after %d attempts, want a ForbiddenException after 1", err, n)
		}
	})
}

func TestClockSkew_explainsNoRefusalThatSaysNothingOfTheTime(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		mustTake(t, srv, client, 2)
		srv.InjectFunc(always(handledBy(func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Date"] = nil
			w.Header().Set("X-Amzn-ErrorType", "InvalidSignatureException")
			w.WriteHeader(http.StatusForbidden)
		})))
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if errors.Attempts(err) != 1 || errors.Code(err) != "InvalidSignatureException" {
			t.Errorf("got %v after %d attempts", err, errors.Attempts(err))
		}
	})
}

func TestClockSkew_explainsOneRefusalOnly(t *testing.T) {
	eachSkew(t, func(t *testing.T, srv *imagebuildertest.Server) {
		client := imagebuilder.NewFromConfig(srv.Config())
		srv.InjectFunc(always(imagebuildertest.Exception(&errors.InvalidSignatureException{})))
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if n := len(srv.Requests()); n != 2 || errors.IsRetryable(err) || errors.Attempts(err) != 2 {
			t.Errorf("got %v after %d attempts, want an InvalidSignatureException after 2", err, n)
		}
	})
}
