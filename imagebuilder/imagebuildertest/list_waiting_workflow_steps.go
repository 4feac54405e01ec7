package imagebuildertest

import (
	"net/http"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var listWaitingWorkflowSteps = operation{
	method: http.MethodPost,
	name:   "ListWaitingWorkflowSteps",
	read: func(in *input) perform {
		asked := in.page()
		return func(s *state, _ call) (any, smithy.APIError) {
			return s.listWaitingWorkflowSteps(asked)
		}
	},
}

type listWaitingWorkflowStepsOutput struct {
	Steps     []types.WorkflowStepExecution `json:"steps"`
	NextToken string                        `json:"nextToken,omitempty"`
}

func (s *state) listWaitingWorkflowSteps(asked pageInput) (any, smithy.APIError) {
	waiting := []types.WorkflowStepExecution{}
	for _, id := range s.executionIDs() {
		run := s.executions[id]
		for _, step := range run.steps {
			if step.Status != types.WorkflowStepExecutionStatusWaiting {
				continue
			}
			waiting = append(waiting, types.WorkflowStepExecution{
				Action:                  step.Action,
				ImageBuildVersionArn:    optional(run.imageBuildVersionArn),
				Name:                    step.Name,
				StartTime:               step.StartTime,
				StepExecutionId:         step.StepExecutionId,
				WorkflowBuildVersionArn: optional(run.workflowBuildVersionArn),
				WorkflowExecutionId:     &id,
			})
		}
	}
	steps, nextToken, refused := page(s, "the waiting steps", waiting, asked)
	if refused != nil {
		return nil, refused
	}
	return &listWaitingWorkflowStepsOutput{steps, nextToken}, nil
}
