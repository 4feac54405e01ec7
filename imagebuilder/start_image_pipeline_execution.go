package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/encoding/json"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/shapes"
	"github.com/seed-78d42d54/imagebuilder-go/internal/validation"
)

// StartImagePipelineExecution starts a build of a pipeline, and returns as soon as
// the build is queued. A disabled pipeline can be started too.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) StartImagePipelineExecution(ctx context.Context, params *StartImagePipelineExecutionInput, optFns ...func(*Options)) (*StartImagePipelineExecutionOutput, error) {
	return startImagePipelineExecution.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// StartImagePipelineExecutionInput is the input of
// [Client.StartImagePipelineExecution].
type StartImagePipelineExecutionInput struct {
	noSmithyDocumentSerde

	// ClientToken makes the call idempotent: calls with the same token and input have
	// the effect of one. It has 1 to 64 characters. If nil, each call generates its
	// own.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImagePipelineArn is the ARN of the pipeline. It is required.
	ImagePipelineArn *string `json:"imagePipelineArn,omitempty"`

	// Tags are added to the image: up to 50, with keys of 1 to 128 characters that do
	// not begin with aws:, and values of up to 256 characters.
	Tags map[string]string `json:"tags,omitempty"`
}

// StartImagePipelineExecutionOutput is the output of
// [Client.StartImagePipelineExecution]. Every member is optional.
type StartImagePipelineExecutionOutput struct {
	noSmithyDocumentSerde

	// ClientToken is the token of the call, as it was sent.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the build that was started. At first, other
	// operations may not find it.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

var startImagePipelineExecution = awscall.Operation[StartImagePipelineExecutionInput, StartImagePipelineExecutionOutput]{
	Name:     "StartImagePipelineExecution",
	Check:    (*StartImagePipelineExecutionInput).check,
	Write:    requests.Put("/StartImagePipelineExecution", (*StartImagePipelineExecutionInput).write),
	Token:    func(in *StartImagePipelineExecutionInput) **string { return &in.ClientToken },
	Read:     (*StartImagePipelineExecutionOutput).read,
	Metadata: func(out *StartImagePipelineExecutionOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *StartImagePipelineExecutionInput) check(lenient bool) error {
	v := validation.Of("StartImagePipelineExecutionInput")
	if in.ImagePipelineArn == nil {
		v.Missing("ImagePipelineArn")
	}
	if in.ClientToken == nil {
		v.Missing("ClientToken")
	}
	if !lenient {
		v.CheckLength("ClientToken", in.ClientToken, 64)
		v.CheckARN("ImagePipelineArn", in.ImagePipelineArn, identifier.ImagePipeline)
		v.CheckTags("Tags", in.Tags)
	}
	return v.Err()
}

func (in *StartImagePipelineExecutionInput) write(members *json.Object) {
	if in.ClientToken != nil {
		members.Key("clientToken").String(*in.ClientToken)
	}
	if in.ImagePipelineArn != nil {
		members.Key("imagePipelineArn").String(*in.ImagePipelineArn)
	}
	if in.Tags != nil {
		shapes.WriteTags(members.Key("tags"), in.Tags)
	}
}

func (out *StartImagePipelineExecutionOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "clientToken":
			r.String(&out.ClientToken)
		case "imageBuildVersionArn":
			r.String(&out.ImageBuildVersionArn)
		case "requestId":
			r.String(&out.RequestId)
		}
	}
}
