package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// timeline is the layout of a workflow execution: its steps by start time, followed by
// those that never started.
type timeline struct {
	id         string
	start, end time.Time // Both are zero when no step has started.
	lanes      []lane
	summary    types.Summary
}

type lane struct {
	name, action, status, took string
	kind                       kind
	start, end                 time.Time // Both are zero for a step that has not started.
}

// kind selects the style of a lane.
type kind string

const (
	done    kind = "done"
	failed  kind = "failed"
	running kind = "running"
	waiting kind = "waiting"
	idle    kind = "idle"
	other   kind = "other"
)

func newTimeline(id string, steps []types.WorkflowStepMetadata, now time.Time) timeline {
	t := timeline{id: text(id), summary: types.Summarize(steps)}
	for _, step := range steps {
		l := lane{
			name:   text(aws.ToString(step.Name)),
			action: text(aws.ToString(step.Action)),
			status: text(string(step.Status)),
			took:   took(step, now),
			kind:   kindOf(step),
		}
		// A step with a malformed time has no bar; took reports it.
		if duration, err := step.Duration(now); err == nil {
			l.start, _ = step.StartedAt()
			l.end = l.start.Add(duration)
		}
		if !l.start.IsZero() && (t.start.IsZero() || l.start.Before(t.start)) {
			t.start = l.start
		}
		if l.end.After(t.end) {
			t.end = l.end
		}
		t.lanes = append(t.lanes, l)
	}
	slices.SortStableFunc(t.lanes, func(a, b lane) int {
		if a.start.IsZero() != b.start.IsZero() {
			return b.start.Compare(a.start)
		}
		return cmp.Or(a.start.Compare(b.start), a.end.Compare(b.end))
	})
	return t
}

func kindOf(step types.WorkflowStepMetadata) kind {
	switch step.Status {
	case types.WorkflowStepExecutionStatusCompleted:
		return done
	case types.WorkflowStepExecutionStatusFailed:
		return failed
	case types.WorkflowStepExecutionStatusRunning:
		return running
	case types.WorkflowStepExecutionStatusWaiting:
		return waiting
	case types.WorkflowStepExecutionStatusSkipped, types.WorkflowStepExecutionStatusPending, types.WorkflowStepExecutionStatusCancelled:
		return idle
	default:
		return other
	}
}

// at returns the position of a moment on an axis of this length.
func (t timeline) at(moment time.Time, length float64) float64 {
	return length * float64(moment.Sub(t.start)) / float64(max(t.end.Sub(t.start), time.Second))
}

var tickSteps = []time.Duration{
	time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 30 * time.Second,
	time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}

// ticks returns round times within the timeline, at most limit or 2, and the layout to
// print them in.
func (t timeline) ticks(limit int) (moments []time.Time, layout string) {
	step := tickSteps[0]
	for i := 0; t.end.Sub(t.start)/step >= time.Duration(max(limit, 2)); i++ {
		if i < len(tickSteps) {
			step = tickSteps[i]
		} else {
			step *= 2
		}
	}
	first := t.start.Truncate(step)
	if first.Before(t.start) {
		first = first.Add(step)
	}
	for moment := first; !moment.After(t.end); moment = moment.Add(step) {
		moments = append(moments, moment)
	}
	switch {
	case step < time.Minute:
		layout = "15:04:05"
	case t.start.Truncate(24 * time.Hour).Equal(t.end.Truncate(24 * time.Hour)):
		layout = "15:04"
	default:
		layout = "Jan 2 15:04"
	}
	return moments, layout
}

// took returns how long a step ran.
func took(step types.WorkflowStepMetadata, now time.Time) string {
	duration, err := step.Duration(now)
	switch {
	case err != nil:
		return "malformed"
	case step.StartTime == nil:
		return "-"
	case step.IsInProgress():
		return duration.Round(time.Second).String() + " so far"
	default:
		return duration.Round(time.Second).String()
	}
}

// text makes s safe to print on one line of a terminal, and an empty one visible.
func text(s string) string {
	if s == "" {
		return "-"
	}
	quoted := strconv.Quote(s)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(quoted[1 : len(quoted)-1])
}
