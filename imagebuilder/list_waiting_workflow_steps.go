package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ListWaitingWorkflowStepsInput is the input of
// [Client.ListWaitingWorkflowSteps]. Nothing in it is required: the operation
// lists what waits in the whole account, in the client's region.
type ListWaitingWorkflowStepsInput struct {
	// MaxResults is the maximum number of steps on a page, from 1 to 25. If nil,
	// the service decides.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// NextToken is the NextToken of the previous page, of 1 to 65535 characters.
	// If nil, the first page is returned.
	NextToken *string `json:"nextToken,omitempty"`

	noSmithyDocumentSerde
}

// ListWaitingWorkflowStepsOutput is one page of waiting steps. Every member is
// optional.
type ListWaitingWorkflowStepsOutput struct {
	// NextToken is the token of the next page. If nil or empty, this page is the
	// last. A page with a token may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// Steps are the steps that wait, in no promised order. A step is listed
	// until it is resumed or stopped, or its wait times out.
	Steps []types.WorkflowStepExecution `json:"steps,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`

	noSmithyDocumentSerde
}

// ListWaitingWorkflowStepsAPIClient is the part of [Client] that a paginator needs. Implement it to
// stand in for a client in tests.
type ListWaitingWorkflowStepsAPIClient interface {
	ListWaitingWorkflowSteps(context.Context, *ListWaitingWorkflowStepsInput, ...func(*Options)) (*ListWaitingWorkflowStepsOutput, error)
}

// ListWaitingWorkflowStepsPaginatorOptions configure a paginator.
type ListWaitingWorkflowStepsPaginatorOptions struct {
	// Limit is the maximum number of steps on a page, from 1 to 25. The
	// default is the input's MaxResults; if it is 0 or less, the service decides.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error when the service
	// returns a token that it has returned before. By default that is a
	// *[paginator.DuplicateTokenError], since steps may be missing.
	StopOnDuplicateToken bool
}
