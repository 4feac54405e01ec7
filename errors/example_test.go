package errors_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// failingCall calls a service that responds with an exception.
func failingCall(exception *errors.ForbiddenException) error {
	server := imagebuildertest.NewInMemoryServer()
	defer server.Close()
	server.Inject(imagebuildertest.Exception(exception), 1)

	client := imagebuilder.NewFromConfig(server.Config())
	_, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String("wf-165b1cb6-3a62-4618-a021-94ddcbe32908"),
	})
	return err
}

func Example() {
	err := failingCall(&errors.ForbiddenException{Message: aws.String("not authorized to perform imagebuilder:ListWorkflowStepExecutions")})

	var forbidden *errors.ForbiddenException
	if errors.As(err, &forbidden) {
		fmt.Println("ask for the permission:", forbidden.ErrorMessage())
	}
	// Output: ask for the permission: not authorized to perform imagebuilder:ListWorkflowStepExecutions
}

func ExampleAsType() {
	err := failingCall(&errors.ForbiddenException{Message: aws.String("not authorized")})

	if forbidden, ok := errors.AsType[*errors.ForbiddenException](err); ok {
		fmt.Println(forbidden)
	}
	// Output: ForbiddenException: not authorized
}

func ExampleCode() {
	err := failingCall(&errors.ForbiddenException{})

	fmt.Println(errors.Code(err), errors.HTTPStatus(err), errors.Attempts(err))
	fmt.Println("has a request id:", errors.RequestID(err) != "")
	// Output:
	// ForbiddenException 403 1
	// has a request id: true
}

func ExampleAs() {
	err := failingCall(&errors.ForbiddenException{})

	var response interface {
		error
		HTTPStatusCode() int
	}
	if errors.As(err, &response) {
		fmt.Println(response.HTTPStatusCode())
	}
	// Output: 403
}

func ExampleAdvice() {
	err := failingCall(&errors.ForbiddenException{})

	fmt.Println(errors.Advice(err))
	// Output: Grant the identity the action imagebuilder:ListWorkflowStepExecutions: its own policies do not, or a policy of the organization, the session or the VPC endpoint denies it.
}

func ExampleLogValue() {
	err := failingCall(&errors.ForbiddenException{})

	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTimeTextAndID}))
	logger.Error("list steps", "error", errors.LogValue(err))
	// Output: level=ERROR msg="list steps" error.code=ForbiddenException error.status=403 error.attempts=1
}

// withoutTimeTextAndID leaves out what differs from run to run.
func withoutTimeTextAndID(_ []string, a slog.Attr) slog.Attr {
	switch a.Key {
	case slog.TimeKey, "text", "requestId":
		return slog.Attr{}
	}
	return a
}

func ExampleIsRetryable() {
	err := failingCall(&errors.ForbiddenException{})

	fmt.Println("try again later:", errors.IsRetryable(err))
	// Output: try again later: false
}

// The context ended this call in the pause before the next attempt, so that the
// response is in the attempts alone.
func ExampleAttemptsError() {
	server := imagebuildertest.NewInMemoryServer()
	defer server.Close()
	server.Inject(imagebuildertest.Exception(&errors.ServiceUnavailableException{Message: aws.String("maintenance")}), 1)

	ctx, cancel := context.WithCancel(context.Background())
	client := imagebuilder.NewFromConfig(server.Config(), func(o *imagebuilder.Options) {
		o.Retryer = retry.NewStandard(func(so *retry.StandardOptions) {
			so.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) {
				cancel()
				return time.Hour, nil
			})
		})
	})
	_, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String("wf-165b1cb6-3a62-4618-a021-94ddcbe32908"),
	})

	fmt.Println("cancelled:", errors.Is(err, context.Canceled))
	if attempts, ok := errors.AsType[*errors.AttemptsError](err); ok {
		for i, attempt := range attempts.Attempts {
			fmt.Println("attempt", i+1, errors.HTTPStatus(attempt), errors.Message(attempt))
		}
	}
	// Output:
	// cancelled: true
	// attempt 1 503 maintenance
}
