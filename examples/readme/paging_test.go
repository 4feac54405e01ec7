package readme

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func Example_paging() {
	server := imagebuildertest.NewServer()
	defer server.Close()
	id := "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"
	server.SetSteps(id, make([]types.WorkflowStepMetadata, 12)...)
	client := imagebuilder.NewFromConfig(server.Config())
	ctx := context.Background()

	list := func() error {
		// readme: paging
		input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(id)}
		steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input, func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) {
			o.Limit = 5 // steps per page
		})
		for page, err := range steps.Pages(ctx) {
			if err != nil {
				return err
			}
			fmt.Println(len(page.Steps), "steps")
		}
		// readme: end
		return nil
	}
	fmt.Println(list())

	// Output:
	// 5 steps
	// 5 steps
	// 2 steps
	// <nil>
}
