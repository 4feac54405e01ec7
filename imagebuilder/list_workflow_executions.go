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

// ListWorkflowExecutions returns one page of the workflow executions of an image
// build.
// Use [NewListWorkflowExecutionsPaginator] to list all pages.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) ListWorkflowExecutions(ctx context.Context, params *ListWorkflowExecutionsInput, optFns ...func(*Options)) (*ListWorkflowExecutionsOutput, error) {
	return listWorkflowExecutions.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// ListWorkflowExecutionsInput is the input of [Client.ListWorkflowExecutions].
type ListWorkflowExecutionsInput struct {
	noSmithyDocumentSerde

	// ImageBuildVersionArn is the ARN of the image build, which ends in
	// /1.0.0/1. It is required. The ARN of a version is an error, since it does not
	// name a build.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// MaxResults is the maximum number of workflow executions on a page, from 1 to
	// 25. If nil, the service decides.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// NextToken is the NextToken of the previous page, of 1 to 65535 characters.
	// If nil, the first page is returned.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListWorkflowExecutionsOutput is one page of workflow executions. Every member is
// optional.
type ListWorkflowExecutionsOutput struct {
	noSmithyDocumentSerde

	// ImageBuildVersionArn is the ARN of the image build, as in the input.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Message is the reason why the image build failed, if it did. It comes from the
	// image itself, so it is present even if the workflow executions are no longer
	// kept.
	Message *string `json:"message,omitempty"`

	// NextToken is the token of the next page. If nil or empty, this page is the
	// last. A page with a token may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// WorkflowExecutions are the workflow executions, in no guaranteed order. Image
	// Builder keeps them for a limited time, so an older build may have none.
	WorkflowExecutions []types.WorkflowExecutionMetadata `json:"workflowExecutions,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

// ListWorkflowExecutionsAPIClient is the part of [Client] that a paginator uses.
// Tests can implement it to replace the client, or use the service of package
// imagebuildertest.
type ListWorkflowExecutionsAPIClient interface {
	ListWorkflowExecutions(context.Context, *ListWorkflowExecutionsInput, ...func(*Options)) (*ListWorkflowExecutionsOutput, error)
}

// ListWorkflowExecutionsPaginatorOptions configure a paginator.
type ListWorkflowExecutionsPaginatorOptions struct {
	// Limit is the maximum number of workflow executions on a page, from 1 to 25. The
	// default is the input's MaxResults. If it is 0 or less, the service decides.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error if the service returns a
	// token that it has returned before. By default the error is a
	// *[paginator.DuplicateTokenError], since workflow executions may be
	// missing.
	StopOnDuplicateToken bool
}

// ListWorkflowExecutionsPaginator lists the workflow executions of an image build.
// Its methods, such as All and Pages, are those of [paginator.Paginator].
type ListWorkflowExecutionsPaginator = paginator.Paginator[*ListWorkflowExecutionsOutput, types.WorkflowExecutionMetadata, func(*Options)]

// NewListWorkflowExecutionsPaginator returns a paginator that starts at the
// NextToken of params. It sends nothing before the first page is requested. The
// paginator does not modify params, but reads it for each page: do not modify it while
// the paginator is in use.
func NewListWorkflowExecutionsPaginator(client ListWorkflowExecutionsAPIClient, params *ListWorkflowExecutionsInput, optFns ...func(*ListWorkflowExecutionsPaginatorOptions)) *ListWorkflowExecutionsPaginator {
	options := ListWorkflowExecutionsPaginatorOptions{Limit: workflowExecutionPages.limit(params)}
	for _, fn := range optFns {
		fn(&options)
	}
	return workflowExecutionPages.paginator(client, params, pagingOptions(options))
}

var workflowExecutionPages = listing[ListWorkflowExecutionsAPIClient, ListWorkflowExecutionsInput, ListWorkflowExecutionsOutput, types.WorkflowExecutionMetadata]{
	operation: &listWorkflowExecutions,
	method:    ListWorkflowExecutionsAPIClient.ListWorkflowExecutions,
	page:      func(in *ListWorkflowExecutionsInput) (**int32, **string) { return &in.MaxResults, &in.NextToken },
	items: func(out *ListWorkflowExecutionsOutput) []types.WorkflowExecutionMetadata {
		return out.WorkflowExecutions
	},
	nextToken: func(out *ListWorkflowExecutionsOutput) *string { return out.NextToken },
}

var listWorkflowExecutions = awscall.Operation[ListWorkflowExecutionsInput, ListWorkflowExecutionsOutput]{
	Name:     "ListWorkflowExecutions",
	Check:    (*ListWorkflowExecutionsInput).check,
	Write:    requests.Post("/ListWorkflowExecutions", (*ListWorkflowExecutionsInput).write),
	Read:     (*ListWorkflowExecutionsOutput).read,
	Metadata: func(out *ListWorkflowExecutionsOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *ListWorkflowExecutionsInput) check(lenient bool) error {
	v := validation.Of("ListWorkflowExecutionsInput")
	if in.ImageBuildVersionArn == nil {
		v.Missing("ImageBuildVersionArn")
	}
	if !lenient {
		v.CheckARN("ImageBuildVersionArn", in.ImageBuildVersionArn, identifier.ImageBuild)
		v.CheckMaxResults("MaxResults", in.MaxResults)
		v.CheckNextToken("NextToken", in.NextToken)
	}
	return v.Err()
}

func (in *ListWorkflowExecutionsInput) write(members *json.Object) {
	if in.ImageBuildVersionArn != nil {
		members.Key("imageBuildVersionArn").String(*in.ImageBuildVersionArn)
	}
	if in.MaxResults != nil {
		members.Key("maxResults").Integer(*in.MaxResults)
	}
	if in.NextToken != nil {
		members.Key("nextToken").String(*in.NextToken)
	}
}

func (out *ListWorkflowExecutionsOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "imageBuildVersionArn":
			r.String(&out.ImageBuildVersionArn)
		case "message":
			r.String(&out.Message)
		case "nextToken":
			r.String(&out.NextToken)
		case "requestId":
			r.String(&out.RequestId)
		case "workflowExecutions":
			jsonread.List(r, &out.WorkflowExecutions, shapes.WorkflowExecutionMetadata)
		}
	}
}
