package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ImageState reads a [types.ImageState].
func ImageState(r *jsonread.Reader, to *types.ImageState) {
	for name := range r.Members {
		switch string(name) {
		case "failureContext":
			jsonread.Struct(r, &to.FailureContext, ImageFailureContext)
		case "reason":
			r.String(&to.Reason)
		case "status":
			jsonread.Enum(r, &to.Status)
		}
	}
}
