package imagebuilder_test

import (
	"context"
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const exampleExecution = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"

// exampleService is an Image Builder with one finished run.
func exampleService() *imagebuildertest.Server {
	server := imagebuildertest.NewInMemoryServer()
	server.SetSteps(exampleExecution,
		types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
		types.WorkflowStepMetadata{Name: aws.String("ApplyBuildComponents"), Status: types.WorkflowStepExecutionStatusFailed, Outputs: aws.String(
			`{"runCommandId": "9eef9fe1-12e8-4c97-8e9a-4e79632864f4", "error": "yum install failed"}`)},
		types.WorkflowStepMetadata{Name: aws.String("CreateOutputAMI"), Status: types.WorkflowStepExecutionStatusPending},
	)
	return server
}

func Example() {
	server := exampleService()
	defer server.Close()

	client := imagebuilder.NewFromConfig(server.Config())
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(exampleExecution),
	})
	for step, err := range steps.All(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s %s %q\n", aws.ToString(step.Name), step.Status, step.Cause())
	}
	// Output:
	// LaunchBuildInstance COMPLETED ""
	// ApplyBuildComponents FAILED "yum install failed (run command 9eef9fe1-12e8-4c97-8e9a-4e79632864f4)"
	// CreateOutputAMI PENDING ""
}

func ExampleClient_ListWorkflowStepExecutions() {
	server := exampleService()
	defer server.Close()

	client := imagebuilder.NewFromConfig(server.Config())
	page, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(exampleExecution),
		MaxResults:          aws.Int32(2),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(page.Steps), "steps, more to come:", page.NextToken != nil)
	// Output: 2 steps, more to come: true
}

func ExampleClient_ListWorkflowStepExecutions_invalidInput() {
	client := imagebuilder.New(imagebuilder.Options{Region: "us-west-2"})
	_, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{
		MaxResults: aws.Int32(100),
	})
	fmt.Println(err)
	// Output: operation error imagebuilder: ListWorkflowStepExecutions, invalid input, nothing was sent: missing required field, ListWorkflowStepExecutionsInput.WorkflowExecutionId; ListWorkflowStepExecutionsInput.MaxResults must be from 1 to 25, got 100
}

func ExampleNewListWorkflowStepExecutionsPaginator_pages() {
	server := exampleService()
	defer server.Close()

	client := imagebuilder.NewFromConfig(server.Config())
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(exampleExecution),
	}, func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) {
		o.Limit = 2
	})
	for page, err := range steps.Pages(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(len(page.Steps))
	}
	// Output:
	// 2
	// 1
}

func ExampleNewFromConfig() {
	server := exampleService()
	defer server.Close()
	server.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), 2)

	client := imagebuilder.NewFromConfig(server.Config(), func(o *imagebuilder.Options) {
		o.RetryMaxAttempts = 1
	})
	_, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(exampleExecution),
	})
	fmt.Println(errors.IsThrottling(err), errors.Attempts(err))
	// Output: true 1
}

func ExampleWithAPIOptions() {
	server := exampleService()
	defer server.Close()

	countAttempts := middleware.FinalizeMiddlewareFunc("CountAttempts", func(
		ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler,
	) (middleware.FinalizeOutput, middleware.Metadata, error) {
		fmt.Println(in.Request.(*smithyhttp.Request).Header.Get("Amz-Sdk-Request"))
		return next.HandleFinalize(ctx, in)
	})
	client := imagebuilder.NewFromConfig(server.Config(), imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
		return stack.Finalize.Insert(countAttempts, "Retry", middleware.After)
	}))
	_, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(exampleExecution),
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output: attempt=1; max=3
}

func ExampleOptions_customEndpoint() {
	client := imagebuilder.New(imagebuilder.Options{
		Region:       "us-west-2",
		BaseEndpoint: aws.String("https://user:password@internal.example"),
	})
	_, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(exampleExecution),
	})
	fmt.Println(err)
	// Output: operation error imagebuilder: ListWorkflowStepExecutions, invalid endpoint "https://***@internal.example", it has user information, which an endpoint must not carry; want a url such as https://host:port
}
