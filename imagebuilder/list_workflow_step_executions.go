package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/encoding/json"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/shapes"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ListWorkflowStepExecutions gives one page of what Image Builder recorded of the
// steps of a workflow execution. [NewListWorkflowStepExecutionsPaginator] gives
// all pages.
//
// A nil params is the empty input, which lacks the required WorkflowExecutionId.
// Input that breaks a constraint is an error that holds a
// [smithy.InvalidParamsError] and names each violation, and nothing is sent.
// Package errors describes all errors.
func (c *Client) ListWorkflowStepExecutions(ctx context.Context, params *ListWorkflowStepExecutionsInput, optFns ...func(*Options)) (*ListWorkflowStepExecutionsOutput, error) {
	return listWorkflowStepExecutions.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// ListWorkflowStepExecutionsInput is the input of
// [Client.ListWorkflowStepExecutions].
type ListWorkflowStepExecutionsInput struct {
	noSmithyDocumentSerde

	// WorkflowExecutionId is the identifier that Image Builder gave the run of
	// the workflow: "wf-" and a UUID. It is required.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`

	// MaxResults is how many steps a page holds at most, from 1 to 25. nil
	// leaves it to the service.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// NextToken says where the page begins: the NextToken of the page before,
	// of 1 to 65535 characters. nil is the first page.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListWorkflowStepExecutionsOutput is one page of steps. Every member is
// optional: nil means that the service did not answer it.
type ListWorkflowStepExecutionsOutput struct {
	noSmithyDocumentSerde

	// ImageBuildVersionArn is the ARN of the image build version that the run
	// of the workflow belongs to.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Message is what the service has to say of the list, if anything.
	Message *string `json:"message,omitempty"`

	// NextToken is the token of the next page. nil or empty means that this
	// page is the last. The number of steps does not tell: a page with a token
	// may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// Steps are the steps, in no promised order.
	Steps []types.WorkflowStepMetadata `json:"steps,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow whose document defines
	// the steps.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId is the identifier of the run, as in the input.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`

	// ResultMetadata has what the SDK knows of the call: the request id, the
	// raw response and the attempts, which the SDK's packages get out of it.
	ResultMetadata middleware.Metadata `json:"-"`
}

// ListWorkflowStepExecutionsAPIClient is the part of [Client] that a paginator
// needs, for tests to stand in for. Package imagebuildertest has a whole service
// for that.
type ListWorkflowStepExecutionsAPIClient interface {
	ListWorkflowStepExecutions(context.Context, *ListWorkflowStepExecutionsInput, ...func(*Options)) (*ListWorkflowStepExecutionsOutput, error)
}

var _ ListWorkflowStepExecutionsAPIClient = (*Client)(nil)

// ListWorkflowStepExecutionsPaginator pages through the steps of a workflow
// execution: with All step by step, with Pages page by page, or with
// HasMorePages and NextPage. All and Pages begin anew with each range, and may
// be used concurrently; HasMorePages and NextPage may not.
type ListWorkflowStepExecutionsPaginator = paginator.Paginator[*ListWorkflowStepExecutionsOutput, types.WorkflowStepMetadata, func(*Options)]

// ListWorkflowStepExecutionsPaginatorOptions change how a paginator pages.
type ListWorkflowStepExecutionsPaginatorOptions struct {
	// Limit is how many steps a page holds at most, from 1 to 25. The default is
	// the input's MaxResults; 0 and less leave it to the service.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error when the service
	// answers a token that it has answered before. By default that is a
	// *[paginator.DuplicateTokenError], since steps may be missing.
	StopOnDuplicateToken bool
}

// NewListWorkflowStepExecutionsPaginator gives a paginator that begins at the
// token of params. It sends nothing before it is used. It changes nothing in
// params, and reads it for each page: leave it as it is meanwhile.
func NewListWorkflowStepExecutionsPaginator(client ListWorkflowStepExecutionsAPIClient, params *ListWorkflowStepExecutionsInput, optFns ...func(*ListWorkflowStepExecutionsPaginatorOptions)) *ListWorkflowStepExecutionsPaginator {
	if params == nil {
		params = &ListWorkflowStepExecutionsInput{}
	}
	options := ListWorkflowStepExecutionsPaginatorOptions{}
	if params.MaxResults != nil {
		options.Limit = *params.MaxResults
	}
	for _, fn := range optFns {
		fn(&options)
	}

	fetch := func(ctx context.Context, token *string, optFns ...func(*Options)) (*ListWorkflowStepExecutionsOutput, error) {
		input := *params
		input.NextToken, input.MaxResults = token, pageSize(options.Limit)
		return fetchPage(ctx, client, ListWorkflowStepExecutionsAPIClient.ListWorkflowStepExecutions, &listWorkflowStepExecutions, &input, optFns)
	}
	return paginator.New(paginator.Config[*ListWorkflowStepExecutionsOutput, types.WorkflowStepMetadata, func(*Options)]{
		Fetch:                fetch,
		NextToken:            func(page *ListWorkflowStepExecutionsOutput) *string { return page.NextToken },
		Items:                func(page *ListWorkflowStepExecutionsOutput) []types.WorkflowStepMetadata { return page.Steps },
		Token:                params.NextToken,
		StopOnDuplicateToken: options.StopOnDuplicateToken,
	})
}

var listWorkflowStepExecutions = awscall.Operation[ListWorkflowStepExecutionsInput, ListWorkflowStepExecutionsOutput]{
	Name:     "ListWorkflowStepExecutions",
	Check:    (*ListWorkflowStepExecutionsInput).check,
	Write:    requests.Post("/ListWorkflowStepExecutions", (*ListWorkflowStepExecutionsInput).write),
	Read:     (*ListWorkflowStepExecutionsOutput).read,
	Metadata: func(out *ListWorkflowStepExecutionsOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *ListWorkflowStepExecutionsInput) check(lenient bool) error {
	v := violationsOf("ListWorkflowStepExecutionsInput")
	if in.WorkflowExecutionId == nil {
		v.required("WorkflowExecutionId")
	}
	if !lenient {
		v.checkID("WorkflowExecutionId", "wf", in.WorkflowExecutionId)
		v.checkMaxResults("MaxResults", in.MaxResults)
		v.checkNextToken("NextToken", in.NextToken)
	}
	return v.err()
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
