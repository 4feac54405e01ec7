package awscall

import (
	"cmp"
	"context"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// addLandmarks adds, for APIOptions, what else the SDK's generated clients have on
// their stacks: middlewares insert themselves next to these steps, and expect
// them to put values into a context that has lost them.
func addLandmarks(stack *middleware.Stack, p *plan) error {
	s := p.settings
	if len(s.APIOptions) == 0 {
		return nil
	}
	_, err := stack.Initialize.Swap("RegisterServiceMetadata", &awsmiddleware.RegisterServiceMetadata{
		ServiceID: s.Service.ID, Region: s.Region, OperationName: p.operation.name(),
	})
	setLegacy := ContextStep("legacyEndpointContextSetter", func(ctx context.Context) context.Context {
		if s.LegacyEndpoint == nil {
			return ctx
		}
		return awsmiddleware.SetRequiresLegacyEndpoints(ctx, true)
	})
	setLogger := ContextStep("SetLogger", func(ctx context.Context) context.Context {
		return middleware.SetLogger(ctx, s.Logger)
	})
	err = cmp.Or(err,
		stack.Initialize.Insert(setLegacy, "OperationInputValidation", middleware.Before),
		stack.Initialize.Insert(setLogger, "OperationInputValidation", middleware.Before),
		stack.Serialize.Add(landmark("setOperationInput"), middleware.Before),
		stack.Build.Insert(&smithyhttp.ComputeContentLength{}, "ClientRequestID", middleware.After),
		stack.Build.Insert(landmark("SetCredentialSourceMiddleware"), "ComputeContentLength", middleware.After),
		stack.Finalize.Add(landmark("spanRetryLoop"), middleware.Before),
		stack.Finalize.Insert(&retry.MetricsHeader{}, "RecordAttempt", middleware.After), //nolint:staticcheck // it looks again at what stands before it
		stack.Finalize.Insert(landmark("disableHTTPS"), "ResolveEndpointV2", middleware.After),
		stack.Deserialize.Insert(landmark("ErrorCloseResponseBody"), "ResponseErrorWrapper", middleware.Before),
		stack.Deserialize.Insert(landmark("CloseResponseBody"), "ResponseErrorWrapper", middleware.Before),
	)
	if hasInterceptors(&s.Interceptors) {
		return err
	}
	return cmp.Or(err,
		stack.Finalize.Insert(&smithyhttp.InterceptBeforeRetryLoop{}, "Retry", middleware.Before),
		stack.Finalize.Insert(&smithyhttp.InterceptAttempt{}, "Retry", middleware.After),
	)
}

// landmark is the id of a step that has nothing to do: other steps do its work.
type landmark string

func (l landmark) ID() string { return string(l) }

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
