package types

// WorkflowStepActionType is an action on a step that waits for an approval.
type WorkflowStepActionType string

// The actions known today. RESUME completes the step, and the workflow goes on. STOP
// fails the step, and its onFailure decides whether the workflow goes on.
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
