package readme

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func Example_errors() {
	server := imagebuildertest.NewServer()
	defer server.Close()
	client := imagebuilder.NewFromConfig(server.Config())
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String("wf-165b1cb6-3a62-4618-a021-94ddcbe32908")}
	ctx := context.Background()

	// readme: errors
	_, err := client.ListWorkflowStepExecutions(ctx, input)
	var refused *errors.ClientException
	switch {
	case errors.As(err, &refused):
		fmt.Println("refused:", refused.ErrorMessage()) // for example an ID that does not exist
	case errors.IsThrottling(err):
		fmt.Println("too many requests")
	}
	fmt.Println(errors.Code(err), errors.HTTPStatus(err), errors.Attempts(err), errors.IsRetryable(err))
	fmt.Println(errors.RequestID(err) != "") // AWS Support asks for it.
	// readme: end

	// Output:
	// refused: workflow execution wf-165b1cb6-3a62-4618-a021-94ddcbe32908 does not exist
	// ClientException 400 1 false
	// true
}
