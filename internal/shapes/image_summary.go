package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ImageSummary reads a [types.ImageSummary].
func ImageSummary(r *jsonread.Reader, to *types.ImageSummary) {
	for name := range r.Members {
		switch string(name) {
		case "arn":
			r.String(&to.Arn)
		case "buildType":
			jsonread.Enum(r, &to.BuildType)
		case "dateCreated":
			r.String(&to.DateCreated)
		case "deprecationTime":
			r.Time(&to.DeprecationTime)
		case "imageSource":
			jsonread.Enum(r, &to.ImageSource)
		case "lifecycleExecutionId":
			r.String(&to.LifecycleExecutionId)
		case "loggingConfiguration":
			jsonread.Struct(r, &to.LoggingConfiguration, ImageLoggingConfiguration)
		case "name":
			r.String(&to.Name)
		case "osVersion":
			r.String(&to.OsVersion)
		case "outputResources":
			jsonread.Struct(r, &to.OutputResources, OutputResources)
		case "owner":
			r.String(&to.Owner)
		case "platform":
			jsonread.Enum(r, &to.Platform)
		case "state":
			jsonread.Struct(r, &to.State, ImageState)
		case "tags":
			r.StringMap(&to.Tags)
		case "type":
			jsonread.Enum(r, &to.Type)
		case "version":
			r.String(&to.Version)
		}
	}
}
