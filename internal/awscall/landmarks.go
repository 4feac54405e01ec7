package awscall

import (
	"cmp"
	"context"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// addLandmarks adds, for APIOptions, the other steps that the SDK's generated clients
// have or had: middlewares are inserted relative to them.
func addLandmarks(stack *middleware.Stack, s *Settings) error {
	if len(s.APIOptions) == 0 {
		return nil
	}
	err := cmp.Or(
		stack.Initialize.Insert(landmark("RegisterServiceMetadata"), "OperationInputValidation", middleware.Before),
		stack.Initialize.Insert(landmark("legacyEndpointContextSetter"), "OperationInputValidation", middleware.Before),
		stack.Initialize.Insert(landmark("SetLogger"), "OperationInputValidation", middleware.Before),
		stack.Serialize.Add(landmark("setOperationInput"), middleware.Before),
		stack.Build.Insert(landmark("ComputeContentLength"), "ClientRequestID", middleware.After),
		stack.Build.Insert(landmark("SetCredentialSourceMiddleware"), "ComputeContentLength", middleware.After),
		stack.Finalize.Add(landmark("spanRetryLoop"), middleware.Before),
		stack.Finalize.Insert(landmark("RetryMetricsHeader"), "RecordAttempt", middleware.After),
		stack.Finalize.Insert(landmark("disableHTTPS"), "ResolveEndpointV2", middleware.After),
		stack.Deserialize.Insert(landmark("ErrorCloseResponseBody"), "ResponseErrorWrapper", middleware.Before),
		stack.Deserialize.Insert(landmark("CloseResponseBody"), "ResponseErrorWrapper", middleware.Before),
	)
	if hasInterceptors(s.Interceptors) {
		return err
	}
	return cmp.Or(err,
		stack.Finalize.Insert(&smithyhttp.InterceptBeforeRetryLoop{}, "Retry", middleware.Before),
		stack.Finalize.Insert(&smithyhttp.InterceptAttempt{}, "Retry", middleware.After),
	)
}

// landmark is the ID of a step that does nothing: other steps do its work.
type landmark string

func (l landmark) ID() string { return string(l) }

func (landmark) HandleInitialize(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
	middleware.InitializeOutput, middleware.Metadata, error,
) {
	return next.HandleInitialize(ctx, in)
}

func (landmark) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	middleware.SerializeOutput, middleware.Metadata, error,
) {
	return next.HandleSerialize(ctx, in)
}

func (landmark) HandleBuild(ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler) (
	middleware.BuildOutput, middleware.Metadata, error,
) {
	return next.HandleBuild(ctx, in)
}

func (landmark) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	return next.HandleFinalize(ctx, in)
}

func (landmark) HandleDeserialize(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	middleware.DeserializeOutput, middleware.Metadata, error,
) {
	return next.HandleDeserialize(ctx, in)
}
