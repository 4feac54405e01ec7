package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/encoding/json"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/shapes"
	"github.com/seed-78d42d54/imagebuilder-go/internal/validation"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ListWaitingWorkflowSteps returns one page of the steps that wait for an approval,
// in all builds of the account in the client's Region.
// Use [NewListWaitingWorkflowStepsPaginator] to list all pages, and
// [Client.SendWorkflowStepAction] to resume or stop a step.
//
// params may be nil. If it violates a constraint, the error lists every
// violation, and nothing is sent.
func (c *Client) ListWaitingWorkflowSteps(ctx context.Context, params *ListWaitingWorkflowStepsInput, optFns ...func(*Options)) (*ListWaitingWorkflowStepsOutput, error) {
	return listWaitingWorkflowSteps.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// ListWaitingWorkflowStepsInput is the input of
// [Client.ListWaitingWorkflowSteps]. No member is required.
type ListWaitingWorkflowStepsInput struct {
	noSmithyDocumentSerde

	// MaxResults is the maximum number of steps on a page, from 1 to 25. If nil,
	// the service decides.
	MaxResults *int32 `json:"maxResults,omitempty"`

	// NextToken is the NextToken of the previous page, of 1 to 65535 characters.
	// If nil, the first page is returned.
	NextToken *string `json:"nextToken,omitempty"`
}

// ListWaitingWorkflowStepsOutput is one page of waiting steps. Every member is
// optional.
type ListWaitingWorkflowStepsOutput struct {
	noSmithyDocumentSerde

	// NextToken is the token of the next page. If nil or empty, this page is the
	// last. A page with a token may be empty.
	NextToken *string `json:"nextToken,omitempty"`

	// Steps are the steps that wait, in no guaranteed order. A step is listed until
	// it is resumed or stopped, or times out.
	Steps []types.WorkflowStepExecution `json:"steps,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

// ListWaitingWorkflowStepsAPIClient is the part of [Client] that a paginator uses.
// Tests can implement it to replace the client, or use the service of package
// imagebuildertest.
type ListWaitingWorkflowStepsAPIClient interface {
	ListWaitingWorkflowSteps(context.Context, *ListWaitingWorkflowStepsInput, ...func(*Options)) (*ListWaitingWorkflowStepsOutput, error)
}

// ListWaitingWorkflowStepsPaginatorOptions configure a paginator.
type ListWaitingWorkflowStepsPaginatorOptions struct {
	// Limit is the maximum number of steps on a page, from 1 to 25. The default is
	// the input's MaxResults. If it is 0 or less, the service decides.
	Limit int32

	// StopOnDuplicateToken ends the listing without an error if the service returns a
	// token that it has returned before. By default the error is a
	// *[paginator.DuplicateTokenError], since steps may be missing.
	StopOnDuplicateToken bool
}

// ListWaitingWorkflowStepsPaginator lists the steps that wait for an approval.
// Its methods, such as All and Pages, are those of [paginator.Paginator].
type ListWaitingWorkflowStepsPaginator = paginator.Paginator[*ListWaitingWorkflowStepsOutput, types.WorkflowStepExecution, func(*Options)]

// NewListWaitingWorkflowStepsPaginator returns a paginator that starts at the
// NextToken of params. It sends nothing before the first page is requested. The
// paginator does not modify params, but reads it for each page: do not modify it while
// the paginator is in use.
//
// Resuming or stopping a step removes it from the list, so the pages that follow may
// skip others. List all steps before acting on any.
func NewListWaitingWorkflowStepsPaginator(client ListWaitingWorkflowStepsAPIClient, params *ListWaitingWorkflowStepsInput, optFns ...func(*ListWaitingWorkflowStepsPaginatorOptions)) *ListWaitingWorkflowStepsPaginator {
	options := ListWaitingWorkflowStepsPaginatorOptions{Limit: waitingWorkflowStepPages.limit(params)}
	for _, fn := range optFns {
		fn(&options)
	}
	return waitingWorkflowStepPages.paginator(client, params, pagingOptions(options))
}

var waitingWorkflowStepPages = listing[ListWaitingWorkflowStepsAPIClient, ListWaitingWorkflowStepsInput, ListWaitingWorkflowStepsOutput, types.WorkflowStepExecution]{
	operation: &listWaitingWorkflowSteps,
	method:    ListWaitingWorkflowStepsAPIClient.ListWaitingWorkflowSteps,
	page:      func(in *ListWaitingWorkflowStepsInput) (**int32, **string) { return &in.MaxResults, &in.NextToken },
	items:     func(out *ListWaitingWorkflowStepsOutput) []types.WorkflowStepExecution { return out.Steps },
	nextToken: func(out *ListWaitingWorkflowStepsOutput) *string { return out.NextToken },
}

var listWaitingWorkflowSteps = awscall.Operation[ListWaitingWorkflowStepsInput, ListWaitingWorkflowStepsOutput]{
	Name:     "ListWaitingWorkflowSteps",
	Check:    (*ListWaitingWorkflowStepsInput).check,
	Write:    requests.Post("/ListWaitingWorkflowSteps", (*ListWaitingWorkflowStepsInput).write),
	Read:     (*ListWaitingWorkflowStepsOutput).read,
	Metadata: func(out *ListWaitingWorkflowStepsOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *ListWaitingWorkflowStepsInput) check(lenient bool) error {
	v := validation.Of("ListWaitingWorkflowStepsInput")
	if !lenient {
		v.CheckMaxResults("MaxResults", in.MaxResults)
		v.CheckNextToken("NextToken", in.NextToken)
	}
	return v.Err()
}

func (in *ListWaitingWorkflowStepsInput) write(members *json.Object) {
	if in.MaxResults != nil {
		members.Key("maxResults").Integer(*in.MaxResults)
	}
	if in.NextToken != nil {
		members.Key("nextToken").String(*in.NextToken)
	}
}

func (out *ListWaitingWorkflowStepsOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "nextToken":
			r.String(&out.NextToken)
		case "steps":
			jsonread.List(r, &out.Steps, shapes.WorkflowStepExecution)
		}
	}
}
