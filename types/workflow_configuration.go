package types

// WorkflowConfiguration configures a workflow of an image.
type WorkflowConfiguration struct {
	noSmithyDocumentSerde

	// WorkflowArn is the ARN of the workflow. Its version may have wildcards.
	WorkflowArn *string `json:"workflowArn,omitempty"`

	// OnFailure selects whether the build goes on if the workflow fails. If absent,
	// the build fails. Only test workflows have it.
	OnFailure OnWorkflowFailure `json:"onFailure,omitempty"`

	// ParallelGroup is the group of test workflows that run at the same time, at most
	// five. It is absent if the workflow runs alone.
	ParallelGroup *string `json:"parallelGroup,omitempty"`

	// Parameters are the values for the parameters of the workflow document. They
	// may include secrets.
	Parameters []WorkflowParameter `json:"parameters,omitzero"`
}

// WorkflowParameter is the value of a parameter of a workflow document.
type WorkflowParameter struct {
	noSmithyDocumentSerde

	// Name is the name of the parameter.
	Name *string `json:"name,omitempty"`

	// Value is the value. A single value is a list of one.
	Value []string `json:"value,omitzero"`
}

// OnWorkflowFailure selects whether a build goes on when one of its test workflows
// fails. It is not the onFailure of a step, which is Continue or Abort. The set is
// open, as for [WorkflowStepExecutionStatus].
type OnWorkflowFailure string

// The choices known today. With CONTINUE the build goes on to the next workflow, so
// the image may become AVAILABLE after a failed workflow execution.
const (
	OnWorkflowFailureContinue OnWorkflowFailure = "CONTINUE"
	OnWorkflowFailureAbort    OnWorkflowFailure = "ABORT"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (OnWorkflowFailure) Values() []OnWorkflowFailure {
	return []OnWorkflowFailure{
		OnWorkflowFailureContinue,
		OnWorkflowFailureAbort,
	}
}
