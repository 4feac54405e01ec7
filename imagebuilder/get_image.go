package imagebuilder

import (
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// GetImageInput is the input of [Client.GetImage].
type GetImageInput struct {
	// ImageBuildVersionArn is the ARN of the image build, which ends in
	// /1.0.0/1. It is required.
	//
	// The operation also takes the ARN of a version, which ends in /1.0.0, and
	// one with wildcards, such as /1.x.x. Both stand for the latest build that
	// has become AVAILABLE: a build that runs or has failed is never returned
	// for them. To follow a build, use its build version ARN.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	noSmithyDocumentSerde
}

// GetImageOutput is the output of [Client.GetImage]. Every member is optional.
type GetImageOutput struct {
	// Image is the image build.
	Image *types.Image `json:"image,omitempty"`

	// LatestVersionReferences has the wildcard ARNs that stand for the latest
	// versions of the image.
	LatestVersionReferences *types.LatestVersionReferences `json:"latestVersionReferences,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`

	noSmithyDocumentSerde
}
