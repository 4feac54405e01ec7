package types

// ImageState is the state of an image.
type ImageState struct {
	noSmithyDocumentSerde

	// FailureContext describes where the build failed. It is absent unless Status is
	// FAILED, and may be absent even then.
	FailureContext *ImageFailureContext `json:"failureContext,omitempty"`

	// Reason is the service's explanation of the status. It is usually absent unless
	// the build failed.
	Reason *string `json:"reason,omitempty"`

	// Status is the status of the image.
	Status ImageStatus `json:"status,omitempty"`
}
