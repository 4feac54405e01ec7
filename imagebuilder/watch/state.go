package watch

import (
	"hash/fnv"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// state is what has been yielded of a build. Executions and steps go by a hash of their
// id, as they do in a cursor.
type state struct {
	image      types.ImageStatus
	isOver     bool // The last event of the build was yielded.
	executions map[uint32]*executionState
}

type executionState struct {
	status  types.WorkflowExecutionStatus
	retried bool
	steps   map[uint32]stepState
}

type stepState struct {
	status   types.WorkflowStepExecutionStatus
	rollback types.WorkflowStepExecutionRollbackStatus
	attempt  int32
}

func newState() *state {
	return &state{executions: map[uint32]*executionState{}}
}

// isRunOver reports whether the execution was yielded as finished, with its steps.
func (s *state) isRunOver(executionID string) bool {
	known, ok := s.executions[hash(executionID)]
	return ok && known.status.IsFinished()
}

// execution returns what is known of an execution; with its first step it becomes known.
func (s *state) execution(executionID string) *executionState {
	key := hash(executionID)
	known, ok := s.executions[key]
	if !ok {
		known = &executionState{steps: map[uint32]stepState{}}
		s.executions[key] = known
	}
	return known
}

func hash(id string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id))
	return h.Sum32()
}
