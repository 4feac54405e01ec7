package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ImageLoggingConfiguration reads a [types.ImageLoggingConfiguration].
func ImageLoggingConfiguration(r *jsonread.Reader, to *types.ImageLoggingConfiguration) {
	for name := range r.Members {
		switch string(name) {
		case "logGroupName":
			r.String(&to.LogGroupName)
		}
	}
}
