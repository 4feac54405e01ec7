package imagebuilder_test

import (
	"context"
	"io"
	"math"
	"net/http"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// endlessReader is a body without an end that costs its reader alone.
type endlessReader struct {
	beginning *strings.Reader
	read      int64
}

func (r *endlessReader) Read(p []byte) (int, error) {
	n, _ := r.beginning.Read(p)
	for i := n; i < len(p); i++ {
		p[i] = 'x'
	}
	r.read += int64(len(p))
	return len(p), nil
}

func (*endlessReader) Close() error { return nil }

func respondsEndlessly(status int, body *endlessReader) doFunc {
	return func(r *http.Request) (*http.Response, error) {
		_, err := io.Copy(io.Discard, r.Body)
		return &http.Response{StatusCode: status, Header: http.Header{}, Body: body, Request: r}, err
	}
}

func allocatedBy(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestEndlessBody_isReadUpToTheLimitOnly(t *testing.T) {
	for _, test := range []struct {
		name        string
		status      int
		maxBytes    int64
		limit       int64
		timesMemory uint64
	}{
		{"200, by default", 200, 0, imagebuilder.DefaultMaxResponseBytes, 10},
		{"200, with an option", 200, 1 << 20, 1 << 20, 10},
		{"200, with a limit below 0", 200, -1, imagebuilder.DefaultMaxResponseBytes, 10},
		{"404", 404, 0, 64 << 10, 16},
	} {
		t.Run(test.name, func(t *testing.T) {
			body := &endlessReader{beginning: strings.NewReader(`{"message":"`)}
			client := imagebuilder.NewFromConfig(newServer(t, 1).Config(), withHTTPClient(respondsEndlessly(test.status, body)), func(o *imagebuilder.Options) {
				o.MaxResponseBytes = test.maxBytes
			})
			var err error
			allocated := allocatedBy(func() { _, err = client.ListWorkflowStepExecutions(t.Context(), listRun()) })
			tooLarge, ok := errors.AsType[*errors.ResponseTooLargeError](err)
			if !ok {
				t.Fatalf("got %v, want a ResponseTooLargeError", err)
			}
			if tooLarge.Limit != test.limit {
				t.Errorf("the error tells a limit of %d, want %d", tooLarge.Limit, test.limit)
			}
			if body.read > test.limit+1 {
				t.Errorf("%d bytes were read, past the limit of %d", body.read, test.limit)
			}
			// The buffer doubles as it grows, which costs 4 times its size, or 8 with
			// the race detector.
			if most := test.timesMemory * uint64(test.limit); allocated > most {
				t.Errorf("%d bytes were allocated, want at most %d", allocated, most)
			}
			t.Logf("limit %d: read %d, allocated %d bytes, %.1f times the limit", test.limit, body.read, allocated, float64(allocated)/float64(test.limit))
		})
	}
}

func TestEndlessBody_isReadUpToTheLimitWhenItIsLogged(t *testing.T) {
	for status, limit := range map[int]int64{200: 1 << 20, 404: 64 << 10} {
		body := &endlessReader{beginning: strings.NewReader(`{"message":"`)}
		client := imagebuilder.NewFromConfig(newServer(t, 1).Config(), withHTTPClient(respondsEndlessly(status, body)), func(o *imagebuilder.Options) {
			o.ClientLogMode = aws.LogResponseWithBody
			o.MaxResponseBytes = 1 << 20
		})
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if tooLarge, ok := errors.AsType[*errors.ResponseTooLargeError](err); !ok || tooLarge.Limit != limit || errors.HTTPStatus(err) != status {
			t.Errorf("%d: got %v, want a ResponseTooLargeError of %d bytes", status, err, limit)
		}
		if body.read > limit+1 {
			t.Errorf("%d: %d bytes were read, past the limit of %d", status, body.read, limit)
		}
	}
}

func TestErrorText_tellsTheBeginningOfAResponseThatIsNotUnderstood(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withoutRetries)
	long := strings.Repeat("x", 60_000)
	for name, fault := range map[string]imagebuildertest.Fault{
		"a content type":       respond(400, long, "<html>"),
		"a body":               respond(400, "text/html", long),
		"a page of other text": respond(200, long, `"`+long+`"`),
	} {
		srv.Inject(fault, 1)
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if err == nil || len(err.Error()) > 2000 {
			t.Errorf("%s: %.200v", name, err)
		}
	}
}

func TestLocation_isToldOfRedirectsOnly(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withoutRetries)
	for status, told := range map[int]bool{302: true, 404: false, 503: false} {
		srv.Inject(respond(status, "", "", "Location: https://elsewhere.test/path"), 1)
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if err == nil || strings.Contains(err.Error(), "elsewhere.test/path") != told {
			t.Errorf("%d: %v", status, err)
		}
	}
}

