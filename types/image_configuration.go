package types

// ImageLoggingConfiguration is where CloudWatch Logs has the log of an image.
type ImageLoggingConfiguration struct {
	noSmithyDocumentSerde

	// LogGroupName is the name of the log group. If absent, it is
	// /aws/imagebuilder/ and the name of the image, in the case of the name and
	// not of the ARN.
	LogGroupName *string `json:"logGroupName,omitempty"`
}

// ImageTestsConfiguration is whether and how an image is tested.
type ImageTestsConfiguration struct {
	noSmithyDocumentSerde

	// ImageTestsEnabled reports whether the test workflows run. The default of
	// Image Builder is true.
	ImageTestsEnabled *bool `json:"imageTestsEnabled,omitempty"`

	// TimeoutMinutes is how long the tests may take, in minutes. AWS documents
	// that it has no effect at present.
	TimeoutMinutes *int32 `json:"timeoutMinutes,omitempty"`
}
