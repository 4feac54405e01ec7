package types

import (
	"encoding/json"
	"time"
)

// Image is an image build, as GetImage returns it. It has the members that
// describe its status, its sources and its logs. Other members of the API are left
// out, such as the parent image, version and components of the recipe, the instance
// profile and subnet of the infrastructure, and the distribution configuration.
//
// Every member is optional. Image marshals to and from the JSON form of the API, in
// which DeprecationTime is a number: seconds since 1970, to the millisecond.
type Image struct {
	noSmithyDocumentSerde

	// Arn is the ARN of the image build. The image name in it is normalized:
	// lower case, with hyphens for spaces and underscores.
	Arn *string `json:"arn,omitempty"`

	// BuildType identifies how the build was started.
	BuildType BuildType `json:"buildType,omitempty"`

	// ContainerRecipe is the recipe of a container image. It is absent for AMIs.
	ContainerRecipe *ContainerRecipe `json:"containerRecipe,omitempty"`

	// DateCreated is when the build was started, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:12:18.677Z.
	DateCreated *string `json:"dateCreated,omitempty"`

	// DeprecationTime is when the image becomes or became DEPRECATED, in UTC. It
	// is absent if no time is set.
	DeprecationTime *time.Time `json:"deprecationTime,omitempty"`

	// ExecutionRole is the name or ARN of the IAM role that the workflows run
	// with. It is absent if none was given.
	ExecutionRole *string `json:"executionRole,omitempty"`

	// ImageRecipe is the recipe of an AMI. It is absent for container images.
	ImageRecipe *ImageRecipe `json:"imageRecipe,omitempty"`

	// ImageSource is the source of the base image.
	ImageSource ImageSource `json:"imageSource,omitempty"`

	// ImageTestsConfiguration configures the tests of the image.
	ImageTestsConfiguration *ImageTestsConfiguration `json:"imageTestsConfiguration,omitempty"`

	// InfrastructureConfiguration is the infrastructure that built the image.
	InfrastructureConfiguration *InfrastructureConfiguration `json:"infrastructureConfiguration,omitempty"`

	// LifecycleExecutionId identifies the execution of a lifecycle policy that last
	// acted on the image. It is absent if none did.
	LifecycleExecutionId *string `json:"lifecycleExecutionId,omitempty"`

	// LoggingConfiguration names the log group of the build. It is absent if the
	// build logs to the default group: see [ImageLoggingConfiguration].
	LoggingConfiguration *ImageLoggingConfiguration `json:"loggingConfiguration,omitempty"`

	// Name is the name of the image, with its original case.
	Name *string `json:"name,omitempty"`

	// OsVersion is the operating system and its version, such as
	// Amazon Linux 2023. Early in a build it is often absent.
	OsVersion *string `json:"osVersion,omitempty"`

	// OutputResources are the AMIs or container images that the build produced. It
	// is absent or empty until then.
	OutputResources *OutputResources `json:"outputResources,omitempty"`

	// Platform is the operating system of the image.
	Platform Platform `json:"platform,omitempty"`

	// ScanState is the state of the vulnerability scan. It is absent if the image
	// is not scanned.
	ScanState *ImageScanState `json:"scanState,omitempty"`

	// SourcePipelineArn is the ARN of the pipeline that started the build. It is
	// absent if none did.
	SourcePipelineArn *string `json:"sourcePipelineArn,omitempty"`

	// State is the status of the image and, if it failed, the reason.
	State *ImageState `json:"state,omitempty"`

	// Tags are the tags of the image.
	Tags map[string]string `json:"tags,omitzero"`

	// Type is the type of the image.
	Type ImageType `json:"type,omitempty"`

	// Version is the version of the image. It may have the build number at the
	// end, as in 1.0.0/1.
	Version *string `json:"version,omitempty"`

	// Workflows are the workflows configured for the build. It is absent or empty if
	// none were.
	Workflows []WorkflowConfiguration `json:"workflows,omitzero"`
}

// MarshalJSON returns the JSON form of the API.
func (i Image) MarshalJSON() ([]byte, error) {
	type members Image
	return json.Marshal(struct {
		members
		DeprecationTime *epochSeconds `json:"deprecationTime,omitempty"`
	}{members(i), (*epochSeconds)(i.DeprecationTime)})
}

// UnmarshalJSON reads the JSON form of the API. It also accepts a DeprecationTime in
// RFC 3339, as the official client's type marshals it.
func (i *Image) UnmarshalJSON(text []byte) error {
	type members Image
	read := struct {
		*members
		DeprecationTime *epochSeconds `json:"deprecationTime"`
	}{(*members)(i), (*epochSeconds)(i.DeprecationTime)}
	err := json.Unmarshal(text, &read)
	i.DeprecationTime = (*time.Time)(read.DeprecationTime)
	return err
}
