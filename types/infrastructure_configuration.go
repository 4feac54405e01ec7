package types

// InfrastructureConfiguration is where an image was built. It has the members
// that tell which configuration it is and where its traces are;
// GetInfrastructureConfiguration of the official client returns the others.
type InfrastructureConfiguration struct {
	noSmithyDocumentSerde

	// Arn is the ARN of the configuration.
	Arn *string `json:"arn,omitempty"`

	// Logging is where the logs of the build are copied to. It is absent if they
	// are not.
	Logging *Logging `json:"logging,omitempty"`

	// Name is the name of the configuration.
	Name *string `json:"name,omitempty"`

	// SnsTopicArn is the topic that is notified when the image is AVAILABLE or
	// FAILED. It is absent if there is none.
	SnsTopicArn *string `json:"snsTopicArn,omitempty"`

	// TerminateInstanceOnFailure reports whether the instance of a failed build
	// is terminated. If false, it is kept for a look at it.
	TerminateInstanceOnFailure *bool `json:"terminateInstanceOnFailure,omitempty"`
}

// Logging is where the logs of a build are copied to.
type Logging struct {
	noSmithyDocumentSerde

	// S3Logs is the place in Amazon S3.
	S3Logs *S3Logs `json:"s3Logs,omitempty"`
}

// S3Logs is a place for logs in Amazon S3.
type S3Logs struct {
	noSmithyDocumentSerde

	// S3BucketName is the name of the bucket.
	S3BucketName *string `json:"s3BucketName,omitempty"`

	// S3KeyPrefix is what the keys of all logs begin with.
	S3KeyPrefix *string `json:"s3KeyPrefix,omitempty"`
}
