package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ImageFailureContext reads a [types.ImageFailureContext].
func ImageFailureContext(r *jsonread.Reader, to *types.ImageFailureContext) {
	for name := range r.Members {
		switch string(name) {
		case "componentFailure":
			jsonread.Struct(r, &to.ComponentFailure, ComponentFailureContext)
		case "distributionFailure":
			jsonread.Struct(r, &to.DistributionFailure, DistributionFailureContext)
		case "failedStep":
			r.String(&to.FailedStep)
		case "imageStatus":
			jsonread.Enum(r, &to.ImageStatus)
		case "stepExecutionId":
			r.String(&to.StepExecutionId)
		case "workflowArn":
			r.String(&to.WorkflowArn)
		case "workflowExecutionId":
			r.String(&to.WorkflowExecutionId)
		}
	}
}
