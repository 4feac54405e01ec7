package types

// IsFinished reports whether the step is over: COMPLETED, FAILED, CANCELLED or
// SKIPPED. A step that is not finished may never run: see the package comment.
func (s WorkflowStepMetadata) IsFinished() bool {
	switch s.Status {
	case WorkflowStepExecutionStatusCompleted, WorkflowStepExecutionStatusFailed,
		WorkflowStepExecutionStatusCancelled, WorkflowStepExecutionStatusSkipped:
		return true
	}
	return false
}

// IsFailed reports whether the step is FAILED. The build may succeed all the
// same: see the package comment.
func (s WorkflowStepMetadata) IsFailed() bool {
	return s.Status == WorkflowStepExecutionStatusFailed
}

// IsSkipped reports whether the step is SKIPPED: it was passed over and did
// nothing.
func (s WorkflowStepMetadata) IsSkipped() bool {
	return s.Status == WorkflowStepExecutionStatusSkipped
}

// IsInProgress reports whether the step has begun and is not over: RUNNING, or
// WAITING, since a step that waits for an approval holds up the run.
func (s WorkflowStepMetadata) IsInProgress() bool {
	return s.Status == WorkflowStepExecutionStatusRunning || s.IsWaitingForApproval()
}

// IsWaitingForApproval reports whether the step is WAITING. The service is
// known to answer that only while a WaitForAction step waits for someone to
// resume or stop it.
func (s WorkflowStepMetadata) IsWaitingForApproval() bool {
	return s.Status == WorkflowStepExecutionStatusWaiting
}

// IsRolledBack reports whether what the step did has been undone: its
// RollbackStatus is COMPLETED.
func (s WorkflowStepMetadata) IsRolledBack() bool {
	return s.RollbackStatus == WorkflowStepExecutionRollbackStatusCompleted
}
