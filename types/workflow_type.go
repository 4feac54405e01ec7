package types

// WorkflowType is the build stage that a workflow belongs to. The set is open, as
// for [WorkflowStepExecutionStatus].
type WorkflowType string

// The types known today, in the order of the stages.
const (
	WorkflowTypeBuild        WorkflowType = "BUILD"
	WorkflowTypeTest         WorkflowType = "TEST"
	WorkflowTypeDistribution WorkflowType = "DISTRIBUTION"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (WorkflowType) Values() []WorkflowType {
	return []WorkflowType{
		WorkflowTypeBuild,
		WorkflowTypeTest,
		WorkflowTypeDistribution,
	}
}
