package main

import (
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var began = time.Date(2026, 9, 9, 19, 12, 23, 0, time.UTC)

// manySteps returns n consecutive steps of all kinds.
func manySteps(n int) (steps []types.WorkflowStepMetadata, now time.Time) {
	statuses := append(types.WorkflowStepExecutionStatus("").Values(), "INVENTED_LATER")
	now = began
	for i := range n {
		step := types.WorkflowStepMetadata{
			Name:   aws.String(fmt.Sprintf("Step%02dWithANameThatIsLongerThanItsColumn", i)[:6+i*7%35]),
			Action: aws.String("RunCommand"),
			Status: statuses[i%len(statuses)],
		}
		if step.Status != types.WorkflowStepExecutionStatusPending {
			step.StartTime = aws.String(now.Format(time.RFC3339Nano))
			if !step.IsSkipped() {
				now = now.Add(time.Duration(i%11) * 17 * time.Second)
			}
			if !step.IsInProgress() {
				step.EndTime = aws.String(now.Format(time.RFC3339Nano))
			}
		}
		steps = append(steps, step)
	}
	return steps, now
}
