package types

import (
	"encoding/json"
	"time"
)

// ImageSummary is a build of an image in a list, such as that of
// ListImagePipelineImages.
//
// Every member is optional. It marshals to and from the JSON form of the API,
// whose DeprecationTime is a number: seconds since 1970, to the millisecond.
type ImageSummary struct {
	noSmithyDocumentSerde

	// Arn is the build version ARN of the image.
	Arn *string `json:"arn,omitempty"`

	// BuildType is how the build was started.
	BuildType BuildType `json:"buildType,omitempty"`

	// DateCreated is when the build was started, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:12:18.677Z. Lists promise no order; the newest image is the
	// one with the latest DateCreated.
	DateCreated *string `json:"dateCreated,omitempty"`

	// DeprecationTime is when the image becomes or became DEPRECATED, in UTC. It
	// is absent if no time is set.
	DeprecationTime *time.Time `json:"deprecationTime,omitempty"`

	// ImageSource is where the base image comes from.
	ImageSource ImageSource `json:"imageSource,omitempty"`

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

	// Owner is the account that owns the image, or a name such as Amazon.
	Owner *string `json:"owner,omitempty"`

	// Platform is the operating system of the image.
	Platform Platform `json:"platform,omitempty"`

	// State is the status of the image, and why it failed.
	State *ImageState `json:"state,omitempty"`

	// Tags are the tags of the image.
	Tags map[string]string `json:"tags,omitzero"`

	// Type is what the image produces.
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

// UnmarshalJSON reads the JSON form of the API. A DeprecationTime in RFC 3339, to
// which the official client's type marshals it, is read too.
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
