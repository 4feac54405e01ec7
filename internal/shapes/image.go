package shapes

import (
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Image reads a [types.Image].
func Image(r *jsonread.Reader, to *types.Image) {
	for name := range r.Members {
		switch string(name) {
		case "arn":
			r.String(&to.Arn)
		case "buildType":
			jsonread.Enum(r, &to.BuildType)
		case "containerRecipe":
			jsonread.Struct(r, &to.ContainerRecipe, ContainerRecipe)
		case "dateCreated":
			r.String(&to.DateCreated)
		case "deprecationTime":
			r.Time(&to.DeprecationTime)
		case "executionRole":
			r.String(&to.ExecutionRole)
		case "imageRecipe":
			jsonread.Struct(r, &to.ImageRecipe, ImageRecipe)
		case "imageSource":
			jsonread.Enum(r, &to.ImageSource)
		case "imageTestsConfiguration":
			jsonread.Struct(r, &to.ImageTestsConfiguration, ImageTestsConfiguration)
		case "infrastructureConfiguration":
			jsonread.Struct(r, &to.InfrastructureConfiguration, InfrastructureConfiguration)
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
		case "platform":
			jsonread.Enum(r, &to.Platform)
		case "scanState":
			jsonread.Struct(r, &to.ScanState, ImageScanState)
		case "sourcePipelineArn":
			r.String(&to.SourcePipelineArn)
		case "state":
			jsonread.Struct(r, &to.State, ImageState)
		case "tags":
			r.StringMap(&to.Tags)
		case "type":
			jsonread.Enum(r, &to.Type)
		case "version":
			r.String(&to.Version)
		case "workflows":
			jsonread.List(r, &to.Workflows, WorkflowConfiguration)
		}
	}
}
