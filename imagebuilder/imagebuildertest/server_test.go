package imagebuildertest_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func TestConfig_leadsToTheServer(t *testing.T) {
	eachKind(t, func(t *testing.T, srv *imagebuildertest.Server) {
		config := srv.Config()
		if *config.BaseEndpoint != srv.URL || !strings.HasPrefix(srv.URL, "http://") || strings.HasSuffix(srv.URL, "/") {
			t.Errorf("base endpoint %q, URL %q", *config.BaseEndpoint, srv.URL)
		}
		if len(config.ConfigSources) != 0 {
			t.Error("the configuration has sources of other settings")
		}
		defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
	})
}

func TestNewInMemoryServer_isReachedByNoOtherClient(t *testing.T) {
	srv := imagebuildertest.NewInMemoryServer()
	defer srv.Close()
	if host := strings.TrimPrefix(srv.URL, "http://"); !strings.HasSuffix(host, ".invalid") {
		t.Errorf("host %q may resolve", host)
	}
}

func TestClose_endsWaitingRequests(t *testing.T) {
	for name, fault := range waitingFaults() {
		t.Run(name, func(t *testing.T) {
			eachKind(t, func(t *testing.T, srv *imagebuildertest.Server) {
				started, returned := make(chan struct{}), make(chan struct{})
				srv.Inject(func(next http.Handler) http.Handler {
					return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
						defer close(returned)
						close(started)
						fault(next).ServeHTTP(w, r)
					})
				}, 1)
				r, err := defaultCall(t, srv).request(context.Background(), srv)
				if err != nil {
					t.Fatal(err)
				}
				failed := make(chan error, 1)
				go func() {
					response, err := clientOf(srv).Do(r)
					<-returned
					if err == nil {
						_, err = io.Copy(io.Discard, response.Body)
					}
					failed <- err
				}()
				<-started
				srv.Close()
				select {
				case <-returned:
				default:
					t.Error("Close returned before the handler")
				}
				if err := <-failed; err == nil {
					t.Error("the call succeeded")
				}
			})
		})
	}
}

func TestClose_mayBeCalledAgain(t *testing.T) {
	eachKind(t, func(t *testing.T, srv *imagebuildertest.Server) {
		defaultCall(t, srv).mustSend(t, srv)
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(srv.Close)
		}
		wg.Wait()
		srv.Close()
		if a, err := defaultCall(t, srv).send(t.Context(), srv); err == nil {
			t.Errorf("got %d from a closed server", a.status)
		}
	})
}

func TestClose_leavesNoGoroutine(t *testing.T) {
	// A bubble fails the test if a goroutine is left in it.
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		srv.SetSteps(runID, namedSteps(1)...)
		for _, fault := range []imagebuildertest.Fault{
			nil,
			imagebuildertest.Exception(&smithy.GenericAPIError{Code: "ServiceException"}),
			imagebuildertest.DropConnection(),
			imagebuildertest.CutHeader(),
			imagebuildertest.CutBody(10),
			imagebuildertest.Delay(time.Second),
			imagebuildertest.Hang(),
			imagebuildertest.StallBody(10),
			imagebuildertest.EndlessBody(),
		} {
			srv.Inject(fault, 3)
		}
		var clients sync.WaitGroup
		for range 27 {
			clients.Go(func() { _, _ = patient(t, srv, context.Background()) })
		}
		time.Sleep(2 * time.Second)
		if n := len(srv.Requests()); n != 27 {
			t.Errorf("%d requests arrived", n)
		}
		srv.Close()
		clients.Wait()
	})
}

func TestClose_whileClientsConnect(t *testing.T) {
	eachKind(t, func(t *testing.T, srv *imagebuildertest.Server) {
		c := defaultCall(t, srv)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for {
					if _, err := c.send(context.Background(), srv); err != nil {
						return
					}
				}
			})
		}
		for len(srv.Requests()) < 20 {
			defaultCall(t, srv).mustSend(t, srv)
		}
		srv.Close()
		wg.Wait()
	})
}
