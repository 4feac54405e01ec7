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

// GetWorkflowStepExecution returns one step of a workflow run, and the run and
// image build that it belongs to.
//
// A nil params is the empty input. If params violates a constraint, no request is sent
// and the error wraps a [smithy.InvalidParamsError] that lists every violation.
// Package errors documents all errors.
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

// GetWorkflowStepExecutionOutput is one step of a workflow run. Every member is
// optional. Beyond what ListWorkflowStepExecutions returns of a step, it names the
// run and the image that the step belongs to, and has OnFailure and
// TimeoutSeconds.
type GetWorkflowStepExecutionOutput struct {
	noSmithyDocumentSerde

	// Action is the name of the step action, such as LaunchInstance or
	// ExecuteComponents. The set of actions grows.
	Action *string `json:"action,omitempty"`

	// AttemptNumber is the number of the current or last attempt; 1 is the
	// first.
	AttemptNumber *int32 `json:"attemptNumber,omitempty"`

	// Description is the step's description in the workflow document.
	Description *string `json:"description,omitempty"`

	// EndTime is when the step finished, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:14:50.822Z. A step that has not finished has none.
	EndTime *string `json:"endTime,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build that the step belongs
	// to.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Inputs are the parameters of the step: a JSON document in a string.
	Inputs *string `json:"inputs,omitempty"`

	// MaxAttempts is the number of attempts that the step may have; 1 if the
	// workflow configures no retry.
	MaxAttempts *int32 `json:"maxAttempts,omitempty"`

	// Message is an optional message about the step at run time.
	Message *string `json:"message,omitempty"`

	// Name is the name of the step, unique within its workflow.
	Name *string `json:"name,omitempty"`

	// OnFailure is what the workflow does when the step fails: Abort, which is
	// the default, or Continue.
	OnFailure *string `json:"onFailure,omitempty"`

	// Outputs is what the step produced: a JSON document in a string. For a
	// failed step it holds the error message.
	Outputs *string `json:"outputs,omitempty"`

	// RequestId identifies the request.
	RequestId *string `json:"requestId,omitempty"`

	// RollbackStatus is the status of the rollback of the step, if there was
	// one.
	RollbackStatus types.WorkflowStepExecutionRollbackStatus `json:"rollbackStatus,omitempty"`

	// StartTime is when the step started, in the form of EndTime.
	StartTime *string `json:"startTime,omitempty"`

	// Status is the status of the step at run time.
	Status types.WorkflowStepExecutionStatus `json:"status,omitempty"`

	// StepExecutionId identifies the step, as in the input.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// TimeoutSeconds is how long one attempt of the step may take, in seconds:
	// what the workflow document says, or the default of the step action.
	TimeoutSeconds *int32 `json:"timeoutSeconds,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow that the step belongs
	// to.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId identifies the workflow run: "wf-" and a UUID.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
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
