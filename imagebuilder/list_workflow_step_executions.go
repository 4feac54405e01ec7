package imagebuilder

import (
	"context"
	"fmt"

	"github.com/aws/smithy-go/encoding/json"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

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
	return c.listWorkflowStepExecutions(ctx, &listWorkflowStepExecutions, params, optFns)
}

func (c *Client) listWorkflowStepExecutions(ctx context.Context, op *operation, params *ListWorkflowStepExecutionsInput, optFns []func(*Options)) (*ListWorkflowStepExecutionsOutput, error) {
	if params == nil {
		params = &ListWorkflowStepExecutionsInput{}
	}
	out, metadata, err := invoke[*ListWorkflowStepExecutionsOutput](ctx, c, op, params, optFns)
	if err != nil {
		return nil, err
	}
	out.ResultMetadata = metadata
	return out, nil
}

// ListWorkflowStepExecutionsInput is the input of
// [Client.ListWorkflowStepExecutions].
type ListWorkflowStepExecutionsInput struct {
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
		input.NextToken = token
		input.MaxResults = nil
		if limit := options.Limit; limit > 0 {
			input.MaxResults = &limit
		}
		if c, ok := client.(*Client); ok && len(optFns) == 0 {
			return c.listWorkflowStepExecutions(ctx, &pageWorkflowStepExecutions, &input, nil)
		}
		page, err := client.ListWorkflowStepExecutions(ctx, &input, append([]func(*Options){markPaginating}, optFns...)...)
		if err == nil && page == nil {
			return nil, fmt.Errorf("client %T answered neither a page nor an error", client)
		}
		return page, err
	}
	return paginator.New(paginator.Config[*ListWorkflowStepExecutionsOutput, types.WorkflowStepMetadata, func(*Options)]{
		Fetch:                fetch,
		NextToken:            func(page *ListWorkflowStepExecutionsOutput) *string { return page.NextToken },
		Items:                func(page *ListWorkflowStepExecutionsOutput) []types.WorkflowStepMetadata { return page.Steps },
		Token:                params.NextToken,
		StopOnDuplicateToken: options.StopOnDuplicateToken,
	})
}

var (
	listWorkflowStepExecutions = operation{
		id:        "ListWorkflowStepExecutions",
		newOutput: func() output { return &ListWorkflowStepExecutionsOutput{} },
	}
	pageWorkflowStepExecutions = listWorkflowStepExecutions.forPaginator()
)

func (in *ListWorkflowStepExecutionsInput) validate(strict bool) error {
	v := violationsOf("ListWorkflowStepExecutionsInput")
	if in.WorkflowExecutionId == nil {
		v.required("WorkflowExecutionId")
	}
	if strict {
		v.checkID("WorkflowExecutionId", "wf", in.WorkflowExecutionId)
		v.checkMaxResults("MaxResults", in.MaxResults)
		v.checkNextToken("NextToken", in.NextToken)
	}
	return v.err()
}

func (in *ListWorkflowStepExecutionsInput) serialize(request *smithyhttp.Request) error {
	body := json.NewEncoder()
	members := body.Object()
	if in.MaxResults != nil {
		members.Key("maxResults").Integer(*in.MaxResults)
	}
	if in.NextToken != nil {
		members.Key("nextToken").String(*in.NextToken)
	}
	if in.WorkflowExecutionId != nil {
		members.Key("workflowExecutionId").String(*in.WorkflowExecutionId)
	}
	members.Close()
	return post(request, "/ListWorkflowStepExecutions", body.Bytes())
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
