package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// WorkflowParameter reads a [types.WorkflowParameter].
func WorkflowParameter(r *jsonread.Reader, to *types.WorkflowParameter) {
	for name := range r.Members {
		switch string(name) {
		case "name":
			r.String(&to.Name)
		case "value":
			r.Strings(&to.Value)
		}
	}
}
