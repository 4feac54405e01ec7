package imagebuildertest

import (
	"net/http"
	"slices"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var cancelImageCreation = operation{
	method:     http.MethodPut,
	name:       "CancelImageCreation",
	takesToken: true,
	read: func(in *input) perform {
		arn := in.required("imageBuildVersionArn", imageBuildARNPattern)
		return func(s *state, c call) (any, smithy.APIError) {
			return &imageTokenOutput{c.requestID, in.clientToken(), arn}, s.cancelImage(arn, c)
		}
	},
}

// imageTokenOutput is the output of operations on an image.
type imageTokenOutput struct {
	RequestId            string `json:"requestId,omitempty"`
	ClientToken          string `json:"clientToken"`
	ImageBuildVersionArn string `json:"imageBuildVersionArn"`
}

func (s *state) cancelImage(arn string, c call) smithy.APIError {
	image, ok := s.images[arn]
	if !ok {
		return refusal("ClientException", "image %s does not exist", arn)
	}
	if image.status().IsFinished() {
		return refusal("InvalidRequestException", "image %s is %s and cannot be cancelled", arn, image.status())
	}
	s.stopPlaying(arn)
	s.setImageState(arn, types.ImageState{Status: types.ImageStatusCancelled})
	for _, id := range s.executionsOf(arn) {
		if run := s.executions[id]; !run.status.IsFinished() {
			s.executions[id] = run.canceled(timeText(c.time))
		}
	}
	return nil
}

// canceled returns the execution with the steps that run or wait canceled.
func (e execution) canceled(at string) execution {
	e.status, e.endTime = types.WorkflowExecutionStatusCancelled, at
	e.steps = slices.Clone(e.steps)
	for i, step := range e.steps {
		switch step.Status {
		case types.WorkflowStepExecutionStatusRunning, types.WorkflowStepExecutionStatusWaiting:
			e.steps[i].Status, e.steps[i].EndTime = types.WorkflowStepExecutionStatusCancelled, &at
		}
	}
	return e
}
