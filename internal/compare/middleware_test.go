package compare_test

import (
	"context"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

const (
	stepInitialize  = "Initialize"
	stepSerialize   = "Serialize"
	stepBuild       = "Build"
	stepFinalize    = "Finalize"
	stepDeserialize = "Deserialize"
)

// probe returns a middleware for a step that calls before with the step's input,
// and after with what came back.
func probe(step, id string, before func(context.Context, any), after func(result any, _ middleware.Metadata, err error)) any {
	switch step {
	case stepInitialize:
		return middleware.InitializeMiddlewareFunc(id, func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
			before(ctx, in.Parameters)
			out, metadata, err := next.HandleInitialize(ctx, in)
			after(out.Result, metadata, err)
			return out, metadata, err
		})
	case stepSerialize:
		return middleware.SerializeMiddlewareFunc(id, func(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (middleware.SerializeOutput, middleware.Metadata, error) {
			before(ctx, in.Request)
			out, metadata, err := next.HandleSerialize(ctx, in)
			after(out.Result, metadata, err)
			return out, metadata, err
		})
	case stepBuild:
		return middleware.BuildMiddlewareFunc(id, func(ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler) (middleware.BuildOutput, middleware.Metadata, error) {
			before(ctx, in.Request)
			out, metadata, err := next.HandleBuild(ctx, in)
			after(out.Result, metadata, err)
			return out, metadata, err
		})
	case stepFinalize:
		return middleware.FinalizeMiddlewareFunc(id, func(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
			before(ctx, in.Request)
			out, metadata, err := next.HandleFinalize(ctx, in)
			after(out.Result, metadata, err)
			return out, metadata, err
		})
	default:
		return middleware.DeserializeMiddlewareFunc(id, func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
			before(ctx, in.Request)
			out, metadata, err := next.HandleDeserialize(ctx, in)
			after(out.Result, metadata, err)
			return out, metadata, err
		})
	}
}

// insert puts a middleware beside the one of an id, or without an id at the
// beginning or the end of the step.
func insert(stack *middleware.Stack, m any, relativeTo string, position middleware.RelativePosition) error {
	switch m := m.(type) {
	case middleware.InitializeMiddleware:
		if relativeTo == "" {
			return stack.Initialize.Add(m, position)
		}
		return stack.Initialize.Insert(m, relativeTo, position)
	case middleware.SerializeMiddleware:
		if relativeTo == "" {
			return stack.Serialize.Add(m, position)
		}
		return stack.Serialize.Insert(m, relativeTo, position)
	case middleware.BuildMiddleware:
		if relativeTo == "" {
			return stack.Build.Add(m, position)
		}
		return stack.Build.Insert(m, relativeTo, position)
	case middleware.FinalizeMiddleware:
		if relativeTo == "" {
			return stack.Finalize.Add(m, position)
		}
		return stack.Finalize.Insert(m, relativeTo, position)
	default:
		if relativeTo == "" {
			return stack.Deserialize.Add(m.(middleware.DeserializeMiddleware), position)
		}
		return stack.Deserialize.Insert(m.(middleware.DeserializeMiddleware), relativeTo, position)
	}
}

// setHeaderAt sets a header at the beginning of a step.
func setHeaderAt(step string) func(*middleware.Stack) error {
	return func(stack *middleware.Stack) error {
		m := probe(step, "setHeader", func(_ context.Context, request any) {
			request.(*smithyhttp.Request).Header.Set("X-"+step, "value")
		}, func(any, middleware.Metadata, error) {})
		return insert(stack, m, "", middleware.Before)
	}
}
