package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// WorkflowExecutionMetadata reads a [types.WorkflowExecutionMetadata].
func WorkflowExecutionMetadata(r *jsonread.Reader, to *types.WorkflowExecutionMetadata) {
	for name := range r.Members {
		switch string(name) {
		case "endTime":
			r.String(&to.EndTime)
		case "message":
			r.String(&to.Message)
		case "parallelGroup":
			r.String(&to.ParallelGroup)
		case "retried":
			r.Bool(&to.Retried)
		case "startTime":
			r.String(&to.StartTime)
		case "status":
			jsonread.Enum(r, &to.Status)
		case "totalStepCount":
			r.Int32Value(&to.TotalStepCount)
		case "totalStepsFailed":
			r.Int32Value(&to.TotalStepsFailed)
		case "totalStepsSkipped":
			r.Int32Value(&to.TotalStepsSkipped)
		case "totalStepsSucceeded":
			r.Int32Value(&to.TotalStepsSucceeded)
		case "type":
			jsonread.Enum(r, &to.Type)
		case "workflowBuildVersionArn":
			r.String(&to.WorkflowBuildVersionArn)
		case "workflowExecutionId":
			r.String(&to.WorkflowExecutionId)
		}
	}
}
