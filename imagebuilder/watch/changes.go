package watch

import (
	"cmp"
	"iter"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// changes yields what is new in a build, and notes each change as known when it is
// yielded. The order is that in which things happen: executions that are over; the image;
// executions that go on. The status of an image that is over is left to the end of the
// watch, unless something of the build could not be read.
func (s *state) changes(b build, isWhole bool) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for _, e := range b.executions {
			if e.Status.IsFinished() && !s.runChanges(e, yield) {
				return
			}
		}
		if b.image != nil && (!isWhole || !b.image.State.Status.IsFinished()) && !s.imageChange(b.image, yield) {
			return
		}
		for _, e := range b.executions {
			if !e.Status.IsFinished() && !s.runChanges(e, yield) {
				return
			}
		}
	}
}

func (s *state) runChanges(e execution, yield func(Event) bool) bool {
	switch {
	case e.Status.IsFinished():
		return s.stepChanges(e, false, yield) && s.stepChanges(e, true, yield) && s.executionChange(e, yield)
	case e.Status.IsFailed(): // A step has failed, so that others are rolled back.
		return s.stepChanges(e, false, yield) && s.executionChange(e, yield) && s.stepChanges(e, true, yield)
	default:
		return s.executionChange(e, yield) && s.stepChanges(e, false, yield) && s.stepChanges(e, true, yield)
	}
}

func (s *state) imageChange(image *types.Image, yield func(Event) bool) bool {
	before := s.image
	if image.State.Status == before {
		return true
	}
	s.image, s.isOver = image.State.Status, false
	return yield(Event{Image: image, Previous: string(before)})
}

func (s *state) executionChange(e execution, yield func(Event) bool) bool {
	known := s.execution(e.id)
	before, retried := known.status, aws.ToBool(e.Retried)
	if e.Status == before && retried == known.retried {
		return true
	}
	known.status, known.retried = e.Status, retried
	return yield(Event{Execution: &e.WorkflowExecutionMetadata, Previous: string(before)})
}

// stepChanges yields the steps of which nothing but the rollback has changed, or the
// others.
func (s *state) stepChanges(e execution, rollbacks bool, yield func(Event) bool) bool {
	known := s.execution(e.id)
	for i, step := range e.steps {
		key := hash(cmp.Or(aws.ToString(step.StepExecutionId), aws.ToString(step.Name), strconv.Itoa(i)))
		before := known.steps[key]
		// Older responses have no number of the attempt.
		now := stepState{step.Status, step.RollbackStatus, max(1, aws.ToInt32(step.AttemptNumber))}
		isRollback := now.status == before.status && now.attempt == before.attempt
		if now == before || isRollback != rollbacks {
			continue
		}
		known.steps[key] = now
		if !yield(Event{Step: &Step{step, e.id}, Previous: string(before.status)}) {
			return false
		}
	}
	return true
}
