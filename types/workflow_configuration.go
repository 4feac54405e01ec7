package types

// WorkflowConfiguration is a workflow of an image and how it was to run.
type WorkflowConfiguration struct {
	noSmithyDocumentSerde

	// WorkflowArn is the ARN of the workflow. Its version may have wildcards.
	WorkflowArn *string `json:"workflowArn,omitempty"`

	// OnFailure is what becomes of the build if the workflow fails. Absent means
	// that the build fails. Only test workflows have it.
	OnFailure OnWorkflowFailure `json:"onFailure,omitempty"`

	// ParallelGroup names the test workflows that run at the same time, up to
	// five of them. It is absent if the workflow runs alone.
	ParallelGroup *string `json:"parallelGroup,omitempty"`

	// Parameters are the values for the parameters of the workflow document.
	// They may hold what the workflow needs as a secret.
	Parameters []WorkflowParameter `json:"parameters,omitzero"`
}

// WorkflowParameter is the value of a parameter of a workflow document.
type WorkflowParameter struct {
	noSmithyDocumentSerde

	// Name is the name of the parameter.
	Name *string `json:"name,omitempty"`

	// Value is the value. A parameter of a single value has one element.
	Value []string `json:"value,omitzero"`
}

// OnWorkflowFailure is what becomes of a build when one of its test workflows
// fails. It is not the onFailure of a step, which is Continue or Abort. The set is
// open, as it is for [WorkflowStepExecutionStatus].
type OnWorkflowFailure string

// The choices known today. With CONTINUE the build goes on to the next workflow,
// so that the image may become AVAILABLE after a failed run.
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
