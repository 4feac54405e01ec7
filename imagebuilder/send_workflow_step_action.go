package imagebuilder

import (
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// SendWorkflowStepActionInput is the input of [Client.SendWorkflowStepAction].
// [StepActionInput] makes one for a waiting step.
type SendWorkflowStepActionInput struct {
	// Action is what to do with the step: RESUME, which completes it, or STOP,
	// which fails it. It is required.
	Action types.WorkflowStepActionType `json:"action,omitempty"`

	// ClientToken makes the call idempotent: calls with the same token and the
	// same input have the effect of one. It has 1 to 64 characters. If nil,
	// [Options.IdempotencyTokenProvider] makes one for the call, which all of its
	// attempts carry. The input is not written to.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build that the step belongs
	// to. It is required.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// StepExecutionId identifies the waiting step: "step-" and a UUID. It is
	// required.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// Reason is why, in 1 to 1024 characters. It becomes the reason in the
	// outputs of the step.
	Reason *string `json:"reason,omitempty"`

	noSmithyDocumentSerde
}

// SendWorkflowStepActionOutput is the output of [Client.SendWorkflowStepAction].
// Every member is optional.
type SendWorkflowStepActionOutput struct {
	// ClientToken is the token of the call, as it was sent.
	ClientToken *string `json:"clientToken,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build, as in the input.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// StepExecutionId identifies the step, as in the input.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// ResultMetadata holds the SDK's metadata of the call: the request id, the
	// raw response and the attempts.
	ResultMetadata middleware.Metadata `json:"-"`

	noSmithyDocumentSerde
}
