package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ContainerRecipe reads a [types.ContainerRecipe].
func ContainerRecipe(r *jsonread.Reader, to *types.ContainerRecipe) {
	for name := range r.Members {
		switch string(name) {
		case "arn":
			r.String(&to.Arn)
		case "name":
			r.String(&to.Name)
		}
	}
}
