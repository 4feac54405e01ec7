package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// S3Logs reads a [types.S3Logs].
func S3Logs(r *jsonread.Reader, to *types.S3Logs) {
	for name := range r.Members {
		switch string(name) {
		case "s3BucketName":
			r.String(&to.S3BucketName)
		case "s3KeyPrefix":
			r.String(&to.S3KeyPrefix)
		}
	}
}
