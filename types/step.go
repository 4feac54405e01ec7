package types

// WorkflowStepMetadata is one step of a workflow execution. Every member is
// optional: a nil pointer or an empty enum means that the response did not have it.
//
// It marshals to and from the JSON form of the API.
type WorkflowStepMetadata struct {
	noSmithyDocumentSerde

	// Action is the name of the step action, such as LaunchInstance or
	// ExecuteComponents. The set of actions grows.
	Action *string `json:"action,omitempty"`

	// AttemptNumber is the number of this attempt to run the step, starting at 1. It
	// may be absent.
	AttemptNumber *int32 `json:"attemptNumber,omitempty"`

	// Description is the description of the step in the workflow document.
	Description *string `json:"description,omitempty"`

	// EndTime is when the step finished, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:14:50.822Z. It is absent until then.
	EndTime *string `json:"endTime,omitempty"`

	// Inputs are the parameters of the step: a JSON document in a string. A skipped
	// step may keep unresolved keys such as "instanceId.$".
	Inputs *string `json:"inputs,omitempty"`

	// MaxAttempts is the maximum number of attempts; 1 if the workflow configures no
	// retry. It may be absent.
	MaxAttempts *int32 `json:"maxAttempts,omitempty"`

	// Message is a message from the service about the step. A failed step usually has
	// none, and its cause is in Outputs: see [WorkflowStepMetadata.Cause].
	Message *string `json:"message,omitempty"`

	// Name is the name of the step, unique within its workflow.
	Name *string `json:"name,omitempty"`

	// Outputs are the results of the step: a JSON document in a string.
	Outputs *string `json:"outputs,omitempty"`

	// RollbackStatus is the status of the rollback of the step, if there was one.
	RollbackStatus WorkflowStepExecutionRollbackStatus `json:"rollbackStatus,omitempty"`

	// StartTime is when the step started, in the form of EndTime. A pending
	// step has none; a skipped one has StartTime equal to EndTime.
	StartTime *string `json:"startTime,omitempty"`

	// Status is the status of the step.
	Status WorkflowStepExecutionStatus `json:"status,omitempty"`

	// StepExecutionId identifies the execution of the step: "step-" and a UUID.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`
}
