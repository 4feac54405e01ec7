// Package program reads and changes builds in the ways that services do, and prints
// what it sees.
package program

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// Environment is what the program runs in.
type Environment struct {
	// URL is the base URL of the service.
	URL string

	// HTTPClient sends the requests.
	HTTPClient aws.HTTPClient

	// Out receives what the program prints.
	Out io.Writer
}

// Run runs the whole program.
func Run(ctx context.Context, env Environment) {
	for _, part := range []struct {
		name string
		run  func(context.Context, Environment)
	}{
		{"configuration", configure},
		{"one page", onePage},
		{"paginator", paginate},
		{"paginator options", paginateWithOptions},
		{"enums", enums},
		{"mock", useMock},
		{"service errors", serviceErrors},
		{"client errors", clientErrors},
		{"retries", retries},
		{"endpoints", endpoints},
		{"signing", signing},
		{"middleware", middlewares},
		{"interceptors", interceptors},
		{"builds", builds},
	} {
		env.printf("== %s", part.name)
		part.run(ctx, env)
	}
}

func (env Environment) printf(format string, args ...any) {
	_, _ = fmt.Fprintf(env.Out, format+"\n", args...)
}

func (env Environment) config() aws.Config {
	return aws.Config{
		Region:       "us-west-2",
		Credentials:  credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "SECRET", ""),
		BaseEndpoint: aws.String(env.URL),
		HTTPClient:   env.HTTPClient,
		Retryer:      newRetryer,
	}
}

func newRetryer() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
	})
}
