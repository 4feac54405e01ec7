package imagebuilder_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func TestCancel_beforeTheCallSendsNothing(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := client.ListWorkflowStepExecutions(ctx, listRun())
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if n := len(srv.Requests()); n != 0 || errors.Attempts(err) != 0 {
		t.Errorf("%d requests were sent, the error tells %d attempts, want none", n, errors.Attempts(err))
	}
}

func TestCancel_withACause(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config())
	ctx, cancel := context.WithCancelCause(t.Context())
	srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
		cancel(errors.New("enough"))
		return imagebuildertest.Hang()
	})
	_, err := client.ListWorkflowStepExecutions(ctx, listRun())
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if n := len(srv.Requests()); n != 1 {
		t.Errorf("%d requests were sent, want 1", n)
	}
}

func TestCancel_betweenAttemptsSendsNothingMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.InjectFunc(always(imagebuildertest.Exception(&errors.CallRateLimitExceededException{})))
		client := imagebuilder.NewFromConfig(srv.Config())
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() {
			_, err := client.ListWorkflowStepExecutions(ctx, listRun())
			done <- err
		}()
		synctest.Wait() // the call is backing off
		cancel()
		err := <-done
		if !errors.Is(err, context.Canceled) || errors.Attempts(err) != 1 {
			t.Errorf("got %v after %d attempts, want context.Canceled after 1", err, errors.Attempts(err))
		} else if !strings.Contains(err.Error(), "CallRateLimitExceededException: ") || errors.IsRetryable(fmt.Errorf("list: %w", err)) {
			t.Errorf("%q does not tell what the attempt met, or counts as retryable", err)
		}
		if all, ok := errors.AsType[*errors.AttemptsError](err); ok {
			if _, ok := all.Err.(*aws.RequestCanceledError); !ok {
				t.Errorf("a %T ended the call, want what the SDK says", all.Err)
			}
		}
		if n := len(srv.Requests()); n != 1 {
			t.Errorf("%d requests were sent, want 1", n)
		}
	})
}

func TestCancel_whileGettingCredentialsAgainIsNotRetryable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.InjectFunc(always(imagebuildertest.Exception(&errors.ServiceException{})))
		cfg := srv.Config()
		given := cfg.Credentials
		asked := 0
		cfg.Credentials = aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
			if asked++; asked > 1 {
				<-ctx.Done()
				return aws.Credentials{}, ctx.Err()
			}
			return given.Retrieve(ctx)
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		_, err := imagebuilder.NewFromConfig(cfg).ListWorkflowStepExecutions(ctx, listRun())
		if !errors.Is(err, context.DeadlineExceeded) || errors.Attempts(err) != 1 || errors.IsRetryable(err) {
			t.Errorf("got %v after %d attempts, retryable %v", err, errors.Attempts(err), errors.IsRetryable(err))
		}
	})
}

// watchedBody is a body that ends the context of its request, at once or never.
type watchedBody struct {
	io.Reader
	end    context.CancelFunc
	closed bool
}

func (b *watchedBody) Read(p []byte) (int, error) {
	if b.end != nil {
		b.end()
		return 0, errors.New("cut")
	}
	return b.Reader.Read(p)
}

func (b *watchedBody) Close() error {
	b.closed = true
	return nil
}

func TestBodies_areClosedHoweverACallEnds(t *testing.T) {
	for _, mode := range []aws.ClientLogMode{0, aws.LogResponseWithBody} {
		for _, status := range []int{101, 200, 403, 500} {
			for name, text := range map[string]string{"page": "{}", "something else": "<html>", "nothing": ""} {
				for _, ends := range []bool{false, true} {
					t.Run(fmt.Sprint(mode, status, name, ends), func(t *testing.T) {
						ctx, cancel := context.WithCancel(t.Context())
						defer cancel()
						body := &watchedBody{Reader: strings.NewReader(text)}
						if ends {
							body.end = cancel
						}
						client := imagebuilder.New(imagebuilder.Options{Region: "us-east-1", ClientLogMode: mode}, withoutRetries,
							withHTTPClient(doFunc(func(r *http.Request) (*http.Response, error) {
								return &http.Response{StatusCode: status, Header: http.Header{}, Body: body, Request: r}, nil
							})))
						_, _ = client.ListWorkflowStepExecutions(ctx, listRun())
						if !body.closed {
							t.Error("the body was not closed")
						}
					})
				}
			}
		}
	}
}

func TestTimeouts_ofAProviderAreRetryable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := imagebuilder.New(imagebuilder.Options{
			Region: "us-east-1",
			Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
				return aws.Credentials{}, fmt.Errorf("imds: %w", context.DeadlineExceeded)
			}),
		})
		if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); !errors.IsRetryable(err) {
			t.Errorf("%v is not retryable", err)
		}
	})
}

func TestCancel_whileGettingCredentialsIsOneLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := imagebuilder.New(imagebuilder.Options{
			Region: "us-east-1",
			Credentials: aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
				<-ctx.Done()
				return aws.Credentials{}, ctx.Err()
			}),
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := client.ListWorkflowStepExecutions(ctx, listRun())
		if !errors.Is(err, context.DeadlineExceeded) || strings.Contains(err.Error(), "\n") {
			t.Errorf("got %q, want one line around context.DeadlineExceeded", err)
		}
		if errors.IsRetryable(err) || errors.Attempts(err) != 0 {
			t.Errorf("%v counts as retryable, or tells attempts", err)
		}
	})
}

func TestCancel_betweenPagesEndsTheListing(t *testing.T) {
	srv := newServer(t, 10)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	client := newClient(t, srv.Config())
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, listRun(), func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) {
		o.Limit = 2
	})
	var seen int
	var last error
	for _, err := range steps.All(ctx) {
		if last = err; err == nil {
			seen++
		}
		if seen == 3 {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) || seen != 3 || len(srv.Requests()) != 2 {
		t.Errorf("got %d steps with %d requests, and %v; want 3 with 2, and context.Canceled", seen, len(srv.Requests()), last)
	}
}

func TestCalls_leaveNoGoroutines(t *testing.T) {
	before := runtime.NumGoroutine()
	func() {
		srv := imagebuildertest.NewServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps("step", 1)...)
		transport := &http.Transport{}
		defer transport.CloseIdleConnections()
		client := imagebuilder.NewFromConfig(srv.Config(), withoutBackoff, withHTTPClient(&http.Client{Transport: transport}))
		for _, fault := range []imagebuildertest.Fault{
			nil,
			imagebuildertest.Exception(&errors.ForbiddenException{}),
			imagebuildertest.EndlessBody(),
			endless("HTTP/1.1 404 Not Found\r\n\r\n", strings.Repeat("more", 4096)),
			imagebuildertest.CutBody(10),
			imagebuildertest.DropConnection(),
			reset("HTTP/1.1 200 OK\r\n"),
			silent("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
		} {
			srv.InjectFunc(always(fault))
			_, _ = client.ListWorkflowStepExecutions(t.Context(), listRun())
		}
		ctx, cancel := context.WithCancel(t.Context())
		srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
			cancel()
			return imagebuildertest.StallBody(10)
		})
		_, _ = client.ListWorkflowStepExecutions(ctx, listRun())
	}()
	goroutinesSettle(t, before)
}
