package types_test

import (
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestStatusPredicates_areTrueOnlyForTheirStatuses(t *testing.T) {
	predicates := map[string]func(types.WorkflowStepMetadata) bool{
		"finished":   types.WorkflowStepMetadata.IsFinished,
		"failed":     types.WorkflowStepMetadata.IsFailed,
		"skipped":    types.WorkflowStepMetadata.IsSkipped,
		"inProgress": types.WorkflowStepMetadata.IsInProgress,
		"waiting":    types.WorkflowStepMetadata.IsWaitingForApproval,
		"rolledBack": types.WorkflowStepMetadata.IsRolledBack,
	}
	for status, want := range map[types.WorkflowStepExecutionStatus]string{
		"":           "",
		"PENDING":    "",
		"SKIPPED":    "finished skipped",
		"RUNNING":    "inProgress",
		"WAITING":    "inProgress waiting",
		"COMPLETED":  "finished",
		"FAILED":     "finished failed",
		"CANCELLED":  "finished",
		"TIMED_OUT":  "finished failed",
		"CANCELLING": "",
		"failed":     "",
	} {
		step := types.WorkflowStepMetadata{Status: status}
		for name, predicate := range predicates {
			if got, want := predicate(step), strings.Contains(want, name); got != want {
				t.Errorf("status %q: %s is %v, want %v", status, name, got, want)
			}
		}
	}
}

func TestIsRolledBack_isTrueOnlyForACompletedRollback(t *testing.T) {
	for status, want := range map[types.WorkflowStepExecutionRollbackStatus]bool{
		"": false, "RUNNING": false, "COMPLETED": true, "SKIPPED": false, "FAILED": false, "PARTLY": false,
	} {
		if got := (types.WorkflowStepMetadata{Status: "FAILED", RollbackStatus: status}).IsRolledBack(); got != want {
			t.Errorf("rollback status %q: got %v, want %v", status, got, want)
		}
	}
}

func TestStatuses_areFinishedAndFailed(t *testing.T) {
	type status interface {
		IsFinished() bool
		IsFailed() bool
	}
	for want, statuses := range map[string][]status{
		"": {
			types.ImageStatus(""), types.ImageStatusPending, types.ImageStatusCreating, types.ImageStatusBuilding, types.ImageStatusTesting,
			types.ImageStatusDistributing, types.ImageStatusIntegrating, types.ImageStatus("available"), types.ImageStatus("ARCHIVED"),
			types.WorkflowExecutionStatus(""), types.WorkflowExecutionStatusPending, types.WorkflowExecutionStatusRunning,
			types.WorkflowExecutionStatus("ROLLBACK_FAILED"),
			types.WorkflowStepExecutionStatusPending, types.WorkflowStepExecutionStatusRunning, types.WorkflowStepExecutionStatusWaiting,
		},
		"finished": {
			types.ImageStatusAvailable, types.ImageStatusCancelled, types.ImageStatusDeprecated, types.ImageStatusDisabled, types.ImageStatusDeleted,
			types.WorkflowExecutionStatusCompleted, types.WorkflowExecutionStatusCancelled, types.WorkflowExecutionStatusSkipped,
			types.WorkflowStepExecutionStatusCompleted, types.WorkflowStepExecutionStatusCancelled, types.WorkflowStepExecutionStatusSkipped,
		},
		"failed": {types.WorkflowExecutionStatusRollbackInProgress},
		"finished, failed": {
			types.ImageStatusFailed, types.WorkflowExecutionStatusFailed, types.WorkflowExecutionStatusRollbackCompleted,
			types.WorkflowStepExecutionStatusFailed, types.WorkflowStepExecutionStatusTimedOut,
		},
	} {
		for _, s := range statuses {
			if got := s.IsFinished(); got != strings.Contains(want, "finished") {
				t.Errorf("%T %q: IsFinished is %v", s, s, got)
			}
			if got := s.IsFailed(); got != strings.Contains(want, "failed") {
				t.Errorf("%T %q: IsFailed is %v", s, s, got)
			}
		}
	}
}
