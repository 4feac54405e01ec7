package program

import (
	"context"

	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// witness prints at some of the points of a call that interceptors know.
type witness struct {
	env Environment
}

func (w witness) BeforeExecution(_ context.Context, in *smithyhttp.InterceptorContext) error {
	_, ok := in.Input.(*imagebuilder.ListWorkflowStepExecutionsInput)
	w.env.printf("before execution, input %t", ok)
	return nil
}

func (w witness) BeforeSigning(_ context.Context, in *smithyhttp.InterceptorContext) error {
	in.Request.Header.Set("X-Consumer", "interceptor")
	w.env.printf("before signing, signature %t", in.Request.Header.Get("Authorization") != "")
	return nil
}

func (w witness) AfterAttempt(_ context.Context, in *smithyhttp.InterceptorContext) error {
	w.env.printf("after attempt, response %d", in.Response.StatusCode)
	return nil
}

func (w witness) AfterExecution(_ context.Context, in *smithyhttp.InterceptorContext) error {
	_, ok := in.Output.(*imagebuilder.ListWorkflowStepExecutionsOutput)
	w.env.printf("after execution, output %t", ok)
	return nil
}

func interceptors(ctx context.Context, env Environment) {
	config := env.config()
	config.Interceptors.AddBeforeExecution(witness{env})
	config.Interceptors.AddBeforeSigning(witness{env})
	config.Interceptors.AddAfterAttempt(witness{env})
	config.Interceptors.AddAfterExecution(witness{env})
	env.count(ctx, "witnessed", imagebuilder.NewFromConfig(config))
}
