package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ListWorkflowExecutionsInput is the input of [Client.ListWorkflowExecutions].
type ListWorkflowExecutionsInput struct {
	// ImageBuildVersionArn is the ARN of the image build, which ends in
	// /1.0.0/1. It is required. The ARN of a version is refused, since it names
	// no build.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// MaxResults is the maximum number of runs on a page, from 1 to 25. If nil,
	// the service decides.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// NextToken is the NextToken of the previous page, of 1 to 65535 characters.
	// If nil, the first page is returned.
	NextToken *string `json:"nextToken,omitempty"`

	noSmithyDocumentSerde
}

// ListWorkflowExecutionsOutput is one page of workflow runs. Every member is
// optional.
type ListWorkflowExecutionsOutput struct {
	// ImageBuildVersionArn is the ARN of the image build, as in the input.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Message is why the image build failed, if it did. It comes from the image
	// itself, and is there even when no runs are left.
	Message *string `json:"message,omitempty"`

	// NextToken is the token of the next page. If nil or empty, this page is the
	// last. A page with a token may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// WorkflowExecutions are the runs, in no promised order. Image Builder keeps
	// them for a limited time, so that an older build may have none.
	WorkflowExecutions []types.WorkflowExecutionMetadata `json:"workflowExecutions,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`

	noSmithyDocumentSerde
}

// ListWorkflowExecutionsAPIClient is the part of [Client] that a paginator needs. Implement it to
// stand in for a client in tests.
type ListWorkflowExecutionsAPIClient interface {
	ListWorkflowExecutions(context.Context, *ListWorkflowExecutionsInput, ...func(*Options)) (*ListWorkflowExecutionsOutput, error)
}

// ListWorkflowExecutionsPaginatorOptions configure a paginator.
type ListWorkflowExecutionsPaginatorOptions struct {
	// Limit is the maximum number of runs on a page, from 1 to 25. The
	// default is the input's MaxResults; if it is 0 or less, the service decides.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error when the service
	// returns a token that it has returned before. By default that is a
	// *[paginator.DuplicateTokenError], since runs may be missing.
	StopOnDuplicateToken bool
}
