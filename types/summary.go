package types

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// Summary summarizes a list of steps. It does not depend on the order of the list.
// Its JSON form follows the style of the API. Empty members other than total and
// retried are omitted.
//
// It does not show whether the workflow execution succeeded: see the package
// documentation.
type Summary struct {
	// Total is the number of steps.
	Total int `json:"total"`

	// ByStatus is the number of steps with each status, including unknown ones. Steps
	// without a status count under "".
	ByStatus map[WorkflowStepExecutionStatus]int `json:"byStatus,omitempty"`

	// Failed are the steps that are FAILED or TIMED_OUT, in the order of their start, so
	// the first one is the first failure. Steps without a valid StartTime come last.
	// Steps that started at the same time are sorted by StepExecutionId.
	Failed []WorkflowStepMetadata `json:"failed,omitempty"`

	// Running are the RUNNING steps, in the order of Failed.
	Running []WorkflowStepMetadata `json:"running,omitempty"`

	// Waiting are the steps that wait for an approval, in the order of Failed.
	Waiting []WorkflowStepMetadata `json:"waiting,omitempty"`

	// Cancelled are the CANCELLED steps, in the order of Failed. Their Message may
	// explain why.
	Cancelled []WorkflowStepMetadata `json:"cancelled,omitempty"`

	// Skipped are the SKIPPED steps, in the order of Failed. Their Message may explain
	// why.
	Skipped []WorkflowStepMetadata `json:"skipped,omitempty"`

	// EarliestStart is the start time of the first step, in UTC, or the zero time if
	// no step has a valid StartTime. Times whose year in UTC does not have four digits
	// are ignored, here and in LatestEnd.
	EarliestStart time.Time `json:"earliestStart,omitzero"`

	// LatestEnd is the end time of the last finished step, in UTC, or the zero time
	// if no finished step has a valid EndTime. Other steps may end later.
	LatestEnd time.Time `json:"latestEnd,omitzero"`

	// Retried is the number of steps whose AttemptNumber is greater than 1.
	Retried int `json:"retried"`
}

// Summarize returns the summary of a list of steps.
func Summarize(steps []WorkflowStepMetadata) Summary {
	var t tally
	for _, step := range steps {
		t.add(step)
	}
	return t.summary()
}

// SummarizeSeq returns the summary of the steps of an iterator, such as one that the
// All method of a paginator returns. It keeps only the steps that the Summary lists.
// At the first error it stops and returns the error with the summary of the steps
// before it.
func SummarizeSeq(steps iter.Seq2[WorkflowStepMetadata, error]) (Summary, error) {
	var t tally
	for step, err := range steps {
		if err != nil {
			return t.summary(), err
		}
		t.add(step)
	}
	return t.summary(), nil
}

// A tally is a summary under construction. It keeps the start times of the listed
// steps, so that each is parsed once.
type tally struct {
	sum                                          Summary
	failed, running, waiting, cancelled, skipped []startedStep
}

type startedStep struct {
	start time.Time
	step  WorkflowStepMetadata
}

func (t *tally) add(step WorkflowStepMetadata) {
	t.sum.Total++
	if t.sum.ByStatus == nil {
		t.sum.ByStatus = map[WorkflowStepExecutionStatus]int{}
	}
	t.sum.ByStatus[step.Status]++
	if step.AttemptNumber != nil && *step.AttemptNumber > 1 {
		t.sum.Retried++
	}
	started, err := step.StartedAt()
	start := readable(started, err)
	if t.sum.EarliestStart.IsZero() || !start.IsZero() && start.Before(t.sum.EarliestStart) {
		t.sum.EarliestStart = start
	}
	if end := readable(step.EndedAt()); step.IsFinished() && end.After(t.sum.LatestEnd) {
		t.sum.LatestEnd = end
	}
	if list := t.list(step.Status); list != nil {
		*list = append(*list, startedStep{started, step})
	}
}

// list returns the list for the steps of a status, or nil.
func (t *tally) list(status WorkflowStepExecutionStatus) *[]startedStep {
	switch status {
	case WorkflowStepExecutionStatusFailed, WorkflowStepExecutionStatusTimedOut:
		return &t.failed
	case WorkflowStepExecutionStatusRunning:
		return &t.running
	case WorkflowStepExecutionStatusWaiting:
		return &t.waiting
	case WorkflowStepExecutionStatusCancelled:
		return &t.cancelled
	case WorkflowStepExecutionStatusSkipped:
		return &t.skipped
	}
	return nil
}

// readable returns the zero time for a malformed one. A time whose year in UTC does
// not have four digits is malformed: it has no JSON form.
func readable(at time.Time, err error) time.Time {
	if err != nil || at.Year() < 0 || at.Year() > 9999 {
		return time.Time{}
	}
	return at
}

func (t *tally) summary() Summary {
	t.sum.Failed = inOrder(t.failed)
	t.sum.Running = inOrder(t.running)
	t.sum.Waiting = inOrder(t.waiting)
	t.sum.Cancelled = inOrder(t.cancelled)
	t.sum.Skipped = inOrder(t.skipped)
	return t.sum
}

func inOrder(list []startedStep) []WorkflowStepMetadata {
	slices.SortFunc(list, byStart)
	var steps []WorkflowStepMetadata
	for _, s := range list {
		steps = append(steps, s.step)
	}
	return steps
}

// byStart compares all members of steps, so that the result never depends on the
// order of the list.
func byStart(a, b startedStep) int {
	switch {
	case a.start.IsZero() && !b.start.IsZero():
		return 1
	case b.start.IsZero() && !a.start.IsZero():
		return -1
	}
	return cmp.Or(
		a.start.Compare(b.start),
		compare(a.step.StepExecutionId, b.step.StepExecutionId),
		compare(a.step.Name, b.step.Name),
		compare(a.step.AttemptNumber, b.step.AttemptNumber),
		compare(a.step.StartTime, b.step.StartTime),
		compare(a.step.EndTime, b.step.EndTime),
		compare(a.step.Message, b.step.Message),
		compare(a.step.Action, b.step.Action),
		compare(a.step.Description, b.step.Description),
		compare(a.step.MaxAttempts, b.step.MaxAttempts),
		cmp.Compare(a.step.RollbackStatus, b.step.RollbackStatus),
		compare(a.step.Inputs, b.step.Inputs),
		compare(a.step.Outputs, b.step.Outputs),
	)
}

// compare sorts absent members first.
func compare[T cmp.Ordered](a, b *T) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}
