package types

// WorkflowExecutionStatus is the status of a workflow execution. The set is open, as
// for [WorkflowStepExecutionStatus].
type WorkflowExecutionStatus string

// The statuses known today. A workflow execution that fails and has steps to undo
// becomes ROLLBACK_IN_PROGRESS, then ROLLBACK_COMPLETED, instead of FAILED.
const (
	WorkflowExecutionStatusPending            WorkflowExecutionStatus = "PENDING"
	WorkflowExecutionStatusSkipped            WorkflowExecutionStatus = "SKIPPED"
	WorkflowExecutionStatusRunning            WorkflowExecutionStatus = "RUNNING"
	WorkflowExecutionStatusCompleted          WorkflowExecutionStatus = "COMPLETED"
	WorkflowExecutionStatusFailed             WorkflowExecutionStatus = "FAILED"
	WorkflowExecutionStatusRollbackInProgress WorkflowExecutionStatus = "ROLLBACK_IN_PROGRESS"
	WorkflowExecutionStatusRollbackCompleted  WorkflowExecutionStatus = "ROLLBACK_COMPLETED"
	WorkflowExecutionStatusCancelled          WorkflowExecutionStatus = "CANCELLED"
)

// Values returns the values known to this version of the library, in no
// particular order.
func (WorkflowExecutionStatus) Values() []WorkflowExecutionStatus {
	return []WorkflowExecutionStatus{
		WorkflowExecutionStatusPending,
		WorkflowExecutionStatusSkipped,
		WorkflowExecutionStatusRunning,
		WorkflowExecutionStatusCompleted,
		WorkflowExecutionStatusFailed,
		WorkflowExecutionStatusRollbackInProgress,
		WorkflowExecutionStatusRollbackCompleted,
		WorkflowExecutionStatusCancelled,
	}
}

// IsFinished reports whether the workflow execution is over: COMPLETED, FAILED,
// ROLLBACK_COMPLETED, CANCELLED or SKIPPED.
func (s WorkflowExecutionStatus) IsFinished() bool {
	switch s {
	case WorkflowExecutionStatusCompleted, WorkflowExecutionStatusFailed, WorkflowExecutionStatusRollbackCompleted,
		WorkflowExecutionStatusCancelled, WorkflowExecutionStatusSkipped:
		return true
	}
	return false
}

// IsFailed reports whether the workflow execution failed: FAILED,
// ROLLBACK_IN_PROGRESS or ROLLBACK_COMPLETED. During ROLLBACK_IN_PROGRESS it has
// failed and is not finished. The image may still become AVAILABLE if a test workflow
// is allowed to fail: see [OnWorkflowFailure].
func (s WorkflowExecutionStatus) IsFailed() bool {
	switch s {
	case WorkflowExecutionStatusFailed, WorkflowExecutionStatusRollbackInProgress, WorkflowExecutionStatusRollbackCompleted:
		return true
	}
	return false
}
