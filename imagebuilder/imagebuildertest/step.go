package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var stepExecutionIDPattern = regexp.MustCompile(`^step-` + uuidPattern + `$`)

// Step is a step of a workflow execution with what only GetWorkflowStepExecution
// returns of it. [Server.UpdateStep] changes it.
type Step struct {
	types.WorkflowStepMetadata

	// OnFailure is "Abort" or "Continue". Empty means "Abort".
	OnFailure string

	// TimeoutSeconds is left out of responses if it is 0. The server does not
	// know the defaults of the service.
	TimeoutSeconds int32
}

// storedStep is a Step that is marshaled as it is listed.
type storedStep struct {
	id             string
	metadata       json.RawMessage
	onFailure      string
	timeoutSeconds int32
}

func storeStep(step Step) storedStep {
	metadata, err := json.Marshal(step.WorkflowStepMetadata)
	if err != nil {
		panic(fmt.Sprintf("imagebuildertest: a step cannot be marshaled: %v", err))
	}
	return storedStep{aws.ToString(step.StepExecutionId), metadata, step.OnFailure, step.TimeoutSeconds}
}

func storeSteps(steps []types.WorkflowStepMetadata) []storedStep {
	stored := make([]storedStep, len(steps))
	for i, metadata := range steps {
		stored[i] = storeStep(Step{WorkflowStepMetadata: metadata})
	}
	return stored
}

// step returns a copy that shares no memory.
func (stored storedStep) step() Step {
	step := Step{OnFailure: stored.onFailure, TimeoutSeconds: stored.timeoutSeconds}
	if err := json.Unmarshal(stored.metadata, &step.WorkflowStepMetadata); err != nil {
		panic(err) // marshaled by storeStep
	}
	return step
}

// findStep returns the step with this id, or nil. If several workflow executions
// have it, it is that of the first by their ids.
func (s *state) findStep(id string) (executionID string, found *storedStep) {
	for _, executionID := range slices.Sorted(maps.Keys(s.executions)) {
		steps := s.executions[executionID].steps
		if i := slices.IndexFunc(steps, func(step storedStep) bool { return step.id == id }); i >= 0 {
			return executionID, &steps[i]
		}
	}
	return "", nil
}
