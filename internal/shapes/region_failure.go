package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// RegionFailure reads a [types.RegionFailure].
func RegionFailure(r *jsonread.Reader, to *types.RegionFailure) {
	for name := range r.Members {
		switch string(name) {
		case "errorMessage":
			r.String(&to.ErrorMessage)
		case "imageConfigurationStep":
			jsonread.Enum(r, &to.ImageConfigurationStep)
		case "region":
			r.String(&to.Region)
		case "status":
			jsonread.Enum(r, &to.Status)
		case "targetAccountId":
			r.String(&to.TargetAccountId)
		}
	}
}
