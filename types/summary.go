package types

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// Summary is what a list of steps comes to. It is the same for any order of the
// list. Its JSON form is in the style of the API's, without what there is none of.
//
// It says what the steps are, not how the run went: see the package comment.
type Summary struct {
	// Total is the number of steps.
	Total int `json:"total"`

	// ByStatus is the number of steps of each status that occurs: unknown ones
	// included, and "" for steps without one.
	ByStatus map[WorkflowStepExecutionStatus]int `json:"byStatus,omitempty"`

	// Failed are the FAILED steps, the one that started first in front: it is
	// the first failure. Steps without a readable StartTime come last, and
	// StepExecutionId decides between equals.
	Failed []WorkflowStepMetadata `json:"failed,omitempty"`

	// Running are the RUNNING steps, in the order of Failed.
	Running []WorkflowStepMetadata `json:"running,omitempty"`

	// Waiting are the WAITING steps, in the order of Failed: each waits for an
	// approval.
	Waiting []WorkflowStepMetadata `json:"waiting,omitempty"`

	// Cancelled are the CANCELLED steps, in the order of Failed. Their Message may
	// say why.
	Cancelled []WorkflowStepMetadata `json:"cancelled,omitempty"`

	// Skipped are the SKIPPED steps, in the order of Failed. Their Message may say
	// why.
	Skipped []WorkflowStepMetadata `json:"skipped,omitempty"`

	// EarliestStart is when the first step started, in UTC; the zero time where
	// none has a readable StartTime.
	EarliestStart time.Time `json:"earliestStart,omitzero"`

	// LatestEnd is when the last finished step ended, in UTC; the zero time
	// where none has a readable EndTime. More may come: steps that are not
	// finished don't count.
	LatestEnd time.Time `json:"latestEnd,omitzero"`

	// Retried is the number of steps whose AttemptNumber is above one.
	Retried int `json:"retried"`

	// MalformedTimes is the number of start and end times that are not RFC 3339, or
	// whose year in UTC does not have four digits. They are left out of
	// EarliestStart and LatestEnd. Of the former, [WorkflowStepMetadata.Started] and
	// [WorkflowStepMetadata.Ended] say what is wrong.
	MalformedTimes int `json:"malformedTimes"`
}

// Summarize sums up the steps of a list.
func Summarize(steps []WorkflowStepMetadata) Summary {
	var t tally
	for _, step := range steps {
		t.add(step)
	}
	return t.summary()
}

// SummarizeSeq sums up the steps of an iterator, such as the All method of the
// paginator returns. It keeps the steps that the Summary lists only. At the first
// error it stops, and returns that error with the summary of the steps before it.
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

// A tally is a summary that steps are still added to, with the start times of those
// that it lists, so that each is parsed once.
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
	started, err := step.Started()
	start := t.readable(started, err)
	if t.sum.EarliestStart.IsZero() || !start.IsZero() && start.Before(t.sum.EarliestStart) {
		t.sum.EarliestStart = start
	}
	if end := t.readable(step.Ended()); step.IsFinished() && end.After(t.sum.LatestEnd) {
		t.sum.LatestEnd = end
	}
	if list := t.list(step.Status); list != nil {
		*list = append(*list, startedStep{started, step})
	}
}

// list is where the steps of a status are listed, or nil.
func (t *tally) list(status WorkflowStepExecutionStatus) *[]startedStep {
	switch status {
	case WorkflowStepExecutionStatusFailed:
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

// readable counts the malformed times, which are zero like absent ones. A time
// whose year in UTC has no four digits is one: it has no form in JSON.
func (t *tally) readable(at time.Time, err error) time.Time {
	if err != nil || at.Year() < 0 || at.Year() > 9999 {
		t.sum.MalformedTimes++
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

// byStart compares all that steps have, so that their order never depends on that
// of the list.
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

// compare puts absent members in front.
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
