package types

// WorkflowStepExecutionStatus is the status of a workflow step. The set is open: a
// response may have a value that is not among the constants, and it is kept as is.
type WorkflowStepExecutionStatus string

// The statuses known today. [WorkflowStepExecutionStatusWaiting] and
// [WorkflowStepExecutionStatusTimedOut] are in no published service model, so the
// official client has no constants for them. The user guide names both: WAITING
// for a WaitForAction step until someone resumes or stops it, TIMED_OUT for a
// step that exceeded its timeout.
const (
	WorkflowStepExecutionStatusPending   WorkflowStepExecutionStatus = "PENDING"
	WorkflowStepExecutionStatusSkipped   WorkflowStepExecutionStatus = "SKIPPED"
	WorkflowStepExecutionStatusRunning   WorkflowStepExecutionStatus = "RUNNING"
	WorkflowStepExecutionStatusWaiting   WorkflowStepExecutionStatus = "WAITING"
	WorkflowStepExecutionStatusCompleted WorkflowStepExecutionStatus = "COMPLETED"
	WorkflowStepExecutionStatusFailed    WorkflowStepExecutionStatus = "FAILED"
	WorkflowStepExecutionStatusTimedOut  WorkflowStepExecutionStatus = "TIMED_OUT"
	WorkflowStepExecutionStatusCancelled WorkflowStepExecutionStatus = "CANCELLED"
)

// Values returns the statuses known to this version of the library, in no
// particular order.
func (WorkflowStepExecutionStatus) Values() []WorkflowStepExecutionStatus {
	return []WorkflowStepExecutionStatus{
		WorkflowStepExecutionStatusPending,
		WorkflowStepExecutionStatusSkipped,
		WorkflowStepExecutionStatusRunning,
		WorkflowStepExecutionStatusWaiting,
		WorkflowStepExecutionStatusCompleted,
		WorkflowStepExecutionStatusFailed,
		WorkflowStepExecutionStatusTimedOut,
		WorkflowStepExecutionStatusCancelled,
	}
}

// IsFinished reports whether the step is over: COMPLETED, FAILED, TIMED_OUT,
// CANCELLED or SKIPPED. A step that is not finished may never run: see the
// package documentation.
func (s WorkflowStepExecutionStatus) IsFinished() bool {
	switch s {
	case WorkflowStepExecutionStatusCompleted, WorkflowStepExecutionStatusCancelled, WorkflowStepExecutionStatusSkipped:
		return true
	}
	return s.IsFailed()
}

// IsFailed reports whether the step failed: FAILED or TIMED_OUT. The build may
// still succeed: see the package documentation.
func (s WorkflowStepExecutionStatus) IsFailed() bool {
	return s == WorkflowStepExecutionStatusFailed || s == WorkflowStepExecutionStatusTimedOut
}

// WorkflowStepExecutionRollbackStatus is the status of the rollback of a workflow
// step. The set is open, as for [WorkflowStepExecutionStatus].
type WorkflowStepExecutionRollbackStatus string

// The rollback statuses known today.
const (
	WorkflowStepExecutionRollbackStatusRunning   WorkflowStepExecutionRollbackStatus = "RUNNING"
	WorkflowStepExecutionRollbackStatusCompleted WorkflowStepExecutionRollbackStatus = "COMPLETED"
	WorkflowStepExecutionRollbackStatusSkipped   WorkflowStepExecutionRollbackStatus = "SKIPPED"
	WorkflowStepExecutionRollbackStatusFailed    WorkflowStepExecutionRollbackStatus = "FAILED"
)

// Values returns the rollback statuses known to this version of the library, in
// no particular order.
func (WorkflowStepExecutionRollbackStatus) Values() []WorkflowStepExecutionRollbackStatus {
	return []WorkflowStepExecutionRollbackStatus{
		WorkflowStepExecutionRollbackStatusRunning,
		WorkflowStepExecutionRollbackStatusCompleted,
		WorkflowStepExecutionRollbackStatusSkipped,
		WorkflowStepExecutionRollbackStatusFailed,
	}
}
