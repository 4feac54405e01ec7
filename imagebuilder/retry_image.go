package imagebuilder

import "github.com/aws/smithy-go/middleware"

// RetryImageInput is the input of [Client.RetryImage].
type RetryImageInput struct {
	// ClientToken makes the call idempotent: calls with the same token and the
	// same input have the effect of one. It has 1 to 64 characters. If nil,
	// [Options.IdempotencyTokenProvider] makes one for the call, which all of its
	// attempts carry. The input is not written to.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the failed or cancelled image build. It
	// is required.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	noSmithyDocumentSerde
}

// RetryImageOutput is the output of [Client.RetryImage]. Every member is optional.
type RetryImageOutput struct {
	// ClientToken is the token of the call, as it was sent.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build, as in the input.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`

	noSmithyDocumentSerde
}
