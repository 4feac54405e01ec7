package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Logging reads a [types.Logging].
func Logging(r *jsonread.Reader, to *types.Logging) {
	for name := range r.Members {
		switch string(name) {
		case "s3Logs":
			jsonread.Struct(r, &to.S3Logs, S3Logs)
		}
	}
}
