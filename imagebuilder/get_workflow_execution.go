package imagebuilder

import (
	"context"
	"net/url"

	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/validation"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// GetWorkflowExecution returns one execution of a workflow: its status, its counts of
// steps, and the image build that it belongs to.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) GetWorkflowExecution(ctx context.Context, params *GetWorkflowExecutionInput, optFns ...func(*Options)) (*GetWorkflowExecutionOutput, error) {
	return getWorkflowExecution.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// GetWorkflowExecutionInput is the input of [Client.GetWorkflowExecution].
type GetWorkflowExecutionInput struct {
	noSmithyDocumentSerde

	// WorkflowExecutionId identifies the workflow execution: "wf-" and a UUID. It is
	// required.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`
}

// GetWorkflowExecutionOutput is one execution of a workflow. Every member is
// optional; an absent count is 0.
type GetWorkflowExecutionOutput struct {
	noSmithyDocumentSerde

	// EndTime is when the workflow execution ended, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:19:06.158Z. It is absent until then.
	EndTime *string `json:"endTime,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build that the workflow
	// execution belongs to.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Message is an optional message from the service, such as the reason of a
	// failure.
	Message *string `json:"message,omitempty"`

	// ParallelGroup is the group of test workflows that the workflow belongs to. It
	// is absent for build and distribution workflows, and for tests that run
	// alone.
	ParallelGroup *string `json:"parallelGroup,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// StartTime is when the workflow execution started, in the form of EndTime. It
	// is absent until then.
	StartTime *string `json:"startTime,omitempty"`

	// Status is the status of the workflow execution. Only Status shows whether it
	// is over.
	Status types.WorkflowExecutionStatus `json:"status,omitempty"`

	// TotalStepCount is the number of steps of the workflow document. It is known
	// before any step runs. The other counts do not include steps that are pending,
	// running or cancelled.
	TotalStepCount int32 `json:"totalStepCount"`

	// TotalStepsFailed is the number of steps that failed.
	TotalStepsFailed int32 `json:"totalStepsFailed"`

	// TotalStepsSkipped is the number of steps that were skipped.
	TotalStepsSkipped int32 `json:"totalStepsSkipped"`

	// TotalStepsSucceeded is the number of steps that completed.
	TotalStepsSucceeded int32 `json:"totalStepsSucceeded"`

	// Type is the build stage that the workflow belongs to.
	Type types.WorkflowType `json:"type,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow that ran.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId identifies the workflow execution, as in the input.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

var getWorkflowExecution = awscall.Operation[GetWorkflowExecutionInput, GetWorkflowExecutionOutput]{
	Name:     "GetWorkflowExecution",
	Check:    (*GetWorkflowExecutionInput).check,
	Write:    requests.Get("/GetWorkflowExecution", (*GetWorkflowExecutionInput).write),
	Read:     (*GetWorkflowExecutionOutput).read,
	Metadata: func(out *GetWorkflowExecutionOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *GetWorkflowExecutionInput) check(lenient bool) error {
	v := validation.Of("GetWorkflowExecutionInput")
	if in.WorkflowExecutionId == nil {
		v.Missing("WorkflowExecutionId")
	}
	if !lenient {
		v.CheckID("WorkflowExecutionId", in.WorkflowExecutionId, identifier.WorkflowExecution)
	}
	return v.Err()
}

func (in *GetWorkflowExecutionInput) write(query url.Values) {
	if in.WorkflowExecutionId != nil {
		query.Set("workflowExecutionId", *in.WorkflowExecutionId)
	}
}

func (out *GetWorkflowExecutionOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "endTime":
			r.String(&out.EndTime)
		case "imageBuildVersionArn":
			r.String(&out.ImageBuildVersionArn)
		case "message":
			r.String(&out.Message)
		case "parallelGroup":
			r.String(&out.ParallelGroup)
		case "requestId":
			r.String(&out.RequestId)
		case "startTime":
			r.String(&out.StartTime)
		case "status":
			jsonread.Enum(r, &out.Status)
		case "totalStepCount":
			r.Int32Value(&out.TotalStepCount)
		case "totalStepsFailed":
			r.Int32Value(&out.TotalStepsFailed)
		case "totalStepsSkipped":
			r.Int32Value(&out.TotalStepsSkipped)
		case "totalStepsSucceeded":
			r.Int32Value(&out.TotalStepsSucceeded)
		case "type":
			jsonread.Enum(r, &out.Type)
		case "workflowBuildVersionArn":
			r.String(&out.WorkflowBuildVersionArn)
		case "workflowExecutionId":
			r.String(&out.WorkflowExecutionId)
		}
	}
}
