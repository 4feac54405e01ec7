package types

import (
	"encoding/json"
	"time"
)

// Image is a build of an image, as GetImage returns it: the members that tell how
// it stands, what it was made of and where to look further. The others that the
// API has, such as the components of the recipe and the distribution
// configuration, are left out.
//
// Every member is optional. It marshals to and from the JSON form of the API,
// whose DeprecationTime is a number: seconds since 1970, to the millisecond.
type Image struct {
	noSmithyDocumentSerde

	// Arn is the build version ARN of the image. Its name is the normalized one:
	// lower case, with hyphens for spaces and underscores.
	Arn *string `json:"arn,omitempty"`

	// BuildType is how the build was started.
	BuildType BuildType `json:"buildType,omitempty"`

	// ContainerRecipe is what a container image was made of. It is absent for
	// AMIs.
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

	// ImageRecipe is what an AMI was made of. It is absent for container images.
	ImageRecipe *ImageRecipe `json:"imageRecipe,omitempty"`

	// ImageSource is where the base image comes from.
	ImageSource ImageSource `json:"imageSource,omitempty"`

	// ImageTestsConfiguration is whether and how the image was tested.
	ImageTestsConfiguration *ImageTestsConfiguration `json:"imageTestsConfiguration,omitempty"`

	// InfrastructureConfiguration is where the image was built.
	InfrastructureConfiguration *InfrastructureConfiguration `json:"infrastructureConfiguration,omitempty"`

	// LifecycleExecutionId identifies the lifecycle policy run that last acted
	// on the image. It is absent if none did.
	LifecycleExecutionId *string `json:"lifecycleExecutionId,omitempty"`

	// LoggingConfiguration names the log group of the build. It is absent if the
	// build logs to the default group: see [ImageLoggingConfiguration].
	LoggingConfiguration *ImageLoggingConfiguration `json:"loggingConfiguration,omitempty"`

	// Name is the name of the image, in the case that it was given.
	Name *string `json:"name,omitempty"`

	// OsVersion is the operating system and its version, such as
	// Amazon Linux 2023. Early in a build it is often absent.
	OsVersion *string `json:"osVersion,omitempty"`

	// OutputResources is what the build produced. It is absent or empty before.
	OutputResources *OutputResources `json:"outputResources,omitempty"`

	// Platform is the operating system of the image.
	Platform Platform `json:"platform,omitempty"`

	// ScanState is how the vulnerability scan stands. It is absent if the image
	// is not scanned.
	ScanState *ImageScanState `json:"scanState,omitempty"`

	// SourcePipelineArn is the ARN of the pipeline that started the build. It is
	// absent if none did.
	SourcePipelineArn *string `json:"sourcePipelineArn,omitempty"`

	// State is the status of the image, and why it failed.
	State *ImageState `json:"state,omitempty"`

	// Tags are the tags of the image.
	Tags map[string]string `json:"tags,omitzero"`

	// Type is what the image produces.
	Type ImageType `json:"type,omitempty"`

	// Version is the version of the image. It may have the build number at the
	// end, as in 1.0.0/1.
	Version *string `json:"version,omitempty"`

	// Workflows are the workflows that the build was given, and how they run. It
	// is absent or empty if it was given none.
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

// UnmarshalJSON reads the JSON form of the API. A DeprecationTime in RFC 3339, to
// which the official client's type marshals it, is read too.
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
