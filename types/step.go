package types

// WorkflowStepMetadata is what Image Builder recorded of one step of a workflow
// execution. Every member is optional: a nil pointer or an empty enum means that
// the service did not answer it.
//
// It marshals to and from the JSON form of the API.
type WorkflowStepMetadata struct {
	noSmithyDocumentSerde

	// Action is the name of the step action, such as LaunchInstance or
	// ExecuteComponents. The set of actions grows.
	Action *string `json:"action,omitempty"`

	// AttemptNumber counts the runs of this step; 1 is the first. Only newer
	// answers of the service carry it.
	AttemptNumber *int32 `json:"attemptNumber,omitempty"`

	// Description is the description that the workflow document gives the step.
	Description *string `json:"description,omitempty"`

	// EndTime is when the step finished, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:14:50.822Z. A step that has not finished has none.
	EndTime *string `json:"endTime,omitempty"`

	// Inputs are the parameters that the step was given: a JSON document in a
	// string. A skipped step may keep unresolved keys such as "instanceId.$".
	Inputs *string `json:"inputs,omitempty"`

	// MaxAttempts is how many runs the step may have; 1 when the workflow
	// configures no retry. Only newer answers of the service carry it.
	MaxAttempts *int32 `json:"maxAttempts,omitempty"`

	// Message is the detailed message of the step at run time. A failed step
	// usually has none: its cause is then in Outputs.
	Message *string `json:"message,omitempty"`

	// Name is the name of the step, unique within its workflow.
	Name *string `json:"name,omitempty"`

	// Outputs is what the step produced: a JSON document in a string.
	Outputs *string `json:"outputs,omitempty"`

	// RollbackStatus reports on the rollback of the step, where there was one.
	RollbackStatus WorkflowStepExecutionRollbackStatus `json:"rollbackStatus,omitempty"`

	// StartTime is when the step started, in the form of EndTime. A pending
	// step has none; a skipped one has StartTime equal to EndTime.
	StartTime *string `json:"startTime,omitempty"`

	// Status is the runtime status of the step.
	Status WorkflowStepExecutionStatus `json:"status,omitempty"`

	// StepExecutionId is the identifier that the step was assigned at run time:
	// "step-" and a UUID.
	StepExecutionId *string `json:"stepExecutionId,omitempty"`
}
