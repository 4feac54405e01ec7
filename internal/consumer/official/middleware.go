package program

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/aws/aws-sdk-go-v2/service/imagebuilder"

	"github.com/seed-78d42d54/imagebuilder-go/internal/consumer/fakeservice"
)

func middlewares(ctx context.Context, env Environment) {
	config := env.config()
	config.APIOptions = []func(*middleware.Stack) error{
		env.aroundSerializer,
		env.aroundRetry,
		env.aroundSigning,
		env.aroundDeserializer,
		smithyhttp.SetHeaderValue("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"),
		awsmiddleware.AddUserAgentKeyValue("consumer", "1.2.3"),
	}
	client := imagebuilder.NewFromConfig(config)
	env.count(ctx, "all", client)
	_, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.OnceUnavailable),
	})
	env.printf("twice: %v", err)
	_, err = client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.FailingWith("ForbiddenException")),
	})
	env.describe(err)

	plain := imagebuilder.NewFromConfig(env.config())
	env.count(ctx, "unknown anchor", plain, imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
		return stack.Finalize.Insert(env.finalize("lost"), "NoSuchMiddleware", middleware.After)
	}))
	env.count(ctx, "without signature", plain, imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
		_, err := stack.Finalize.Remove("Signing")
		return err
	}))
	env.count(ctx, "result of a middleware", plain, imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
		return stack.Finalize.Add(middleware.FinalizeMiddlewareFunc("Cache", func(
			context.Context, middleware.FinalizeInput, middleware.FinalizeHandler,
		) (middleware.FinalizeOutput, middleware.Metadata, error) {
			return middleware.FinalizeOutput{Result: &imagebuilder.ListWorkflowStepExecutionsOutput{}}, middleware.Metadata{}, nil
		}), middleware.Before)
	}))
	env.count(ctx, "response of a middleware", plain, imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
		return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("Replay", func(
			context.Context, middleware.DeserializeInput, middleware.DeserializeHandler,
		) (middleware.DeserializeOutput, middleware.Metadata, error) {
			return middleware.DeserializeOutput{RawResponse: &smithyhttp.Response{Response: &http.Response{
				StatusCode: http.StatusOK,
				Body:       io.NopCloser(strings.NewReader(`{"steps":[{},{}]}`)),
			}}}, middleware.Metadata{}, nil
		}), middleware.After)
	}))
}

func (env Environment) aroundSerializer(stack *middleware.Stack) error {
	if err := stack.Serialize.Insert(middleware.SerializeMiddlewareFunc("ChangeInput", func(
		ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler,
	) (middleware.SerializeOutput, middleware.Metadata, error) {
		params, ok := in.Parameters.(*imagebuilder.ListWorkflowStepExecutionsInput)
		if !ok {
			return middleware.SerializeOutput{}, middleware.Metadata{}, fmt.Errorf("unexpected %T", in.Parameters)
		}
		changed := *params
		changed.MaxResults = aws.Int32(11)
		in.Parameters = &changed
		env.printf("%s of %s in %s", awsmiddleware.GetOperationName(ctx), awsmiddleware.GetServiceID(ctx), awsmiddleware.GetRegion(ctx))
		return next.HandleSerialize(ctx, in)
	}), "OperationSerializer", middleware.Before); err != nil {
		return err
	}
	return stack.Serialize.Insert(middleware.SerializeMiddlewareFunc("SeeRequest", func(
		ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler,
	) (middleware.SerializeOutput, middleware.Metadata, error) {
		request := in.Request.(*smithyhttp.Request)
		length, ok, err := request.StreamLength()
		env.printf("%s %s, %d bytes %t %v, %s", request.Method, request.URL.Path, length, ok, err, request.Header.Get("Content-Type"))
		return next.HandleSerialize(ctx, in)
	}), "OperationSerializer", middleware.After)
}

func (env Environment) aroundRetry(stack *middleware.Stack) error {
	if err := stack.Finalize.Insert(env.finalize("call"), "Retry", middleware.Before); err != nil {
		return err
	}
	return stack.Finalize.Insert(env.finalize("attempt"), "Retry", middleware.After)
}

func (env Environment) aroundSigning(stack *middleware.Stack) error {
	if err := stack.Finalize.Insert(env.finalize("unsigned"), "Signing", middleware.Before); err != nil {
		return err
	}
	return stack.Finalize.Insert(env.finalize("signed"), "Signing", middleware.After)
}

// finalize prints how far the request is, and marks it.
func (env Environment) finalize(name string) middleware.FinalizeMiddleware {
	return middleware.FinalizeMiddlewareFunc("Consumer"+name, func(
		ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler,
	) (middleware.FinalizeOutput, middleware.Metadata, error) {
		request := in.Request.(*smithyhttp.Request)
		env.printf("%s: endpoint %t, attempt %t, signature %t", name, request.URL.Host != "",
			request.Header.Get("Amz-Sdk-Request") != "", request.Header.Get("Authorization") != "")
		request.Header.Add("X-Consumer", name)
		out, metadata, err := next.HandleFinalize(ctx, in)
		requestID, _ := awsmiddleware.GetRequestIDMetadata(metadata)
		_, attempts := retry.GetAttemptResults(metadata)
		env.printf("%s: result %t, failed %t, request id %q, attempts %t", name, out.Result != nil && err == nil, err != nil, requestID, attempts)
		return out, metadata, err
	})
}

func (env Environment) aroundDeserializer(stack *middleware.Stack) error {
	if err := stack.Deserialize.Insert(middleware.DeserializeMiddlewareFunc("SeeOutput", func(
		ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler,
	) (middleware.DeserializeOutput, middleware.Metadata, error) {
		out, metadata, err := next.HandleDeserialize(ctx, in)
		if output, ok := out.Result.(*imagebuilder.ListWorkflowStepExecutionsOutput); ok && err == nil {
			env.printf("output has %d steps", len(output.Steps))
			output.Message = aws.String("changed")
		}
		return out, metadata, err
	}), "OperationDeserializer", middleware.Before); err != nil {
		return err
	}
	return stack.Deserialize.Insert(middleware.DeserializeMiddlewareFunc("SeeResponse", func(
		ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler,
	) (middleware.DeserializeOutput, middleware.Metadata, error) {
		out, metadata, err := next.HandleDeserialize(ctx, in)
		if response, ok := out.RawResponse.(*smithyhttp.Response); ok {
			env.printf("response %d, result %t", response.StatusCode, out.Result != nil)
		}
		return out, metadata, err
	}), "OperationDeserializer", middleware.After)
}
