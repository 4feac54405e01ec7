package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// LatestVersionReferences reads a [types.LatestVersionReferences].
func LatestVersionReferences(r *jsonread.Reader, to *types.LatestVersionReferences) {
	for name := range r.Members {
		switch string(name) {
		case "latestMajorVersionArn":
			r.String(&to.LatestMajorVersionArn)
		case "latestMinorVersionArn":
			r.String(&to.LatestMinorVersionArn)
		case "latestPatchVersionArn":
			r.String(&to.LatestPatchVersionArn)
		case "latestVersionArn":
			r.String(&to.LatestVersionArn)
		}
	}
}
