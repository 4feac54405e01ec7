package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Container reads a [types.Container].
func Container(r *jsonread.Reader, to *types.Container) {
	for name := range r.Members {
		switch string(name) {
		case "imageUris":
			r.Strings(&to.ImageUris)
		case "region":
			r.String(&to.Region)
		}
	}
}
