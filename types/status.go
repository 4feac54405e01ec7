package types

// IsFinished reports whether the step is over: COMPLETED, FAILED, TIMED_OUT,
// CANCELLED or SKIPPED. A step that is not finished may never run: see the
// package comment.
func (s WorkflowStepMetadata) IsFinished() bool {
	return s.Status.IsFinished()
}

// IsFailed reports whether the step failed: FAILED or TIMED_OUT. The build may
// succeed all the same: see the package comment.
func (s WorkflowStepMetadata) IsFailed() bool {
	return s.Status.IsFailed()
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

// IsWaitingForApproval reports whether the step is WAITING, which is known only
// of a WaitForAction step, until someone resumes or stops it.
func (s WorkflowStepMetadata) IsWaitingForApproval() bool {
	return s.Status == WorkflowStepExecutionStatusWaiting
}

// IsRolledBack reports whether what the step did has been undone: its
// RollbackStatus is COMPLETED.
func (s WorkflowStepMetadata) IsRolledBack() bool {
	return s.RollbackStatus == WorkflowStepExecutionRollbackStatusCompleted
}
