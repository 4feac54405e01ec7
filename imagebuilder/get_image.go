package imagebuilder

import (
	"context"
	"net/url"

	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/shapes"
	"github.com/seed-78d42d54/imagebuilder-go/internal/validation"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// GetImage returns an image build: its status and why it failed, what it produced,
// and where it logs. [types.Image] says which members are read.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) GetImage(ctx context.Context, params *GetImageInput, optFns ...func(*Options)) (*GetImageOutput, error) {
	return getImage.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// GetImageInput is the input of [Client.GetImage].
type GetImageInput struct {
	noSmithyDocumentSerde

	// ImageBuildVersionArn is the ARN of the image build, which ends in
	// /1.0.0/1. It is required.
	//
	// The operation also takes the ARN of a version, which ends in /1.0.0, and
	// one with wildcards, such as /1.x.x. Both stand for the latest build that
	// has become AVAILABLE: a build that is running or has failed is never
	// returned for them. To follow a build, use its build version ARN.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`
}

// GetImageOutput is the output of [Client.GetImage]. Every member is optional.
type GetImageOutput struct {
	noSmithyDocumentSerde

	// Image is the image build.
	Image *types.Image `json:"image,omitempty"`

	// LatestVersionReferences has the wildcard ARNs that stand for the latest
	// versions of the image.
	LatestVersionReferences *types.LatestVersionReferences `json:"latestVersionReferences,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

var getImage = awscall.Operation[GetImageInput, GetImageOutput]{
	Name:     "GetImage",
	Check:    (*GetImageInput).check,
	Write:    requests.Get("/GetImage", (*GetImageInput).write),
	Read:     (*GetImageOutput).read,
	Metadata: func(out *GetImageOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *GetImageInput) check(lenient bool) error {
	v := validation.Of("GetImageInput")
	if in.ImageBuildVersionArn == nil {
		v.Missing("ImageBuildVersionArn")
	}
	if !lenient {
		v.CheckARN("ImageBuildVersionArn", in.ImageBuildVersionArn, identifier.ImageBuild, identifier.ImageVersion)
	}
	return v.Err()
}

func (in *GetImageInput) write(query url.Values) {
	if in.ImageBuildVersionArn != nil {
		query.Set("imageBuildVersionArn", *in.ImageBuildVersionArn)
	}
}

func (out *GetImageOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "image":
			jsonread.Struct(r, &out.Image, shapes.Image)
		case "latestVersionReferences":
			jsonread.Struct(r, &out.LatestVersionReferences, shapes.LatestVersionReferences)
		case "requestId":
			r.String(&out.RequestId)
		}
	}
}
