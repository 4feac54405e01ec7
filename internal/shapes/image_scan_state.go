package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ImageScanState reads a [types.ImageScanState].
func ImageScanState(r *jsonread.Reader, to *types.ImageScanState) {
	for name := range r.Members {
		switch string(name) {
		case "reason":
			r.String(&to.Reason)
		case "status":
			jsonread.Enum(r, &to.Status)
		}
	}
}
