package awscall

import (
	"context"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
)

// callContext adds the values that the SDK and its middlewares look for to the caller's
// context. The values are computed once for many calls.
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

// callValues holds the values that describe a call to middlewares: service, operation,
// Region, logger and tracer.
func callValues(s *Settings, operation string) context.Context {
	// The values that are looked up most are added last.
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

// ContextStep returns a step that changes the context of the steps after it.
func ContextStep(id string, change func(context.Context) context.Context) middleware.InitializeMiddleware {
	return middleware.InitializeMiddlewareFunc(id, func(
		ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler,
	) (middleware.InitializeOutput, middleware.Metadata, error) {
		return next.HandleInitialize(change(ctx), in)
	})
}
