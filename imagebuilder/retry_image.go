package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/encoding/json"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/validation"
)

// RetryImage runs a failed or cancelled build of an AMI again from the phase in
// which it failed, testing or distribution, under the same ARN, and returns before
// the build is over. The workflow executions that it replaces are marked Retried.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) RetryImage(ctx context.Context, params *RetryImageInput, optFns ...func(*Options)) (*RetryImageOutput, error) {
	return retryImage.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// RetryImageInput is the input of [Client.RetryImage].
type RetryImageInput struct {
	noSmithyDocumentSerde

	// ClientToken makes the call idempotent: calls with the same token and input have
	// the effect of one. It has 1 to 64 characters. If nil, each call generates its
	// own.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the failed or cancelled image build. It
	// is required.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`
}

// RetryImageOutput is the output of [Client.RetryImage]. Every member is optional.
type RetryImageOutput struct {
	noSmithyDocumentSerde

	// ClientToken is the token of the call, as it was sent.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build, as in the input.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

var retryImage = awscall.Operation[RetryImageInput, RetryImageOutput]{
	Name:     "RetryImage",
	Check:    (*RetryImageInput).check,
	Write:    requests.Put("/RetryImage", (*RetryImageInput).write),
	Token:    func(in *RetryImageInput) **string { return &in.ClientToken },
	Read:     (*RetryImageOutput).read,
	Metadata: func(out *RetryImageOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *RetryImageInput) check(lenient bool) error {
	v := validation.Of("RetryImageInput")
	if in.ImageBuildVersionArn == nil {
		v.Missing("ImageBuildVersionArn")
	}
	if in.ClientToken == nil {
		v.Missing("ClientToken")
	}
	if !lenient {
		v.CheckLength("ClientToken", in.ClientToken, 64)
		v.CheckARN("ImageBuildVersionArn", in.ImageBuildVersionArn, identifier.ImageBuild)
	}
	return v.Err()
}

func (in *RetryImageInput) write(members *json.Object) {
	if in.ClientToken != nil {
		members.Key("clientToken").String(*in.ClientToken)
	}
	if in.ImageBuildVersionArn != nil {
		members.Key("imageBuildVersionArn").String(*in.ImageBuildVersionArn)
	}
}

func (out *RetryImageOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "clientToken":
			r.String(&out.ClientToken)
		case "imageBuildVersionArn":
			r.String(&out.ImageBuildVersionArn)
		}
	}
}
