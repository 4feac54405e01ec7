package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// WorkflowStepExecution reads a [types.WorkflowStepExecution].
func WorkflowStepExecution(r *jsonread.Reader, to *types.WorkflowStepExecution) {
	for name := range r.Members {
		switch string(name) {
		case "action":
			r.String(&to.Action)
		case "imageBuildVersionArn":
			r.String(&to.ImageBuildVersionArn)
		case "name":
			r.String(&to.Name)
		case "startTime":
			r.String(&to.StartTime)
		case "stepExecutionId":
			r.String(&to.StepExecutionId)
		case "workflowBuildVersionArn":
			r.String(&to.WorkflowBuildVersionArn)
		case "workflowExecutionId":
			r.String(&to.WorkflowExecutionId)
		}
	}
}
