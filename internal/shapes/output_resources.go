package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// OutputResources reads a [types.OutputResources].
func OutputResources(r *jsonread.Reader, to *types.OutputResources) {
	for name := range r.Members {
		switch string(name) {
		case "amis":
			jsonread.List(r, &to.Amis, Ami)
		case "containers":
			jsonread.List(r, &to.Containers, Container)
		}
	}
}
