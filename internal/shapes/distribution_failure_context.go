package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// DistributionFailureContext reads a [types.DistributionFailureContext].
func DistributionFailureContext(r *jsonread.Reader, to *types.DistributionFailureContext) {
	for name := range r.Members {
		switch string(name) {
		case "errorMessage":
			r.String(&to.ErrorMessage)
		case "regionFailures":
			jsonread.List(r, &to.RegionFailures, RegionFailure)
		}
	}
}
