package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Ami reads a [types.Ami].
func Ami(r *jsonread.Reader, to *types.Ami) {
	for name := range r.Members {
		switch string(name) {
		case "accountId":
			r.String(&to.AccountId)
		case "description":
			r.String(&to.Description)
		case "image":
			r.String(&to.Image)
		case "name":
			r.String(&to.Name)
		case "region":
			r.String(&to.Region)
		case "state":
			jsonread.Struct(r, &to.State, ImageState)
		}
	}
}
