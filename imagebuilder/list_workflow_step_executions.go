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

// ListWorkflowStepExecutions returns one page of the steps of a workflow execution:
// the status, timing, inputs and outputs of each.
// Use [NewListWorkflowStepExecutionsPaginator] to list all pages.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) ListWorkflowStepExecutions(ctx context.Context, params *ListWorkflowStepExecutionsInput, optFns ...func(*Options)) (*ListWorkflowStepExecutionsOutput, error) {
	return listWorkflowStepExecutions.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// ListWorkflowStepExecutionsInput is the input of
// [Client.ListWorkflowStepExecutions].
type ListWorkflowStepExecutionsInput struct {
	noSmithyDocumentSerde

	// WorkflowExecutionId identifies the workflow execution: "wf-" and a UUID. It is
	// required.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`

	// MaxResults is the maximum number of steps on a page, from 1 to 25. If nil,
	// the service decides.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// NextToken is the NextToken of the previous page, of 1 to 65535 characters.
	// If nil, the first page is returned.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListWorkflowStepExecutionsOutput is one page of steps. Every member is
// optional.
type ListWorkflowStepExecutionsOutput struct {
	noSmithyDocumentSerde

	// ImageBuildVersionArn is the ARN of the image build that the workflow
	// execution belongs to.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Message is an optional message from the service.
	Message *string `json:"message,omitempty"`

	// NextToken is the token of the next page. If nil or empty, this page is the
	// last. A page with a token may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// Steps are the steps, in no guaranteed order.
	Steps []types.WorkflowStepMetadata `json:"steps,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow whose document defines
	// the steps.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId is the identifier of the workflow execution, as in the
	// input.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

// ListWorkflowStepExecutionsAPIClient is the part of [Client] that a paginator uses.
// Tests can implement it to replace the client, or use the service of package
// imagebuildertest.
type ListWorkflowStepExecutionsAPIClient interface {
	ListWorkflowStepExecutions(context.Context, *ListWorkflowStepExecutionsInput, ...func(*Options)) (*ListWorkflowStepExecutionsOutput, error)
}

var _ ListWorkflowStepExecutionsAPIClient = (*Client)(nil)

// ListWorkflowStepExecutionsPaginator lists the steps of a workflow execution.
// Its methods, such as All and Pages, are those of [paginator.Paginator].
type ListWorkflowStepExecutionsPaginator = paginator.Paginator[*ListWorkflowStepExecutionsOutput, types.WorkflowStepMetadata, func(*Options)]

// ListWorkflowStepExecutionsPaginatorOptions configure a paginator.
type ListWorkflowStepExecutionsPaginatorOptions struct {
	// Limit is the maximum number of steps on a page, from 1 to 25. The default is
	// the input's MaxResults. If it is 0 or less, the service decides.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error if the service returns a
	// token that it has returned before. By default the error is a
	// *[paginator.DuplicateTokenError], since steps may be missing.
	StopOnDuplicateToken bool
}

// NewListWorkflowStepExecutionsPaginator returns a paginator that starts at the
// NextToken of params. It sends nothing before the first page is requested. The
// paginator does not modify params, but reads it for each page: do not modify it while
// the paginator is in use.
func NewListWorkflowStepExecutionsPaginator(client ListWorkflowStepExecutionsAPIClient, params *ListWorkflowStepExecutionsInput, optFns ...func(*ListWorkflowStepExecutionsPaginatorOptions)) *ListWorkflowStepExecutionsPaginator {
	options := ListWorkflowStepExecutionsPaginatorOptions{Limit: workflowStepExecutionPages.limit(params)}
	for _, fn := range optFns {
		fn(&options)
	}
	return workflowStepExecutionPages.paginator(client, params, pagingOptions(options))
}

var workflowStepExecutionPages = listing[ListWorkflowStepExecutionsAPIClient, ListWorkflowStepExecutionsInput, ListWorkflowStepExecutionsOutput, types.WorkflowStepMetadata]{
	operation: &listWorkflowStepExecutions,
	method:    ListWorkflowStepExecutionsAPIClient.ListWorkflowStepExecutions,
	page:      func(in *ListWorkflowStepExecutionsInput) (**int32, **string) { return &in.MaxResults, &in.NextToken },
	items:     func(out *ListWorkflowStepExecutionsOutput) []types.WorkflowStepMetadata { return out.Steps },
	nextToken: func(out *ListWorkflowStepExecutionsOutput) *string { return out.NextToken },
}

var listWorkflowStepExecutions = awscall.Operation[ListWorkflowStepExecutionsInput, ListWorkflowStepExecutionsOutput]{
	Name:     "ListWorkflowStepExecutions",
	Check:    (*ListWorkflowStepExecutionsInput).check,
	Write:    requests.Post("/ListWorkflowStepExecutions", (*ListWorkflowStepExecutionsInput).write),
	Read:     (*ListWorkflowStepExecutionsOutput).read,
	Metadata: func(out *ListWorkflowStepExecutionsOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *ListWorkflowStepExecutionsInput) check(lenient bool) error {
	v := validation.Of("ListWorkflowStepExecutionsInput")
	if in.WorkflowExecutionId == nil {
		v.Missing("WorkflowExecutionId")
	}
	if !lenient {
		v.CheckID("WorkflowExecutionId", in.WorkflowExecutionId, identifier.WorkflowExecution)
		v.CheckMaxResults("MaxResults", in.MaxResults)
		v.CheckNextToken("NextToken", in.NextToken)
	}
	return v.Err()
}

func (in *ListWorkflowStepExecutionsInput) write(members *json.Object) {
	if in.MaxResults != nil {
		members.Key("maxResults").Integer(*in.MaxResults)
	}
	if in.NextToken != nil {
		members.Key("nextToken").String(*in.NextToken)
	}
	if in.WorkflowExecutionId != nil {
		members.Key("workflowExecutionId").String(*in.WorkflowExecutionId)
	}
}

func (out *ListWorkflowStepExecutionsOutput) read(r *jsonread.Reader) {
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
		case "steps":
			jsonread.List(r, &out.Steps, shapes.WorkflowStepMetadata)
		case "workflowBuildVersionArn":
			r.String(&out.WorkflowBuildVersionArn)
		case "workflowExecutionId":
			r.String(&out.WorkflowExecutionId)
		}
	}
}
