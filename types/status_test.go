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
