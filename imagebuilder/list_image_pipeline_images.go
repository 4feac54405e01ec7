package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ListImagePipelineImagesInput is the input of
// [Client.ListImagePipelineImages].
type ListImagePipelineImagesInput struct {
	// ImagePipelineArn is the ARN of the pipeline. It is required.
	ImagePipelineArn *string `json:"imagePipelineArn,omitempty"`

	// Filters select images by name or version: up to 10, each with up to 10
	// values.
	Filters []types.Filter `json:"filters,omitempty"`

	// MaxResults is the maximum number of images on a page, from 1 to 25. If nil,
	// the service decides.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// NextToken is the NextToken of the previous page, of 1 to 65535 characters.
	// If nil, the first page is returned.
	NextToken *string `json:"nextToken,omitempty"`

	noSmithyDocumentSerde
}

// ListImagePipelineImagesOutput is one page of images. Every member is optional.
type ListImagePipelineImagesOutput struct {
	// ImageSummaryList are the builds that the pipeline started, in no promised
	// order: the newest is the one with the latest DateCreated of all pages.
	ImageSummaryList []types.ImageSummary `json:"imageSummaryList,omitempty"`

	// NextToken is the token of the next page. If nil or empty, this page is the
	// last. A page with a token may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`

	noSmithyDocumentSerde
}

// ListImagePipelineImagesAPIClient is the part of [Client] that a paginator needs. Implement it to
// stand in for a client in tests.
type ListImagePipelineImagesAPIClient interface {
	ListImagePipelineImages(context.Context, *ListImagePipelineImagesInput, ...func(*Options)) (*ListImagePipelineImagesOutput, error)
}

// ListImagePipelineImagesPaginatorOptions configure a paginator.
type ListImagePipelineImagesPaginatorOptions struct {
	// Limit is the maximum number of images on a page, from 1 to 25. The
	// default is the input's MaxResults; if it is 0 or less, the service decides.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error when the service
	// returns a token that it has returned before. By default that is a
	// *[paginator.DuplicateTokenError], since images may be missing.
	StopOnDuplicateToken bool
}
