package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ImageTestsConfiguration reads a [types.ImageTestsConfiguration].
func ImageTestsConfiguration(r *jsonread.Reader, to *types.ImageTestsConfiguration) {
	for name := range r.Members {
		switch string(name) {
		case "imageTestsEnabled":
			r.Bool(&to.ImageTestsEnabled)
		case "timeoutMinutes":
			r.Int32(&to.TimeoutMinutes)
		}
	}
}
