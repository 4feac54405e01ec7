package watch

import (
	"context"
	"fmt"

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
// page.
type limitedClient struct {
	client  Client
	limiter Limiter
}

// limiterError is an error of the limiter, which ends a watch.
type limiterError struct{ err error }

func (e *limiterError) Error() string { return fmt.Sprintf("wait for the limiter: %v", e.err) }
func (e *limiterError) Unwrap() error { return e.err }

func (c limitedClient) wait(ctx context.Context) error {
	if c.limiter == nil {
		return nil
	}
	if err := c.limiter.Wait(ctx); err != nil {
		return &limiterError{err}
	}
	return nil
}

// checkResponse makes an error of nothing, which a mock may return.
func checkResponse[T any](client Client, out *T, err error) (*T, error) {
	if out == nil && err == nil {
		err = fmt.Errorf("client %T returned neither a response nor an error", client)
	}
	return out, err
}

func (c limitedClient) GetImage(ctx context.Context, in *imagebuilder.GetImageInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	if err := c.wait(ctx); err != nil {
		return nil, err
	}
	out, err := c.client.GetImage(ctx, in, optFns...)
	return checkResponse(c.client, out, err)
}

func (c limitedClient) ListWorkflowExecutions(ctx context.Context, in *imagebuilder.ListWorkflowExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowExecutionsOutput, error) {
	if err := c.wait(ctx); err != nil {
		return nil, err
	}
	out, err := c.client.ListWorkflowExecutions(ctx, in, optFns...)
	return checkResponse(c.client, out, err)
}

func (c limitedClient) ListWorkflowStepExecutions(ctx context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	if err := c.wait(ctx); err != nil {
		return nil, err
	}
	out, err := c.client.ListWorkflowStepExecutions(ctx, in, optFns...)
	return checkResponse(c.client, out, err)
}
