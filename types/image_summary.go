package types

import (
	"encoding/json"
	"time"
)

// ImageSummary is an image build in a list, such as that of
// ListImagePipelineImages.
//
// Every member is optional. ImageSummary marshals to and from the JSON form of the
// API, in which DeprecationTime is a number: seconds since 1970, to the millisecond.
type ImageSummary struct {
	noSmithyDocumentSerde

	// Arn is the ARN of the image build.
	Arn *string `json:"arn,omitempty"`

	// BuildType identifies how the build was started.
	BuildType BuildType `json:"buildType,omitempty"`

	// DateCreated is when the build was started, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:12:18.677Z. Lists have no guaranteed order; the newest image is
	// the one with the latest DateCreated.
	DateCreated *string `json:"dateCreated,omitempty"`

	// DeprecationTime is when the image becomes or became DEPRECATED, in UTC. It
	// is absent if no time is set.
	DeprecationTime *time.Time `json:"deprecationTime,omitempty"`

	// ImageSource is the source of the base image.
	ImageSource ImageSource `json:"imageSource,omitempty"`

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

	// Owner is the account that owns the image, or a name such as Amazon.
	Owner *string `json:"owner,omitempty"`

	// Platform is the operating system of the image.
	Platform Platform `json:"platform,omitempty"`

	// State is the status of the image and, if it failed, the reason.
	State *ImageState `json:"state,omitempty"`

	// Tags are the tags of the image.
	Tags map[string]string `json:"tags,omitzero"`

	// Type is the type of the image.
	Type ImageType `json:"type,omitempty"`

	// Version is the version of the image. It may have the build number at the
	// end, as in 1.0.0/1.
	Version *string `json:"version,omitempty"`
}

// MarshalJSON returns the JSON form of the API.
func (i ImageSummary) MarshalJSON() ([]byte, error) {
	type members ImageSummary
	return json.Marshal(struct {
		members
		DeprecationTime *epochSeconds `json:"deprecationTime,omitempty"`
	}{members(i), (*epochSeconds)(i.DeprecationTime)})
}

// UnmarshalJSON reads the JSON form of the API. It also accepts a DeprecationTime in
// RFC 3339, as the official client's type marshals it.
func (i *ImageSummary) UnmarshalJSON(text []byte) error {
	type members ImageSummary
	read := struct {
		*members
		DeprecationTime *epochSeconds `json:"deprecationTime"`
	}{(*members)(i), (*epochSeconds)(i.DeprecationTime)}
	err := json.Unmarshal(text, &read)
	i.DeprecationTime = (*time.Time)(read.DeprecationTime)
	return err
}
