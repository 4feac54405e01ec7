package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var workflowExecutionIDPattern = regexp.MustCompile(`^wf-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$`)

// Execution is a workflow execution: one run of a workflow. An empty string
// leaves its member out of the answer.
type Execution struct {
	// Steps are listed in this order.
	Steps []types.WorkflowStepMetadata

	// WorkflowBuildVersionArn is the ARN of the workflow that ran.
	WorkflowBuildVersionArn string

	// ImageBuildVersionArn is the ARN of the image that it ran for.
	ImageBuildVersionArn string

	// Message is what the service says of the list.
	Message string
}

// execution is an Execution whose steps are marshaled already, so that they
// share no memory with the caller's.
type execution struct {
	steps                   []json.RawMessage
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
		steps:                   marshalSteps(e.Steps),
		workflowBuildVersionArn: e.WorkflowBuildVersionArn,
		imageBuildVersionArn:    e.ImageBuildVersionArn,
		message:                 e.Message,
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.executions[id] = set
}

// SetSteps replaces the steps of the workflow execution with this id and leaves
// the rest of it as it is; an unknown execution is added. It may be called while
// a client lists the steps: see "Paging" in the package documentation. It panics
// as [Server.SetExecution] does.
func (s *Server) SetSteps(id string, steps ...types.WorkflowStepMetadata) {
	checkWorkflowExecutionID(id)
	marshaled := marshalSteps(steps)
	s.mu.Lock()
	defer s.mu.Unlock()
	set := s.executions[id]
	set.steps = marshaled
	s.executions[id] = set
}

func checkWorkflowExecutionID(id string) {
	if !workflowExecutionIDPattern.MatchString(id) {
		panic(fmt.Sprintf("imagebuildertest: workflow execution id %.80q is not of the form wf- and a UUID", id))
	}
}

func marshalSteps(steps []types.WorkflowStepMetadata) []json.RawMessage {
	marshaled := make([]json.RawMessage, len(steps))
	for i, step := range steps {
		var err error
		if marshaled[i], err = json.Marshal(step); err != nil {
			panic(fmt.Sprintf("imagebuildertest: step %d cannot be marshaled: %v", i, err))
		}
	}
	return marshaled
}
