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
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ListImagePipelineImages returns one page of the images that a pipeline built.
// Use [NewListImagePipelineImagesPaginator] to list all pages.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) ListImagePipelineImages(ctx context.Context, params *ListImagePipelineImagesInput, optFns ...func(*Options)) (*ListImagePipelineImagesOutput, error) {
	return listImagePipelineImages.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// ListImagePipelineImagesInput is the input of
// [Client.ListImagePipelineImages].
type ListImagePipelineImagesInput struct {
	noSmithyDocumentSerde

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
}

// ListImagePipelineImagesOutput is one page of images. Every member is optional.
type ListImagePipelineImagesOutput struct {
	noSmithyDocumentSerde

	// ImageSummaryList are the builds that the pipeline started, in no guaranteed
	// order. The newest is the one with the latest DateCreated on all pages.
	ImageSummaryList []types.ImageSummary `json:"imageSummaryList,omitempty"`

	// NextToken is the token of the next page. If nil or empty, this page is the
	// last. A page with a token may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

// ListImagePipelineImagesAPIClient is the part of [Client] that a paginator uses.
// Tests can implement it to replace the client, or use the service of package
// imagebuildertest.
type ListImagePipelineImagesAPIClient interface {
	ListImagePipelineImages(context.Context, *ListImagePipelineImagesInput, ...func(*Options)) (*ListImagePipelineImagesOutput, error)
}

// ListImagePipelineImagesPaginatorOptions configure a paginator.
type ListImagePipelineImagesPaginatorOptions struct {
	// Limit is the maximum number of images on a page, from 1 to 25. The default is
	// the input's MaxResults. If it is 0 or less, the service decides.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error if the service returns a
	// token that it has returned before. By default the error is a
	// *[paginator.DuplicateTokenError], since images may be missing.
	StopOnDuplicateToken bool
}

// ListImagePipelineImagesPaginator lists the images that a pipeline built.
// Its methods, such as All and Pages, are those of [paginator.Paginator].
type ListImagePipelineImagesPaginator = paginator.Paginator[*ListImagePipelineImagesOutput, types.ImageSummary, func(*Options)]

// NewListImagePipelineImagesPaginator returns a paginator that starts at the
// NextToken of params. It sends nothing before the first page is requested. The
// paginator does not modify params, but reads it for each page: do not modify it while
// the paginator is in use.
func NewListImagePipelineImagesPaginator(client ListImagePipelineImagesAPIClient, params *ListImagePipelineImagesInput, optFns ...func(*ListImagePipelineImagesPaginatorOptions)) *ListImagePipelineImagesPaginator {
	options := ListImagePipelineImagesPaginatorOptions{Limit: imagePipelineImagePages.limit(params)}
	for _, fn := range optFns {
		fn(&options)
	}
	return imagePipelineImagePages.paginator(client, params, pagingOptions(options))
}

var imagePipelineImagePages = listing[ListImagePipelineImagesAPIClient, ListImagePipelineImagesInput, ListImagePipelineImagesOutput, types.ImageSummary]{
	operation: &listImagePipelineImages,
	method:    ListImagePipelineImagesAPIClient.ListImagePipelineImages,
	page:      func(in *ListImagePipelineImagesInput) (**int32, **string) { return &in.MaxResults, &in.NextToken },
	items:     func(out *ListImagePipelineImagesOutput) []types.ImageSummary { return out.ImageSummaryList },
	nextToken: func(out *ListImagePipelineImagesOutput) *string { return out.NextToken },
}

var listImagePipelineImages = awscall.Operation[ListImagePipelineImagesInput, ListImagePipelineImagesOutput]{
	Name:     "ListImagePipelineImages",
	Check:    (*ListImagePipelineImagesInput).check,
	Write:    requests.Post("/ListImagePipelineImages", (*ListImagePipelineImagesInput).write),
	Read:     (*ListImagePipelineImagesOutput).read,
	Metadata: func(out *ListImagePipelineImagesOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *ListImagePipelineImagesInput) check(lenient bool) error {
	v := validation.Of("ListImagePipelineImagesInput")
	if in.ImagePipelineArn == nil {
		v.Missing("ImagePipelineArn")
	}
	if !lenient {
		v.CheckFilters("Filters", in.Filters)
		v.CheckARN("ImagePipelineArn", in.ImagePipelineArn, identifier.ImagePipeline)
		v.CheckMaxResults("MaxResults", in.MaxResults)
		v.CheckNextToken("NextToken", in.NextToken)
	}
	return v.Err()
}

func (in *ListImagePipelineImagesInput) write(members *json.Object) {
	if in.Filters != nil {
		shapes.WriteFilters(members.Key("filters"), in.Filters)
	}
	if in.ImagePipelineArn != nil {
		members.Key("imagePipelineArn").String(*in.ImagePipelineArn)
	}
	if in.MaxResults != nil {
		members.Key("maxResults").Integer(*in.MaxResults)
	}
	if in.NextToken != nil {
		members.Key("nextToken").String(*in.NextToken)
	}
}

func (out *ListImagePipelineImagesOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "imageSummaryList":
			jsonread.List(r, &out.ImageSummaryList, shapes.ImageSummary)
		case "nextToken":
			r.String(&out.NextToken)
		case "requestId":
			r.String(&out.RequestId)
		}
	}
}
