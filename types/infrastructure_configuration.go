package types

// InfrastructureConfiguration is the infrastructure that built an image. It has the
// members that identify it and those for logs and notifications;
// GetInfrastructureConfiguration of the official client returns the others.
type InfrastructureConfiguration struct {
	noSmithyDocumentSerde

	// Arn is the ARN of the configuration.
	Arn *string `json:"arn,omitempty"`

	// Logging is the destination of the logs of the build. It is absent if they are
	// not copied.
	Logging *Logging `json:"logging,omitempty"`

	// Name is the name of the configuration.
	Name *string `json:"name,omitempty"`

	// SnsTopicArn is the topic that is notified when the image is AVAILABLE or
	// FAILED. It is absent if there is none.
	SnsTopicArn *string `json:"snsTopicArn,omitempty"`

	// TerminateInstanceOnFailure reports whether the instance of a failed build
	// is terminated. If false, it keeps running for inspection.
	TerminateInstanceOnFailure *bool `json:"terminateInstanceOnFailure,omitempty"`
}

// Logging is the destination of the logs of a build.
type Logging struct {
	noSmithyDocumentSerde

	// S3Logs is the location in Amazon S3.
	S3Logs *S3Logs `json:"s3Logs,omitempty"`
}

// S3Logs is a location for logs in Amazon S3.
type S3Logs struct {
	noSmithyDocumentSerde

	// S3BucketName is the name of the bucket.
	S3BucketName *string `json:"s3BucketName,omitempty"`

	// S3KeyPrefix is the prefix of the keys of all logs.
	S3KeyPrefix *string `json:"s3KeyPrefix,omitempty"`
}
