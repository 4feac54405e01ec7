package imagebuildertest

import (
	"net/http"
	"slices"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var retryImage = operation{
	method:     http.MethodPut,
	name:       "RetryImage",
	takesToken: true,
	read: func(in *input) perform {
		arn := in.required("imageBuildVersionArn", imageBuildARNPattern)
		return func(s *state, _ call) (any, smithy.APIError) {
			return &imageTokenOutput{ClientToken: in.clientToken(), ImageBuildVersionArn: arn}, s.retryImage(arn)
		}
	},
}

func (s *state) retryImage(arn string) smithy.APIError {
	image, ok := s.images[arn]
	switch status := image.status(); {
	case !ok:
		return refusal("ClientException", "image %s does not exist", arn)
	case !status.IsFinished():
		return refusal("ResourceInUseException", "image %s is %s, and its build is not over", arn, status)
	case status != types.ImageStatusFailed && status != types.ImageStatusCancelled:
		return refusal("InvalidRequestException", "image %s is %s; only an image that is FAILED or CANCELLED can be retried", arn, status)
	case image.Type == types.ImageTypeDocker:
		return refusal("InvalidRequestException", "image %s is a container image, and only AMIs can be retried", arn)
	}
	phase, superseded := s.failedPhase(image)
	if phase == "" {
		return refusal("InvalidRequestException", "image %s did not end in its test or distribution phase: no execution of that type is FAILED or CANCELLED, nor is that the ImageStatus of its FailureContext", arn)
	}
	s.stopPlaying(arn)
	s.setImageState(arn, types.ImageState{Status: phase})
	for _, id := range superseded {
		run := s.executions[id]
		run.retried = true
		s.executions[id] = run
	}
	return nil
}

// failedPhase returns the phase to which a retry brings the image back, and the
// executions that the retry supersedes.
func (s *state) failedPhase(image image) (phase types.ImageStatus, superseded []string) {
	workflowType := types.WorkflowType("")
	for _, id := range s.executionsOf(*image.Arn) {
		run := s.executions[id]
		if run.retried || !run.status.IsFailed() && run.status != types.WorkflowExecutionStatusCancelled {
			continue
		}
		if run.workflowType != workflowType {
			workflowType, superseded = run.workflowType, nil
		}
		superseded = append(superseded, id)
	}
	switch workflowType {
	case types.WorkflowTypeTest:
		return types.ImageStatusTesting, superseded
	case types.WorkflowTypeDistribution:
		return types.ImageStatusDistributing, superseded
	case types.WorkflowTypeBuild:
		return "", nil
	}
	// If no workflow failed, the failure context of the image has the phase.
	if failure := image.State.FailureContext; failure != nil && slices.Contains(retriedPhases, failure.ImageStatus) {
		return failure.ImageStatus, nil
	}
	return "", nil
}

var retriedPhases = []types.ImageStatus{types.ImageStatusTesting, types.ImageStatusDistributing, types.ImageStatusIntegrating}
