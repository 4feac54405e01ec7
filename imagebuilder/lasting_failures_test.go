package imagebuilder_test

import (
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func TestRetries_areNotForConnectionsThatFailEachTime(t *testing.T) {
	of := func(err error) error { return &url.Error{Op: "Post", URL: "https://host.test", Err: err} }
	for name, test := range map[string]struct {
		err      error
		attempts int
	}{
		"untrusted certificate":     {of(x509.UnknownAuthorityError{}), 1},
		"certificate of another":    {of(x509.HostnameError{Certificate: &x509.Certificate{}, Host: "host.test"}), 1},
		"plain HTTP instead of TLS": {of(http.ErrSchemeMismatch), 1},
		"proxy wants a login":       {of(fmt.Errorf("Proxy Authentication Required")), 1},
		"proxy forbids the host":    {of(fmt.Errorf("Forbidden")), 1},
		"proxy is overloaded":       {of(fmt.Errorf("Service Unavailable")), 3},
		"cut connection":            {of(io.ErrUnexpectedEOF), 3},
	} {
		for _, mode := range []aws.RetryMode{aws.RetryModeStandard, aws.RetryModeAdaptive} {
			t.Run(fmt.Sprintf("%s, %s", name, mode), func(t *testing.T) {
				sent := 0
				options := optionsInMemory(func(*http.Request) (*http.Response, error) {
					sent++
					return nil, test.err
				})
				options.Retryer, options.RetryMaxAttempts, options.RetryMode = nil, 0, mode
				_, err := imagebuilder.New(options, withoutBackoff).ListWorkflowStepExecutions(t.Context(), listRun())
				if !errors.Is(err, test.err) || sent != test.attempts {
					t.Errorf("sent %d times, want %d: %v", sent, test.attempts, err)
				}
				if errors.IsRetryable(err) != (test.attempts > 1) {
					t.Errorf("IsRetryable is %t of %v", errors.IsRetryable(err), err)
				}
			})
		}
	}
}

func TestCredentials_thatFailAreAnErrorOfTheirOwn(t *testing.T) {
	reason := fmt.Errorf("no role")
	failing := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return aws.Credentials{}, reason })
	srv := newServer(t, 1)
	cfg := srv.Config()
	cfg.Credentials = failing
	for name, call := range map[string]func() (*imagebuilder.ListWorkflowStepExecutionsOutput, error){
		"of the client": func() (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
			return newClient(t, cfg).ListWorkflowStepExecutions(t.Context(), listRun())
		},
		"of the call": func() (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
			return newClient(t, srv.Config()).ListWorkflowStepExecutions(t.Context(), listRun(), func(o *imagebuilder.Options) { o.Credentials = failing })
		},
	} {
		_, err := call()
		const want = "operation error imagebuilder: ListWorkflowStepExecutions, get identity: get credentials: no role"
		if failed, ok := errors.AsType[*errors.CredentialsError](err); !ok || !errors.Is(failed.Err, reason) || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
		if n := len(srv.Requests()); n != 0 || errors.Attempts(err) != 0 {
			t.Errorf("%s: %d requests, %d attempts", name, n, errors.Attempts(err))
		}
	}
}
