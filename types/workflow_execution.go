package types

// WorkflowExecutionMetadata is one run of a workflow for an image build, as
// ListWorkflowExecutions returns it.
//
// It marshals to and from the JSON form of the API. Other members are optional,
// and left out where they are absent; the four counts are always there.
type WorkflowExecutionMetadata struct {
	noSmithyDocumentSerde

	// EndTime is when the run ended, as text: RFC 3339, UTC, such as
	// 2026-09-09T19:19:06.158Z. It is absent until then.
	EndTime *string `json:"endTime,omitempty"`

	// Message is an optional message from the service, such as why the run
	// failed.
	Message *string `json:"message,omitempty"`

	// ParallelGroup is the group of test workflows that the run belongs to. It
	// is absent for build and distribution workflows, and for tests that run
	// alone.
	ParallelGroup *string `json:"parallelGroup,omitempty"`

	// Retried reports whether a retry of the image superseded this run: the
	// workflow ran again, as another run. GetWorkflowExecution does not return
	// it.
	Retried *bool `json:"retried,omitempty"`

	// StartTime is when the run started, in the form of EndTime. A run that has
	// not started has none.
	StartTime *string `json:"startTime,omitempty"`

	// Status is the status of the run. It alone says whether the run is over.
	Status WorkflowExecutionStatus `json:"status,omitempty"`

	// TotalStepCount is the number of steps of the workflow document, which is
	// known before any step runs; 0 if absent. Steps that stay PENDING after a
	// failure, are running or were cancelled are in none of the other counts.
	TotalStepCount int32 `json:"totalStepCount"`

	// TotalStepsFailed is the number of steps that failed; 0 if absent.
	TotalStepsFailed int32 `json:"totalStepsFailed"`

	// TotalStepsSkipped is the number of steps that were skipped; 0 if absent.
	TotalStepsSkipped int32 `json:"totalStepsSkipped"`

	// TotalStepsSucceeded is the number of steps that completed; 0 if absent.
	TotalStepsSucceeded int32 `json:"totalStepsSucceeded"`

	// Type is the stage of the build that the workflow belongs to.
	Type WorkflowType `json:"type,omitempty"`

	// WorkflowBuildVersionArn is the ARN of the workflow that ran.
	WorkflowBuildVersionArn *string `json:"workflowBuildVersionArn,omitempty"`

	// WorkflowExecutionId identifies the run: "wf-" and a UUID.
	WorkflowExecutionId *string `json:"workflowExecutionId,omitempty"`
}
