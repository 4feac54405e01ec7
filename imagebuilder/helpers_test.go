package imagebuilder_test

import (
	"context"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const runID = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"

func listRun() *imagebuilder.ListWorkflowStepExecutionsInput {
	return &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(runID)}
}

// newServer starts a service on loopback with one workflow execution of n steps.
func newServer(t testing.TB, n int) *imagebuildertest.Server {
	t.Helper()
	srv := imagebuildertest.NewServer()
	t.Cleanup(srv.Close)
	srv.SetSteps(runID, namedSteps("step", n)...)
	return srv
}

// newClient returns a client with its own connections, which are closed when the test
// ends.
func newClient(t testing.TB, cfg aws.Config, optFns ...func(*imagebuilder.Options)) *imagebuilder.Client {
	t.Helper()
	if cfg.HTTPClient == nil {
		transport := &http.Transport{MaxIdleConnsPerHost: 64, MaxResponseHeaderBytes: 1 << 20}
		t.Cleanup(transport.CloseIdleConnections)
		cfg.HTTPClient = &http.Client{Transport: transport}
	}
	return imagebuilder.NewFromConfig(cfg, optFns...)
}

func namedSteps(prefix string, n int) []types.WorkflowStepMetadata {
	steps := make([]types.WorkflowStepMetadata, n)
	for i := range steps {
		steps[i] = types.WorkflowStepMetadata{
			Name:   aws.String(fmt.Sprintf("%s-%d", prefix, i)),
			Status: types.WorkflowStepExecutionStatusPending,
		}
	}
	return steps
}

func namesOf(steps []types.WorkflowStepMetadata) string {
	var names []string
	for _, step := range steps {
		names = append(names, aws.ToString(step.Name))
	}
	return strings.Join(names, " ")
}

// impatient is a retryer that decides as the one inside it does, but waits for
// nothing and has no quota.
type impatient struct{ aws.RetryerV2 }

func (impatient) RetryDelay(int, error) (time.Duration, error) { return 0, nil }

func (impatient) GetRetryToken(context.Context, error) (func(error) error, error) {
	return func(error) error { return nil }, nil
}

// withoutBackoff takes the waiting out of the client's own retryer.
func withoutBackoff(o *imagebuilder.Options) {
	o.Retryer = impatient{o.Retryer.(aws.RetryerV2)}
}

func withoutRetries(o *imagebuilder.Options) { o.Retryer = aws.NopRetryer{} }

func withHTTPClient(client imagebuilder.HTTPClient) func(*imagebuilder.Options) {
	return func(o *imagebuilder.Options) { o.HTTPClient = client }
}

// handledBy is a fault that is an ordinary handler.
func handledBy(handler http.HandlerFunc) imagebuildertest.Fault {
	return func(http.Handler) http.Handler { return handler }
}

// always injects the fault into every request.
func always(fault imagebuildertest.Fault) func(imagebuildertest.Request) imagebuildertest.Fault {
	return func(imagebuildertest.Request) imagebuildertest.Fault { return fault }
}

// doFunc is an HTTP client made of a function.
type doFunc func(*http.Request) (*http.Response, error)

func (f doFunc) Do(r *http.Request) (*http.Response, error) { return f(r) }

// roundTripper is a transport made of a function.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// lines is a logger that keeps its lines.
type lines struct {
	mu  sync.Mutex
	all []string
}

func (l *lines) add(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, line)
}

// goroutinesSettle waits until there are no more goroutines than before, at most until
// the deadline of the test.
func goroutinesSettle(t *testing.T, before int) {
	t.Helper()
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines are left, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}
