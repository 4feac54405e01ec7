package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// WorkflowConfiguration reads a [types.WorkflowConfiguration].
func WorkflowConfiguration(r *jsonread.Reader, to *types.WorkflowConfiguration) {
	for name := range r.Members {
		switch string(name) {
		case "workflowArn":
			r.String(&to.WorkflowArn)
		case "onFailure":
			jsonread.Enum(r, &to.OnFailure)
		case "parallelGroup":
			r.String(&to.ParallelGroup)
		case "parameters":
			jsonread.List(r, &to.Parameters, WorkflowParameter)
		}
	}
}
