package awscall

import (
	"context"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
)

// callContext is the caller's context under the values that the SDK and its
// middlewares look for. They are made once for many calls.
type callContext struct {
	context.Context

	values context.Context
}

func (c *callContext) Value(key any) any {
	if v := c.values.Value(key); v != nil {
		return v
	}
	return c.Context.Value(key)
}

// callValues holds what describes a call to middlewares: service, operation,
// region, logger and tracer.
func callValues(s *Settings, operation string) context.Context {
	// What is looked up most is put in last.
	ctx := tracing.WithOperationTracer(context.Background(), s.TracerProvider.Tracer(s.Service.Scope))
	ctx = middleware.WithServiceID(ctx, s.Service.ID)
	ctx = middleware.WithOperationName(ctx, operation)
	ctx = middleware.SetLogger(ctx, s.Logger)
	ctx = awsmiddleware.SetServiceID(ctx, s.Service.ID)
	ctx = awsmiddleware.SetOperationName(ctx, operation)
	if s.Region != "" {
		ctx = awsmiddleware.SetRegion(ctx, s.Region)
	}
	if s.LegacyEndpoint != nil {
		ctx = awsmiddleware.SetRequiresLegacyEndpoints(ctx, true)
	}
	return ctx
}

// ContextStep returns a step that changes the context of what comes after it.
func ContextStep(id string, change func(context.Context) context.Context) middleware.InitializeMiddleware {
	return middleware.InitializeMiddlewareFunc(id, func(
		ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler,
	) (middleware.InitializeOutput, middleware.Metadata, error) {
		return next.HandleInitialize(change(ctx), in)
	})
}
