package types

// IsFinished reports whether the step is over: COMPLETED, FAILED, TIMED_OUT,
// CANCELLED or SKIPPED. A step that is not finished may never run: see the
// package documentation.
func (s WorkflowStepMetadata) IsFinished() bool {
	return s.Status.IsFinished()
}

// IsFailed reports whether the step failed: FAILED or TIMED_OUT. The build may
// still succeed: see the package documentation.
func (s WorkflowStepMetadata) IsFailed() bool {
	return s.Status.IsFailed()
}

// IsSkipped reports whether the step is SKIPPED: it did not run.
func (s WorkflowStepMetadata) IsSkipped() bool {
	return s.Status == WorkflowStepExecutionStatusSkipped
}

// IsInProgress reports whether the step has started and is not over: RUNNING, or
// WAITING for an approval.
func (s WorkflowStepMetadata) IsInProgress() bool {
	return s.Status == WorkflowStepExecutionStatusRunning || s.IsWaitingForApproval()
}

// IsWaitingForApproval reports whether the step is WAITING. Only WaitForAction steps
// are known to wait, until someone resumes or stops them.
func (s WorkflowStepMetadata) IsWaitingForApproval() bool {
	return s.Status == WorkflowStepExecutionStatusWaiting
}

// IsRolledBack reports whether the step has been undone: its RollbackStatus is
// COMPLETED.
func (s WorkflowStepMetadata) IsRolledBack() bool {
	return s.RollbackStatus == WorkflowStepExecutionRollbackStatusCompleted
}
