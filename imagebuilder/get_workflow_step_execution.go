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

// GetWorkflowStepExecution returns one step of a workflow execution.
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) GetWorkflowStepExecution(ctx context.Context, params *GetWorkflowStepExecutionInput, optFns ...func(*Options)) (*GetWorkflowStepExecutionOutput, error) {
	return getWorkflowStepExecution.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// GetWorkflowStepExecutionInput is the input of
// [Client.GetWorkflowStepExecution].
type GetWorkflowStepExecutionInput struct {
	noSmithyDocumentSerde

	// StepExecutionId identifies the step: "step-" and a UUID. It is required.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`
}

// GetWorkflowStepExecutionOutput is one step of a workflow execution. Besides the
// members that ListWorkflowStepExecutions returns, it has OnFailure and
// TimeoutSeconds, and identifies the workflow execution and the image build that the
// step belongs to. Every member is optional.
type GetWorkflowStepExecutionOutput struct {
	noSmithyDocumentSerde

	// Action is the name of the step action, such as LaunchInstance or
	// ExecuteComponents. The set of actions grows.
	Action *string `json:"action,omitempty"`

	// AttemptNumber is the number of the current or last attempt to run the step,
	// starting at 1.
	AttemptNumber *int32 `json:"attemptNumber,omitempty"`

	// Description is the description of the step in the workflow document.
	Description *string `json:"description,omitempty"`

	// EndTime is when the step finished, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:14:50.822Z. It is absent until then.
	EndTime *string `json:"endTime,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build that the step belongs
	// to.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Inputs are the parameters of the step: a JSON document in a string. To decode
	// them, copy them to a [types.WorkflowStepMetadata] and call its InputData.
	Inputs *string `json:"inputs,omitempty"`

	// MaxAttempts is the maximum number of attempts; 1 if the workflow configures
	// no retry.
	MaxAttempts *int32 `json:"maxAttempts,omitempty"`

	// Message is an optional message from the service about the step.
	Message *string `json:"message,omitempty"`

	// Name is the name of the step, unique within its workflow.
	Name *string `json:"name,omitempty"`

	// OnFailure selects what the workflow does when the step fails: Abort, which is
	// the default, or Continue.
	OnFailure *string `json:"onFailure,omitempty"`

	// Outputs are the results of the step: a JSON document in a string. Those of a
	// failed step include the error message.
	Outputs *string `json:"outputs,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// RollbackStatus is the status of the rollback of the step, if there was
	// one.
	RollbackStatus types.WorkflowStepExecutionRollbackStatus `json:"rollbackStatus,omitempty"`

	// StartTime is when the step started, in the form of EndTime. It is absent until
	// then.
	StartTime *string `json:"startTime,omitempty"`

	// Status is the status of the step.
	Status types.WorkflowStepExecutionStatus `json:"status,omitempty"`

	// StepExecutionId identifies the step, as in the input.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// TimeoutSeconds is the timeout of each attempt of the step in seconds: that of
	// the workflow document, or the default of the step action.
	TimeoutSeconds *int32 `json:"timeoutSeconds,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow that the step belongs
	// to.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId identifies the workflow execution: "wf-" and a UUID.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

var getWorkflowStepExecution = awscall.Operation[GetWorkflowStepExecutionInput, GetWorkflowStepExecutionOutput]{
	Name:     "GetWorkflowStepExecution",
	Check:    (*GetWorkflowStepExecutionInput).check,
	Write:    requests.Get("/GetWorkflowStepExecution", (*GetWorkflowStepExecutionInput).write),
	Read:     (*GetWorkflowStepExecutionOutput).read,
	Metadata: func(out *GetWorkflowStepExecutionOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *GetWorkflowStepExecutionInput) check(lenient bool) error {
	v := validation.Of("GetWorkflowStepExecutionInput")
	if in.StepExecutionId == nil {
		v.Missing("StepExecutionId")
	}
	if !lenient {
		v.CheckID("StepExecutionId", in.StepExecutionId, identifier.WorkflowStepExecution)
	}
	return v.Err()
}

func (in *GetWorkflowStepExecutionInput) write(query url.Values) {
	if in.StepExecutionId != nil {
		query.Set("stepExecutionId", *in.StepExecutionId)
	}
}

func (out *GetWorkflowStepExecutionOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "action":
			r.String(&out.Action)
		case "attemptNumber":
			r.Int32(&out.AttemptNumber)
		case "description":
			r.String(&out.Description)
		case "endTime":
			r.String(&out.EndTime)
		case "imageBuildVersionArn":
			r.String(&out.ImageBuildVersionArn)
		case "inputs":
			r.String(&out.Inputs)
		case "maxAttempts":
			r.Int32(&out.MaxAttempts)
		case "message":
			r.String(&out.Message)
		case "name":
			r.String(&out.Name)
		case "onFailure":
			r.String(&out.OnFailure)
		case "outputs":
			r.String(&out.Outputs)
		case "requestId":
			r.String(&out.RequestId)
		case "rollbackStatus":
			jsonread.Enum(r, &out.RollbackStatus)
		case "startTime":
			r.String(&out.StartTime)
		case "status":
			jsonread.Enum(r, &out.Status)
		case "stepExecutionId":
			r.String(&out.StepExecutionId)
		case "timeoutSeconds":
			r.Int32(&out.TimeoutSeconds)
		case "workflowBuildVersionArn":
			r.String(&out.WorkflowBuildVersionArn)
		case "workflowExecutionId":
			r.String(&out.WorkflowExecutionId)
		}
	}
}
