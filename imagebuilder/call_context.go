package imagebuilder

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
func callValues(o *Options, operation string) context.Context {
	// What is looked up most is put in last.
	ctx := tracing.WithOperationTracer(context.Background(), o.TracerProvider.Tracer(instrumentationScope))
	ctx = middleware.WithServiceID(ctx, ServiceID)
	ctx = middleware.WithOperationName(ctx, operation)
	ctx = middleware.SetLogger(ctx, o.Logger)
	ctx = awsmiddleware.SetServiceID(ctx, ServiceID)
	ctx = awsmiddleware.SetOperationName(ctx, operation)
	if o.Region != "" {
		ctx = awsmiddleware.SetRegion(ctx, o.Region)
	}
	if o.EndpointResolver != nil {
		ctx = awsmiddleware.SetRequiresLegacyEndpoints(ctx, true)
	}
	return ctx
}
