package imagebuilder_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// connectionsFor makes a call with the fault and another without it, and returns the
// number of connections that both needed.
func connectionsFor(t *testing.T, client *imagebuilder.Client, srv *imagebuildertest.Server, fault imagebuildertest.Fault) int {
	t.Helper()
	opened := 0
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{
		GotConn: func(info httptrace.GotConnInfo) {
			if !info.Reused {
				opened++
			}
		},
	})
	srv.Inject(fault, 1)
	_, _ = client.ListWorkflowStepExecutions(ctx, listRun())
	if _, err := client.ListWorkflowStepExecutions(ctx, listRun()); err != nil {
		t.Fatal(err)
	}
	return opened
}

func TestConnection_isUsedAgain(t *testing.T) {
	for name, fault := range map[string]imagebuildertest.Fault{
		"after a page":                          nil,
		"after a page in chunks":                chunked(false, pageBody[:10], pageBody[10:]),
		"after a compressed page":               respond(200, "application/json", gzipped(pageBody), "Content-Encoding: gzip"),
		"after a body that is no page":          respond(200, "text/html", "<html>"),
		"after a member of the wrong kind":      respond(200, "application/json", `{"steps":1}`+strings.Repeat(" ", 100_000)),
		"after an empty body":                   respond(200, "application/json", ""),
		"after no content":                      respond(204, "", ""),
		"after an exception":                    imagebuildertest.Exception(&errors.ForbiddenException{}),
		"after throttling":                      imagebuildertest.Exception(&errors.CallRateLimitExceededException{}),
		"after a failure of the service":        imagebuildertest.Exception(&errors.ServiceException{}),
		"after an error page of 60 kB":          respond(502, "text/html", strings.Repeat("<p>", 20_000)),
		"after an error code with another body": respond(403, "text/html", "<html>", "X-Amzn-ErrorType: ForbiddenException"),
		"after a redirect":                      respond(307, "text/html", "<html>", "Location: /elsewhere"),
	} {
		t.Run(name, func(t *testing.T) {
			srv := newServer(t, 1)
			client := newClient(t, srv.Config(), withoutBackoff)
			if opened := connectionsFor(t, client, srv, fault); opened != 1 {
				t.Errorf("%d connections were opened, want 1", opened)
			}
		})
	}
}

// The rest of a response after the limit is not read.
func TestConnection_isDroppedAfterTooLargeABody(t *testing.T) {
	for name, fault := range map[string]imagebuildertest.Fault{
		"of a page":   imagebuildertest.EndlessBody(),
		"of an error": endless("HTTP/1.1 404 Not Found\r\n%s\r\n", strings.Repeat("more", 4096)),
	} {
		t.Run(name, func(t *testing.T) {
			srv := newServer(t, 1)
			client := newClient(t, srv.Config(), withoutRetries)
			if opened := connectionsFor(t, client, srv, fault); opened != 2 {
				t.Errorf("%d connections were opened, want 2", opened)
			}
		})
	}
}

// The SDK's generated clients fail at this in up to 2 % of calls: net/http takes
// their request body's second end for a write error.
func TestManyCalls_doNotFailOnAPlainServer(t *testing.T) {
	calls := 20_000
	if testing.Short() {
		calls = 2_000
	}
	// It must still be on its way when the request has been sent.
	largePage := pageBody + strings.Repeat(" ", 64<<10)
	for name, callers := range map[string]int{"1 caller": 1, "32 callers": 32} {
		t.Run(name, func(t *testing.T) {
			plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				_, _ = io.WriteString(w, largePage)
			}))
			defer plain.Close()
			cfg := newServer(t, 1).Config()
			cfg.BaseEndpoint = &plain.URL
			client := newClient(t, cfg, withoutRetries)
			var left, failed atomic.Int64
			left.Store(int64(calls))
			var callersDone sync.WaitGroup
			for range callers {
				callersDone.Go(func() {
					for left.Add(-1) >= 0 {
						if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); err != nil && failed.Add(1) == 1 {
							t.Errorf("first failure: %v", err)
						}
					}
				})
			}
			callersDone.Wait()
			if n := failed.Load(); n > 0 {
				t.Errorf("%d of %d calls failed", n, calls)
			}
			t.Logf("%d calls, %d failed", calls, failed.Load())
		})
	}
}

func TestRequest_canBeReplayedByNetHTTP(t *testing.T) {
	srv := newServer(t, 1)
	var lengths []int64
	client := newClient(t, srv.Config(), withHTTPClient(&http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
		body, err := r.GetBody()
		if err != nil {
			return nil, err
		}
		defer body.Close()
		lengths = append(lengths, r.ContentLength)
		again := r.Clone(r.Context())
		again.Body = body // what net/http does on a second connection
		return http.DefaultTransport.RoundTrip(again)
	})}))
	if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); err != nil {
		t.Fatal(err)
	}
	if len(lengths) != 1 || lengths[0] != int64(len(srv.Requests()[0].Body)) {
		t.Errorf("content lengths %v for a body of %d bytes", lengths, len(srv.Requests()[0].Body))
	}
}
