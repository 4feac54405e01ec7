package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var stepActionPattern = regexp.MustCompile(`^(?:RESUME|STOP)$`)

var sendWorkflowStepAction = operation{
	method:     http.MethodPut,
	name:       "SendWorkflowStepAction",
	takesToken: true,
	read: func(in *input) perform {
		asked := stepAction{
			stepExecutionID: in.required("stepExecutionId", stepExecutionIDPattern),
			imageARN:        in.required("imageBuildVersionArn", imageBuildARNPattern),
			action:          in.required("action", stepActionPattern),
			reason:          in.text("reason", 1024),
		}
		return func(s *state, c call) (any, smithy.APIError) {
			return &sendWorkflowStepActionOutput{asked.stepExecutionID, asked.imageARN, in.clientToken()}, s.actOnStep(asked, c)
		}
	},
}

type sendWorkflowStepActionOutput struct {
	StepExecutionId      string `json:"stepExecutionId"`
	ImageBuildVersionArn string `json:"imageBuildVersionArn"`
	ClientToken          string `json:"clientToken"`
}

type stepAction struct {
	stepExecutionID, imageARN, action, reason string
}

func (a stepAction) isStop() bool { return a.action == string(types.WorkflowStepActionTypeStop) }

func (s *state) actOnStep(asked stepAction, c call) smithy.APIError {
	executionID, i, ok := s.findStep(asked.stepExecutionID)
	if !ok {
		return refusal("ResourceNotFoundException", "step execution %s does not exist", asked.stepExecutionID)
	}
	run := s.executions[executionID]
	if run.imageBuildVersionArn != asked.imageARN {
		return refusal("InvalidParameterValueException", "step execution %s does not belong to image %s", asked.stepExecutionID, asked.imageARN)
	}
	step := run.steps[i]
	if step.Status != types.WorkflowStepExecutionStatusWaiting {
		return refusal("InvalidRequestException", "step execution %s is %s and does not wait", asked.stepExecutionID, step.Status)
	}
	ended := asked.applyTo(step, c.time)
	s.putStep(executionID, i, ended)
	if asked.isStop() && step.isFatal() {
		s.stopPlaying(asked.imageARN)
		s.failExecution(executionID, ended, c.time)
	} else if playing := s.playing(asked.imageARN); playing != nil {
		playing.endWait(ended, c.time)
	}
	return nil
}

// applyTo returns the step as it ends by the action.
func (a stepAction) applyTo(step Step, at time.Time) Step {
	step.Status, step.EndTime = types.WorkflowStepExecutionStatusCompleted, aws.String(timeText(at))
	if a.isStop() {
		step.Status = types.WorkflowStepExecutionStatusFailed
	}
	outputs := fmt.Sprintf(`{"action": %q`, a.action)
	if a.reason != "" {
		reason, _ := json.Marshal(a.reason) // a string can always be marshaled
		outputs += fmt.Sprintf(`, "reason": %s`, reason)
	}
	step.Outputs = aws.String(outputs + "}")
	return step
}

// failExecution fails an execution and its image because a step was stopped.
func (s *state) failExecution(id string, stopped Step, at time.Time) {
	run := s.executions[id]
	run.status, run.endTime = types.WorkflowExecutionStatusFailed, timeText(at)
	s.executions[id] = run
	reason := fmt.Sprintf("Workflow Execution ID: '%s' failed with reason: Step %s was stopped", id, aws.ToString(stopped.Name))
	s.setImageState(run.imageBuildVersionArn, types.ImageState{
		Status: types.ImageStatusFailed,
		Reason: &reason,
		FailureContext: &types.ImageFailureContext{
			FailedStep:          stopped.Name,
			ImageStatus:         s.images[run.imageBuildVersionArn].status(),
			StepExecutionId:     stopped.StepExecutionId,
			WorkflowArn:         optional(run.workflowBuildVersionArn),
			WorkflowExecutionId: &id,
		},
	})
}
