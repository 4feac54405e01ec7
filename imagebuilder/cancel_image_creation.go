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

// CancelImageCreation cancels a build that is not over, and returns before the image
// is CANCELLED. AMIs and snapshots that the build has already made are kept.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) CancelImageCreation(ctx context.Context, params *CancelImageCreationInput, optFns ...func(*Options)) (*CancelImageCreationOutput, error) {
	return cancelImageCreation.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// CancelImageCreationInput is the input of [Client.CancelImageCreation].
type CancelImageCreationInput struct {
	noSmithyDocumentSerde

	// ClientToken makes the call idempotent: calls with the same token and input have
	// the effect of one. It has 1 to 64 characters. If nil, each call generates its
	// own.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build to cancel. It is
	// required.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`
}

// CancelImageCreationOutput is the output of [Client.CancelImageCreation]. Every
// member is optional.
type CancelImageCreationOutput struct {
	noSmithyDocumentSerde

	// ClientToken is the token of the call, as it was sent.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build, as in the input.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

var cancelImageCreation = awscall.Operation[CancelImageCreationInput, CancelImageCreationOutput]{
	Name:     "CancelImageCreation",
	Check:    (*CancelImageCreationInput).check,
	Write:    requests.Put("/CancelImageCreation", (*CancelImageCreationInput).write),
	Token:    func(in *CancelImageCreationInput) **string { return &in.ClientToken },
	Read:     (*CancelImageCreationOutput).read,
	Metadata: func(out *CancelImageCreationOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *CancelImageCreationInput) check(lenient bool) error {
	v := validation.Of("CancelImageCreationInput")
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

func (in *CancelImageCreationInput) write(members *json.Object) {
	if in.ClientToken != nil {
		members.Key("clientToken").String(*in.ClientToken)
	}
	if in.ImageBuildVersionArn != nil {
		members.Key("imageBuildVersionArn").String(*in.ImageBuildVersionArn)
	}
}

func (out *CancelImageCreationOutput) read(r *jsonread.Reader) {
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
