package types

// ImageLoggingConfiguration configures the log of an image in CloudWatch Logs.
type ImageLoggingConfiguration struct {
	noSmithyDocumentSerde

	// LogGroupName is the name of the log group. If absent, the log group is
	// /aws/imagebuilder/ followed by the name of the image, with its original case.
	LogGroupName *string `json:"logGroupName,omitempty"`
}

// ImageTestsConfiguration configures the tests of an image.
type ImageTestsConfiguration struct {
	noSmithyDocumentSerde

	// ImageTestsEnabled reports whether the test workflows run. Image Builder's
	// default is true.
	ImageTestsEnabled *bool `json:"imageTestsEnabled,omitempty"`

	// TimeoutMinutes is the timeout of the tests in minutes. According to AWS, it
	// currently has no effect.
	TimeoutMinutes *int32 `json:"timeoutMinutes,omitempty"`
}
