package types

// WorkflowExecutionMetadata is one execution of a workflow for an image build
// version, as ListWorkflowExecutions returns it.
//
// It marshals to and from the JSON form of the API. Every member but the four counts
// is optional, and left out if absent.
type WorkflowExecutionMetadata struct {
	noSmithyDocumentSerde

	// EndTime is when the workflow execution ended, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:19:06.158Z. It is absent until then.
	EndTime *string `json:"endTime,omitempty"`

	// Message is an optional message from the service, such as the reason of a
	// failure.
	Message *string `json:"message,omitempty"`

	// ParallelGroup is the group of test workflows that the workflow belongs to. It
	// is absent for build and distribution workflows, and for tests that run
	// alone.
	ParallelGroup *string `json:"parallelGroup,omitempty"`

	// Retried reports whether a retry of the image replaced this workflow execution
	// with another one. GetWorkflowExecution does not return it.
	Retried *bool `json:"retried,omitempty"`

	// StartTime is when the workflow execution started, in the form of EndTime. It is
	// absent until then.
	StartTime *string `json:"startTime,omitempty"`

	// Status is the status of the workflow execution. Only Status shows whether it is
	// over.
	Status WorkflowExecutionStatus `json:"status,omitempty"`

	// TotalStepCount is the number of steps of the workflow document; 0 if absent. It
	// is known before any step runs. The other counts do not include steps that are
	// pending, running or cancelled.
	TotalStepCount int32 `json:"totalStepCount"`

	// TotalStepsFailed is the number of steps that failed; 0 if absent.
	TotalStepsFailed int32 `json:"totalStepsFailed"`

	// TotalStepsSkipped is the number of steps that were skipped; 0 if absent.
	TotalStepsSkipped int32 `json:"totalStepsSkipped"`

	// TotalStepsSucceeded is the number of steps that completed; 0 if absent.
	TotalStepsSucceeded int32 `json:"totalStepsSucceeded"`

	// Type is the build stage that the workflow belongs to.
	Type WorkflowType `json:"type,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow that ran.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId identifies the workflow execution: "wf-" and a UUID.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`
}
