package imagebuilder

import "github.com/aws/smithy-go/middleware"

// StartImagePipelineExecutionInput is the input of
// [Client.StartImagePipelineExecution].
type StartImagePipelineExecutionInput struct {
	// ClientToken makes the call idempotent: calls with the same token and the
	// same input have the effect of one. It has 1 to 64 characters. If nil,
	// [Options.IdempotencyTokenProvider] makes one for the call, which all of its
	// attempts carry. The input is not written to.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImagePipelineArn is the ARN of the pipeline. It is required.
	ImagePipelineArn *string `json:"imagePipelineArn,omitempty"`

	// Tags are added to the image: up to 50, with keys of 1 to 128 characters
	// that do not begin with aws:, and values of up to 256.
	Tags map[string]string `json:"tags,omitempty"`

	noSmithyDocumentSerde
}

// StartImagePipelineExecutionOutput is the output of
// [Client.StartImagePipelineExecution]. Every member is optional.
type StartImagePipelineExecutionOutput struct {
	// ClientToken is the token of the call, as it was sent.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the build that was started. It may take
	// a while until other operations know it.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`

	noSmithyDocumentSerde
}