func TestLocation_isToldWithoutItsSecrets(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withoutRetries)
	for location, want := range map[string]string{
		"https://sso.test/path?":                             "https://sso.test/path?",
		"https://user:hunter2@sso.test/?token=hunter2":       "https://***@sso.test/?***",
		"https://sso.test/?user=me@home.test&code=hunter2":   "https://***?***",
		"https://sso.test/#access_token=hunter2":             "https://sso.test/#***",
		"https://sso.test/#/?access_token=hunter2":           "https://sso.test/#***",
		"/relative?token=hunter2":                            "/relative?***",
		"user:hunter2@sso.test/?token=hunter2":               "***@sso.test/?***",
		"https://a@hunter2@sso.test/#hunter2@sso.test/?a=b@": "https://***#***",
	} {
		srv.Inject(respond(302, "", "", "Location: "+location), 1)
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if err == nil || !strings.Contains(err.Error(), `redirecting to "`+want+`"`) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v, want %s", location, err, want)
		}
	}
}

func TestBody_withoutALimitIsAPage(t *testing.T) {
	client := newClient(t, newServer(t, 1).Config(), func(o *imagebuilder.Options) { o.MaxResponseBytes = math.MaxInt64 })
	mustList(t, client)
	mustList(t, client, func(o *imagebuilder.Options) { o.ClientLogMode = aws.LogResponseWithBody })
}

func TestBody_asLargeAsTheLimitIsAPage(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withoutRetries)
	body := `{"steps":[{"name":"a"}]}` + strings.Repeat(" ", 1000)
	srv.InjectFunc(always(respond(200, "application/json", body)))
	limit := func(n int) func(*imagebuilder.Options) {
		return func(o *imagebuilder.Options) { o.MaxResponseBytes = int64(n) }
	}
	if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), limit(len(body))); err != nil {
		t.Errorf("a body of exactly the limit: %v", err)
	}
	_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), limit(len(body)-1))
	if _, ok := errors.AsType[*errors.ResponseTooLargeError](err); !ok {
		t.Errorf("a body of one byte more than the limit: got %v, want a ResponseTooLargeError", err)
	}
}

// costOf measures what f allocates on the heap, and how much the stack grows.
func costOf(f func()) (heap, stack uint64) {
	var before, after runtime.MemStats
	done := make(chan struct{})
	go func() { // whose stack is small, and grown until the next collection
		defer close(done)
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
	}()
	<-done
	return after.TotalAlloc - before.TotalAlloc, after.StackInuse - min(before.StackInuse, after.StackInuse)
}

func TestBody_hasAsManyMembersAsTheLimitAllowsWithFlatMemory(t *testing.T) {
	const limit = imagebuilder.DefaultMaxResponseBytes
	fill := func(beginning, member, end string) []byte {
		return []byte(beginning + strings.Repeat(member, (limit-len(beginning)-len(end))/len(member)) + end)
	}
	// Without collections, which shrink the stack.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for name, member := range map[string]string{
		"unknown": `"a":0,`, "null": `"message":null,`, "known": `"message":"",`, "nested": `"a":[{"b":[]}],`, "escaped": `"\u0061":"\n",`,
	} {
		t.Run(name, func(t *testing.T) {
			for _, body := range [][]byte{fill("{", member, `"nextToken":"t"}`), fill(`{"steps":[{`, member, `"a":0}],"nextToken":"t"}`)} {
				client := imagebuilder.New(optionsInMemory(func(*http.Request) (*http.Response, error) {
					return responseInMemory(http.StatusOK, http.Header{}, body), nil
				}))
				var (
					page *imagebuilder.ListWorkflowStepExecutionsOutput
					err  error
				)
				heap, stack := costOf(func() { page, err = client.ListWorkflowStepExecutions(t.Context(), listRun()) })
				if err != nil || aws.ToString(page.NextToken) != "t" {
					t.Fatalf("a page of %d bytes: %v", len(body), err)
				}
				if heap > 4*limit || stack > 1<<20 {
					t.Errorf("a page of %d bytes cost %d bytes of heap, and the stack grew by %d", len(body), heap, stack)
				}
				t.Logf("a page of %d bytes cost %d bytes of heap, and the stack grew by %d", len(body), heap, stack)
				runtime.GC()
			}
		})
	}
}

func TestWaiting_endsWithTheContext(t *testing.T) {
	for name, fault := range map[string]imagebuildertest.Fault{
		"for a response":           imagebuildertest.Hang(),
		"for the rest of a page":   imagebuildertest.StallBody(10),
		"for the rest of an error": silent("HTTP/1.1 404 Not Found\r\n%sContent-Length: 100\r\n\r\n<html>"),
		"between attempts":         imagebuildertest.Exception(&errors.ServiceException{}),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				srv.InjectFunc(always(fault))
				client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) {
					o.RetryMaxAttempts = 1000
				})
				const patience = 3 * time.Minute
				ctx, cancel := context.WithTimeout(t.Context(), patience)
				defer cancel()
				start := time.Now()
				_, err := client.ListWorkflowStepExecutions(ctx, listRun())
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("got %v, want context.DeadlineExceeded", err)
				}
				if waited := time.Since(start); waited != patience {
					t.Errorf("the call took %v, want %v", waited, patience)
				}
				if errors.IsRetryable(err) {
					t.Errorf("%v counts as retryable", err)
				}
				sent := len(srv.Requests())
				time.Sleep(time.Hour)
				if more := len(srv.Requests()) - sent; more > 0 {
					t.Errorf("%d requests were sent after the context had ended", more)
				}
			})
		})
	}
}
