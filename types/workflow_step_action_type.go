package types

// WorkflowStepActionType is what to do with a step that waits for an approval.
type WorkflowStepActionType string

// The actions known today. RESUME completes the step, so that the workflow goes
// on; STOP fails it, and the step's onFailure decides what becomes of the
// workflow.
const (
	WorkflowStepActionTypeResume WorkflowStepActionType = "RESUME"
	WorkflowStepActionTypeStop   WorkflowStepActionType = "STOP"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (WorkflowStepActionType) Values() []WorkflowStepActionType {
	return []WorkflowStepActionType{
		WorkflowStepActionTypeResume,
		WorkflowStepActionTypeStop,
	}
}
