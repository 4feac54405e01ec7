package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// WorkflowStepMetadata reads one step of a workflow execution.
func WorkflowStepMetadata(r *jsonread.Reader, step *types.WorkflowStepMetadata) {
	for name := range r.Members {
		switch string(name) {
		case "action":
			r.String(&step.Action)
		case "attemptNumber":
			r.Int32(&step.AttemptNumber)
		case "description":
			r.String(&step.Description)
		case "endTime":
			r.String(&step.EndTime)
		case "inputs":
			r.String(&step.Inputs)
		case "maxAttempts":
			r.Int32(&step.MaxAttempts)
		case "message":
			r.String(&step.Message)
		case "name":
			r.String(&step.Name)
		case "outputs":
			r.String(&step.Outputs)
		case "rollbackStatus":
			jsonread.Enum(r, &step.RollbackStatus)
		case "startTime":
			r.String(&step.StartTime)
		case "status":
			jsonread.Enum(r, &step.Status)
		case "stepExecutionId":
			r.String(&step.StepExecutionId)
		}
	}
}
