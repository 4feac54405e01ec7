package readme

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func Example_whatHappened() {
	server := imagebuildertest.NewServer()
	defer server.Close()
	id := "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"
	server.SetSteps(id,
		types.WorkflowStepMetadata{
			Name:      aws.String("ApplyBuildComponents"),
			Status:    types.WorkflowStepExecutionStatusFailed,
			StartTime: aws.String("2026-09-09T19:12:23.418Z"),
			EndTime:   aws.String("2026-09-09T19:14:50.822Z"),
			Outputs:   aws.String(`{"status": "Failed", "output": "E: Unable to locate package nginx", "runCommandId": "9eef9fe1-12e8-4c97-8e9a-4e79632864f4"}`),
		},
		types.WorkflowStepMetadata{
			Name:   aws.String("CreateOutputAMI"),
			Status: types.WorkflowStepExecutionStatusPending,
		},
	)
	client := imagebuilder.NewFromConfig(server.Config())
	ctx := context.Background()

	explain := func() error {
		// readme: what happened
		input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(id)}
		steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input)
		summary, err := types.SummarizeSeq(steps.All(ctx))
		if err != nil {
			return err
		}
		fmt.Println(summary.Total, "steps,", summary.ByStatus[types.WorkflowStepExecutionStatusPending], "of them pending")
		for _, step := range summary.Failed {
			took, err := step.Duration(time.Now())
			if err != nil {
				return err
			}
			fmt.Println(aws.ToString(step.Name), "failed after", took)
			fmt.Println(step.Cause())
			fmt.Println(step.OutputData().RunCommandId)
		}
		// readme: end
		return nil
	}
	if err := explain(); err != nil {
		fmt.Println(err)
	}

	// Output:
	// 2 steps, 1 of them pending
	// ApplyBuildComponents failed after 2m27.404s
	// output: E: Unable to locate package nginx (run command 9eef9fe1-12e8-4c97-8e9a-4e79632864f4)
	// 9eef9fe1-12e8-4c97-8e9a-4e79632864f4
}
