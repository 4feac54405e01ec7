package watch

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// Client is the part of [imagebuilder.Client] that a watch needs. [Wait] calls
// GetImage only.
type Client interface {
	GetImage(context.Context, *imagebuilder.GetImageInput, ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error)
	imagebuilder.ListWorkflowExecutionsAPIClient
	imagebuilder.ListWorkflowStepExecutionsAPIClient
}

var _ Client = (*imagebuilder.Client)(nil)

// Limiter limits the rate of requests. Wait blocks until the next request may be
// sent, and returns an error if ctx ends before. Implemented by *rate.Limiter of
// golang.org/x/time/rate, which returns an error of its own, before the deadline of
// ctx, if the wait would exceed it.
type Limiter interface {
	Wait(ctx context.Context) error
}

// limitedClient asks the limiter before each call, which for a listing is each
// page, and limits how long the call takes.
type limitedClient struct {
	client  Client
	limiter Limiter
}

// limiterError is an error of the limiter, which ends a watch.
type limiterError struct{ err error }

func (e *limiterError) Error() string { return fmt.Sprintf("wait for the limiter: %v", e.err) }
func (e *limiterError) Unwrap() error { return e.err }

// longestCall is longer than the three attempts of a call take if none can connect.
const longestCall = 2 * time.Minute

// slowCallError is the error of a call that was given up.
type slowCallError struct {
	text  string
	cause error
}

func (e *slowCallError) Error() string { return e.text }
func (e *slowCallError) Unwrap() error { return e.cause }

// gaveUp returns the error of a call that ended with err when its time was up. It has the
// layers of err, but ends with the last response, or that there was none, and not with
// the end of a context: the caller's goes on.
func gaveUp(err error) error {
	var cause error = &smithyhttp.RequestSendError{Err: errNoResponse}
	isOfCredentials := errors.As(err, new(*errors.CredentialsError))
	if isOfCredentials {
		cause = &errors.CredentialsError{Err: cause}
	}
	if before, ok := errors.AsType[*errors.AttemptsError](err); ok {
		if n := len(before.Attempts); n > 0 && !isOfCredentials && !errors.Is(before.Attempts[n-1], context.DeadlineExceeded) {
			cause = before.Attempts[n-1]
		}
		cause = &errors.AttemptsError{Attempts: before.Attempts, Err: cause}
	}
	if operation, ok := errors.AsType[*smithy.OperationError](err); ok {
		cause = &smithy.OperationError{ServiceID: operation.ServiceID, OperationName: operation.OperationName, Err: cause}
	}
	return &slowCallError{fmt.Sprintf("a call took longer than %v: %v", longestCall, err), cause}
}

var errNoResponse = fmt.Errorf("no response within %v", longestCall)

func call[In, Out any](ctx context.Context, c limitedClient, method func(context.Context, *In, ...func(*imagebuilder.Options)) (*Out, error), in *In, optFns []func(*imagebuilder.Options)) (*Out, error) {
	if c.limiter != nil {
		if err := c.limiter.Wait(ctx); err != nil {
			return nil, &limiterError{err}
		}
	}
	bounded, cancel := context.WithTimeout(ctx, longestCall)
	defer cancel()
	out, err := method(bounded, in, optFns...)
	switch {
	case err != nil && bounded.Err() != nil && ctx.Err() == nil:
		return nil, gaveUp(err)
	case out == nil && err == nil: // as a mock may return
		return nil, fmt.Errorf("client %T returned neither a response nor an error", c.client)
	}
	return out, err
}

func (c limitedClient) GetImage(ctx context.Context, in *imagebuilder.GetImageInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	return call(ctx, c, c.client.GetImage, in, optFns)
}

func (c limitedClient) ListWorkflowExecutions(ctx context.Context, in *imagebuilder.ListWorkflowExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowExecutionsOutput, error) {
	return call(ctx, c, c.client.ListWorkflowExecutions, in, optFns)
}

func (c limitedClient) ListWorkflowStepExecutions(ctx context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	return call(ctx, c, c.client.ListWorkflowStepExecutions, in, optFns)
}
