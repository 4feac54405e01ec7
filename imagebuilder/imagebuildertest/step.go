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

func stepsOf(metadata []types.WorkflowStepMetadata) []Step {
	steps := make([]Step, len(metadata))
	for i := range metadata {
		steps[i].WorkflowStepMetadata = copyOf(metadata[i])
	}
	return steps
}

func (step Step) id() string { return aws.ToString(step.StepExecutionId) }

// isFatal reports whether the workflow ends if the step fails.
func (step Step) isFatal() bool { return step.OnFailure != "Continue" }

// copyOf returns a copy that shares no memory.
func copyOf[Shape any](shape Shape) Shape {
	text, err := json.Marshal(shape)
	if err != nil {
		panic(fmt.Sprintf("imagebuildertest: what was set cannot be marshaled: %v", err))
	}
	var copied Shape
	if err := json.Unmarshal(text, &copied); err != nil {
		panic(err) // marshaled above
	}
	return copied
}

// findStep returns the place of the step with this id: that of the first workflow
// execution by its id, if several have it.
func (s *state) findStep(id string) (executionID string, index int, ok bool) {
	for _, executionID := range slices.Sorted(maps.Keys(s.executions)) {
		hasID := func(step Step) bool { return step.id() == id }
		if i := slices.IndexFunc(s.executions[executionID].steps, hasID); i >= 0 {
			return executionID, i, true
		}
	}
	return "", 0, false
}
