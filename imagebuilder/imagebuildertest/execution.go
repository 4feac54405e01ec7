package imagebuildertest

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const uuidPattern = `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`

var workflowExecutionIDPattern = regexp.MustCompile(`^wf-` + uuidPattern + `$`)

// Execution is a workflow execution: one run of a workflow. A member that is
// empty is left out of responses. The counts of steps in responses are those of
// Steps.
type Execution struct {
	// Steps are listed in this order.
	Steps []types.WorkflowStepMetadata

	// WorkflowBuildVersionArn is the ARN of the workflow that ran.
	WorkflowBuildVersionArn string

	// ImageBuildVersionArn is the ARN of the image that it ran for, whose
	// executions it is listed with.
	ImageBuildVersionArn string

	// Message is the message of the execution and of the list of its steps.
	Message string

	// Type is the stage of the build that the workflow belongs to.
	Type types.WorkflowType

	// Status is the status of the execution. The server does not derive it from
	// the steps.
	Status types.WorkflowExecutionStatus

	// ParallelGroup is the group of test workflows that the execution belongs
	// to.
	ParallelGroup string

	// Retried reports whether a retry of the image superseded the execution.
	Retried bool

	// StartTime and EndTime are texts as those of steps, such as
	// 2026-09-09T19:12:23.418Z.
	StartTime string
	EndTime   string
}

// execution is an Execution that shares no memory with the caller's. Its steps
// are replaced, never changed, since responses are made of them.
type execution struct {
	steps                   []Step
	workflowBuildVersionArn string
	imageBuildVersionArn    string
	message                 string
	workflowType            types.WorkflowType
	status                  types.WorkflowExecutionStatus
	parallelGroup           string
	retried                 bool
	startTime               string
	endTime                 string

	order int
}

func storeExecution(e Execution) execution {
	return execution{
		steps:                   stepsOf(e.Steps),
		workflowBuildVersionArn: e.WorkflowBuildVersionArn,
		imageBuildVersionArn:    e.ImageBuildVersionArn,
		message:                 e.Message,
		workflowType:            e.Type,
		status:                  e.Status,
		parallelGroup:           e.ParallelGroup,
		retried:                 e.Retried,
		startTime:               e.StartTime,
		endTime:                 e.EndTime,
	}
}

// SetExecution adds the workflow execution with this id, or replaces it. The
// execution is copied; changing it later has no effect. It panics when id is not
// "wf-" and a UUID, since no valid request could name it.
func (s *Server) SetExecution(id string, e Execution) {
	checkWorkflowExecutionID(id)
	set := storeExecution(e)
	s.withState(func(st *state, _ time.Time) {
		st.stopPlayingRun(id)
		st.putExecution(id, set)
	})
}

// SetSteps replaces the steps of the workflow execution with this id, with all
// that [Server.UpdateStep] set for them, and leaves the rest of it as it is; an
// unknown execution is added. It may be called while a client lists the steps: see
// "Paging" in the package documentation. It panics as [Server.SetExecution] does.
func (s *Server) SetSteps(id string, steps ...types.WorkflowStepMetadata) {
	checkWorkflowExecutionID(id)
	stored := stepsOf(steps)
	s.withState(func(st *state, _ time.Time) {
		st.stopPlayingRun(id)
		set := st.executions[id]
		set.steps = stored
		st.putExecution(id, set)
	})
}

// UpdateStep lets update change the step with this id, and leaves the other
// steps of its workflow execution as they are:
//
//	srv.UpdateStep("step-f76c24fe-dc70-435b-8dc1-987a0ca6d5a5", func(step *imagebuildertest.Step) {
//		step.Status = types.WorkflowStepExecutionStatusFailed
//		step.OnFailure = "Continue"
//	})
//
// update must not call methods of the server, which is locked meanwhile. If several
// workflow executions have such a step, the first by their ids is changed, which
// is also the one that GetWorkflowStepExecution returns. It panics when there is
// none.
func (s *Server) UpdateStep(stepExecutionID string, update func(*Step)) {
	s.withState(func(st *state, _ time.Time) {
		executionID, i, ok := st.findStep(stepExecutionID)
		if !ok {
			panic(fmt.Sprintf("imagebuildertest: no workflow execution has a step with the id %.80q", stepExecutionID))
		}
		updated := copyOf(st.executions[executionID].steps[i])
		update(&updated)
		st.stopPlayingRun(executionID)
		st.putStep(executionID, i, copyOf(updated))
	})
}

// putExecution keeps the place of an execution that is known.
func (s *state) putExecution(id string, e execution) {
	e.order = cmp.Or(s.executions[id].order, e.order)
	if e.order == 0 {
		e.order = s.order()
	}
	s.executions[id] = e
}

func (s *state) putStep(executionID string, i int, step Step) {
	run := s.executions[executionID]
	run.steps = slices.Clone(run.steps)
	run.steps[i] = step
	s.executions[executionID] = run
}

// executionIDs returns the ids of the executions, in the order in which they were
// set.
func (s *state) executionIDs() []string {
	return inOrder(s.executions, func(e execution) int { return e.order })
}

// metadata returns the execution as ListWorkflowExecutions lists it.
func (e execution) metadata(id string) types.WorkflowExecutionMetadata {
	metadata := types.WorkflowExecutionMetadata{
		EndTime:                 optional(e.endTime),
		Message:                 optional(e.message),
		ParallelGroup:           optional(e.parallelGroup),
		Retried:                 aws.Bool(e.retried),
		StartTime:               optional(e.startTime),
		Status:                  e.status,
		TotalStepCount:          int32(len(e.steps)),
		Type:                    e.workflowType,
		WorkflowBuildVersionArn: optional(e.workflowBuildVersionArn),
		WorkflowExecutionId:     &id,
	}
	for _, step := range e.steps {
		switch step.Status {
		case types.WorkflowStepExecutionStatusFailed:
			metadata.TotalStepsFailed++
		case types.WorkflowStepExecutionStatusSkipped:
			metadata.TotalStepsSkipped++
		case types.WorkflowStepExecutionStatusCompleted:
			metadata.TotalStepsSucceeded++
		}
	}
	return metadata
}

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func checkWorkflowExecutionID(id string) {
	if !workflowExecutionIDPattern.MatchString(id) {
		panic(fmt.Sprintf("imagebuildertest: workflow execution id %.80q is not of the form wf- and a UUID", id))
	}
}
