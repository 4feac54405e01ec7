package types

// WorkflowStepExecution is a step that waits for an approval, as
// ListWaitingWorkflowSteps returns it. SendWorkflowStepAction takes its identifiers
// to resume or stop the step.
//
// It does not say what is to be approved. GetWorkflowStepExecution returns that for
// its StepExecutionId: the description of the step, its message if it has one, and
// its inputs, such as the payload.
//
// Every member is optional. It marshals to and from the JSON form of the API.
type WorkflowStepExecution struct {
	noSmithyDocumentSerde

	// Action is the name of the step action. WaitForAction is the only one known to
	// wait.
	Action *string `json:"action,omitempty"`

	// ImageBuildVersionArn is the ARN of the image build that waits.
	ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`

	// Name is the name of the step, unique within its workflow.
	Name *string `json:"name,omitempty"`

	// StartTime is when the step began to wait, as text: RFC 3339, UTC, such as
	// 2026-09-09T20:02:59.931Z.
	StartTime *string `json:"startTime,omitempty"`

	// StepExecutionId identifies the execution of the step: "step-" and a UUID.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow that waits.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId identifies the workflow execution: "wf-" and a UUID.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`
}
