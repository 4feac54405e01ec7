package types

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"
)

// Summary is what a list of steps comes to. It is the same for any order of the
// list, but for steps that neither start nor id tells apart. Its JSON form is in
// the style of the API's, without what there is none of.
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

	// EarliestStart is when the first step started, in UTC; the zero time where
	// none has a readable StartTime.
	EarliestStart time.Time `json:"earliestStart,omitzero"`

	// LatestEnd is when the last finished step ended, in UTC; the zero time
	// where none has a readable EndTime. More may come: steps that are not
	// finished don't count.
	LatestEnd time.Time `json:"latestEnd,omitzero"`

	// Retried is the number of steps whose AttemptNumber is above one.
	Retried int `json:"retried"`

	// MalformedTimes is the number of start and end times that were left out of
	// EarliestStart and LatestEnd, since they are not RFC 3339: then
	// [WorkflowStepMetadata.Started] and [WorkflowStepMetadata.Ended] say what is
	// wrong. The rare ones that are not when put into UTC, whose year there has
	// not four digits, count too.
	MalformedTimes int `json:"malformedTimes"`
}

// Summarize sums up the steps of a list.
func Summarize(steps []WorkflowStepMetadata) Summary {
	var summary Summary
	for _, step := range steps {
		summary.add(step)
	}
	return summary.sorted()
}

// SummarizeSeq sums up the steps of an iterator, such as the All method of the
// paginator gives. It keeps the failed, running and waiting steps only. At the
// first error it stops, and returns that error with the summary of the steps
// before it.
func SummarizeSeq(steps iter.Seq2[WorkflowStepMetadata, error]) (Summary, error) {
	var summary Summary
	for step, err := range steps {
		if err != nil {
			return summary.sorted(), err
		}
		summary.add(step)
	}
	return summary.sorted(), nil
}

func (s *Summary) add(step WorkflowStepMetadata) {
	s.Total++
	if s.ByStatus == nil {
		s.ByStatus = map[WorkflowStepExecutionStatus]int{}
	}
	s.ByStatus[step.Status]++
	switch step.Status {
	case WorkflowStepExecutionStatusFailed:
		s.Failed = append(s.Failed, step)
	case WorkflowStepExecutionStatusRunning:
		s.Running = append(s.Running, step)
	case WorkflowStepExecutionStatusWaiting:
		s.Waiting = append(s.Waiting, step)
	}
	if step.AttemptNumber != nil && *step.AttemptNumber > 1 {
		s.Retried++
	}
	start := s.readable(step.Started())
	if s.EarliestStart.IsZero() || !start.IsZero() && start.Before(s.EarliestStart) {
		s.EarliestStart = start
	}
	if end := s.readable(step.Ended()); step.IsFinished() && end.After(s.LatestEnd) {
		s.LatestEnd = end
	}
}

// readable counts the malformed times, which are zero like absent ones. A time
// whose year in UTC has no four digits is one: it has no form in JSON.
func (s *Summary) readable(t time.Time, err error) time.Time {
	if err != nil || t.Year() < 0 || t.Year() > 9999 {
		s.MalformedTimes++
		return time.Time{}
	}
	return t
}

func (s Summary) sorted() Summary {
	for _, steps := range [][]WorkflowStepMetadata{s.Failed, s.Running, s.Waiting} {
		slices.SortStableFunc(steps, byStart)
	}
	return s
}

func byStart(a, b WorkflowStepMetadata) int {
	startA, _ := a.Started()
	startB, _ := b.Started()
	switch {
	case startA.IsZero() && !startB.IsZero():
		return 1
	case startB.IsZero() && !startA.IsZero():
		return -1
	}
	return cmp.Or(startA.Compare(startB), strings.Compare(value(a.StepExecutionId), value(b.StepExecutionId)))
}
