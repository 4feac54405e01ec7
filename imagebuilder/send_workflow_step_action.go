package imagebuilder

import (
	"context"

	"github.com/aws/smithy-go/encoding/json"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
	"github.com/seed-78d42d54/imagebuilder-go/internal/validation"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// SendWorkflowStepAction resumes or stops a step that waits for an approval. STOP
// fails the step, and the step's onFailure decides whether the workflow goes on.
//
// It is an error if the step has timed out or was already resumed or stopped. The type
// of that error is not documented. To distinguish it from an invalid request, check
// with [Client.GetWorkflowStepExecution] whether the Status of the step is still
// WAITING. A ClientToken that was used with another input is a
// *[errors.IdempotentParameterMismatchException]. Other documented exceptions are
// *[errors.ResourceNotFoundException], *[errors.InvalidParameterValueException],
// *[errors.InvalidRequestException] and *[errors.ResourceInUseException].
//
// If params is nil or violates a constraint, the error lists every violation, and
// nothing is sent.
func (c *Client) SendWorkflowStepAction(ctx context.Context, params *SendWorkflowStepActionInput, optFns ...func(*Options)) (*SendWorkflowStepActionOutput, error) {
	return sendWorkflowStepAction.Call(ctx, c.caller, c.settingsFor(optFns), params)
}

// SendWorkflowStepActionInput is the input of [Client.SendWorkflowStepAction].
// [StepActionInput] makes one for a waiting step.
type SendWorkflowStepActionInput struct {
	noSmithyDocumentSerde

	// Action is the action on the step: RESUME completes it, STOP fails it. It is
	// required.
	Action types.WorkflowStepActionType `json:"action,omitempty"`

	// ClientToken makes the call idempotent: calls with the same token and input have
	// the effect of one. It has 1 to 64 characters. If nil, each call generates its
	// own.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build that the step belongs
	// to. It is required.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// StepExecutionId identifies the waiting step: "step-" and a UUID. It is
	// required.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// Reason is the reason for the action, of 1 to 1024 characters. It becomes the
	// reason in the outputs of the step.
	Reason *string `json:"reason,omitempty"`
}

// SendWorkflowStepActionOutput is the output of [Client.SendWorkflowStepAction].
// Every member is optional.
type SendWorkflowStepActionOutput struct {
	noSmithyDocumentSerde

	// ClientToken is the token of the call, as it was sent.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build, as in the input.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// StepExecutionId identifies the step, as in the input.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request ID, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`
}

var sendWorkflowStepAction = awscall.Operation[SendWorkflowStepActionInput, SendWorkflowStepActionOutput]{
	Name:     "SendWorkflowStepAction",
	Check:    (*SendWorkflowStepActionInput).check,
	Write:    requests.Put("/SendWorkflowStepAction", (*SendWorkflowStepActionInput).write),
	Token:    func(in *SendWorkflowStepActionInput) **string { return &in.ClientToken },
	Read:     (*SendWorkflowStepActionOutput).read,
	Metadata: func(out *SendWorkflowStepActionOutput) *middleware.Metadata { return &out.ResultMetadata },
}

func (in *SendWorkflowStepActionInput) check(lenient bool) error {
	v := validation.Of("SendWorkflowStepActionInput")
	if in.Action == "" {
		v.Missing("Action")
	}
	if in.ImageBuildVersionArn == nil {
		v.Missing("ImageBuildVersionArn")
	}
	if in.StepExecutionId == nil {
		v.Missing("StepExecutionId")
	}
	if in.ClientToken == nil {
		v.Missing("ClientToken")
	}
	if !lenient {
		v.CheckLength("ClientToken", in.ClientToken, 64)
		v.CheckARN("ImageBuildVersionArn", in.ImageBuildVersionArn, identifier.ImageBuild)
		v.CheckLength("Reason", in.Reason, 1024)
		v.CheckID("StepExecutionId", in.StepExecutionId, identifier.WorkflowStepExecution)
	}
	return v.Err()
}

func (in *SendWorkflowStepActionInput) write(members *json.Object) {
	if in.Action != "" {
		members.Key("action").String(string(in.Action))
	}
	if in.ClientToken != nil {
		members.Key("clientToken").String(*in.ClientToken)
	}
	if in.ImageBuildVersionArn != nil {
		members.Key("imageBuildVersionArn").String(*in.ImageBuildVersionArn)
	}
	if in.Reason != nil {
		members.Key("reason").String(*in.Reason)
	}
	if in.StepExecutionId != nil {
		members.Key("stepExecutionId").String(*in.StepExecutionId)
	}
}

func (out *SendWorkflowStepActionOutput) read(r *jsonread.Reader) {
	for name := range r.Members {
		switch string(name) {
		case "clientToken":
			r.String(&out.ClientToken)
		case "imageBuildVersionArn":
			r.String(&out.ImageBuildVersionArn)
		case "stepExecutionId":
			r.String(&out.StepExecutionId)
		}
	}
}
