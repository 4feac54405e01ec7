package types

// ImageState is how an image stands.
type ImageState struct {
	noSmithyDocumentSerde

	// FailureContext says where the build failed. It is absent unless Status is
	// FAILED, and may be absent then.
	FailureContext *ImageFailureContext `json:"failureContext,omitempty"`

	// Reason explains the status, in the words of the service. It is usually
	// absent unless the build failed.
	Reason *string `json:"reason,omitempty"`

	// Status is the status of the image.
	Status ImageStatus `json:"status,omitempty"`
}
