package imagebuildertest

import (
	"fmt"
	"regexp"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const uuidPattern = `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`

var workflowExecutionIDPattern = regexp.MustCompile(`^wf-` + uuidPattern + `$`)

// Execution is a workflow execution: one run of a workflow. A member that is
// empty is left out of responses.
type Execution struct {
	// Steps are listed in this order.
	Steps []types.WorkflowStepMetadata

	// WorkflowBuildVersionArn is the ARN of the workflow that ran.
	WorkflowBuildVersionArn string

	// ImageBuildVersionArn is the ARN of the image that it ran for.
	ImageBuildVersionArn string

	// Message is the message of the list of steps.
	Message string
}

// execution is an Execution that shares no memory with the caller's.
type execution struct {
	steps                   []storedStep
	workflowBuildVersionArn string
	imageBuildVersionArn    string
	message                 string
}

// SetExecution adds the workflow execution with this id, or replaces it. The
// execution is copied; changing it later has no effect. It panics when id is not
// "wf-" and a UUID, since no valid request could name it.
func (s *Server) SetExecution(id string, e Execution) {
	checkWorkflowExecutionID(id)
	set := execution{
		steps:                   storeSteps(e.Steps),
		workflowBuildVersionArn: e.WorkflowBuildVersionArn,
		imageBuildVersionArn:    e.ImageBuildVersionArn,
		message:                 e.Message,
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.executions[id] = set
}

// SetSteps replaces the steps of the workflow execution with this id, with all
// that [Server.UpdateStep] set for them, and leaves the rest of it as it is; an
// unknown execution is added. It may be called while a client lists the steps: see
// "Paging" in the package documentation. It panics as [Server.SetExecution] does.
func (s *Server) SetSteps(id string, steps ...types.WorkflowStepMetadata) {
	checkWorkflowExecutionID(id)
	stored := storeSteps(steps)
	s.mu.Lock()
	defer s.mu.Unlock()
	set := s.state.executions[id]
	set.steps = stored
	s.state.executions[id] = set
}

// UpdateStep lets update change the step with this id, and leaves the other
// steps of its workflow execution as they are:
//
//	srv.UpdateStep("step-f76c24fe-dc70-435b-8dc1-987a0ca6d5a5", func(step *imagebuildertest.Step) {
//		step.Status = types.WorkflowStepExecutionStatusFailed
//		step.OnFailure = "Continue"
//	})
//
// The server waits for update, which must not call its methods. If several
// workflow executions have such a step, the first by their ids is changed, which
// is also the one that GetWorkflowStepExecution returns. It panics when there is
// none.
func (s *Server) UpdateStep(stepExecutionID string, update func(*Step)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, found := s.state.findStep(stepExecutionID)
	if found == nil {
		panic(fmt.Sprintf("imagebuildertest: no workflow execution has a step with the id %.80q", stepExecutionID))
	}
	step := found.step()
	update(&step)
	*found = storeStep(step)
}

func checkWorkflowExecutionID(id string) {
	if !workflowExecutionIDPattern.MatchString(id) {
		panic(fmt.Sprintf("imagebuildertest: workflow execution id %.80q is not of the form wf- and a UUID", id))
	}
}
