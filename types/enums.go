package types

// WorkflowStepExecutionStatus is the runtime status of a workflow step. The set
// is open: the service may answer a value that is not among the constants, and
// such a value is kept as it came. Compare it as the string that it is.
type WorkflowStepExecutionStatus string

// The statuses known today. [WorkflowStepExecutionStatusWaiting] is in no
// published service model, but the service answers it while a WaitForAction
// step waits for an approval.
const (
	WorkflowStepExecutionStatusPending   WorkflowStepExecutionStatus = "PENDING"
	WorkflowStepExecutionStatusSkipped   WorkflowStepExecutionStatus = "SKIPPED"
	WorkflowStepExecutionStatusRunning   WorkflowStepExecutionStatus = "RUNNING"
	WorkflowStepExecutionStatusWaiting   WorkflowStepExecutionStatus = "WAITING"
	WorkflowStepExecutionStatusCompleted WorkflowStepExecutionStatus = "COMPLETED"
	WorkflowStepExecutionStatusFailed    WorkflowStepExecutionStatus = "FAILED"
	WorkflowStepExecutionStatusCancelled WorkflowStepExecutionStatus = "CANCELLED"
)

// Values lists the statuses known to this version of the library, in no
// promised order. The service may answer others.
func (WorkflowStepExecutionStatus) Values() []WorkflowStepExecutionStatus {
	return []WorkflowStepExecutionStatus{
		WorkflowStepExecutionStatusPending,
		WorkflowStepExecutionStatusSkipped,
		WorkflowStepExecutionStatusRunning,
		WorkflowStepExecutionStatusWaiting,
		WorkflowStepExecutionStatusCompleted,
		WorkflowStepExecutionStatusFailed,
		WorkflowStepExecutionStatusCancelled,
	}
}

// WorkflowStepExecutionRollbackStatus is the status of undoing a workflow step.
// The set is open, as it is for [WorkflowStepExecutionStatus].
type WorkflowStepExecutionRollbackStatus string

// The rollback statuses known today.
const (
	WorkflowStepExecutionRollbackStatusRunning   WorkflowStepExecutionRollbackStatus = "RUNNING"
	WorkflowStepExecutionRollbackStatusCompleted WorkflowStepExecutionRollbackStatus = "COMPLETED"
	WorkflowStepExecutionRollbackStatusSkipped   WorkflowStepExecutionRollbackStatus = "SKIPPED"
	WorkflowStepExecutionRollbackStatusFailed    WorkflowStepExecutionRollbackStatus = "FAILED"
)

// Values lists the rollback statuses known to this version of the library, in
// no promised order. The service may answer others.
func (WorkflowStepExecutionRollbackStatus) Values() []WorkflowStepExecutionRollbackStatus {
	return []WorkflowStepExecutionRollbackStatus{
		WorkflowStepExecutionRollbackStatusRunning,
		WorkflowStepExecutionRollbackStatusCompleted,
		WorkflowStepExecutionRollbackStatusSkipped,
		WorkflowStepExecutionRollbackStatusFailed,
	}
}
