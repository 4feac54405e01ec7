package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ComponentFailureContext reads a [types.ComponentFailureContext].
func ComponentFailureContext(r *jsonread.Reader, to *types.ComponentFailureContext) {
	for name := range r.Members {
		switch string(name) {
		case "action":
			r.String(&to.Action)
		case "componentArn":
			r.String(&to.ComponentArn)
		case "errorMessage":
			r.String(&to.ErrorMessage)
		case "phaseName":
			r.String(&to.PhaseName)
		case "stepName":
			r.String(&to.StepName)
		}
	}
}
