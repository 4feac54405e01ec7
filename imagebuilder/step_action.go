package imagebuilder

import (
	"crypto/sha256"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// StepActionInput returns the input that resumes or stops a waiting step, as
// ListWaitingWorkflowSteps and the events of package buildevents describe it. An
// empty reason is left out. What to base the action on, such as the payload of the
// step, comes from [Client.GetWorkflowStepExecution].
//
// Its ClientToken, of 36 characters, depends on the step, its start and the action
// alone: an event that is delivered twice acts once. A second call with another
// reason is refused with an IdempotentParameterMismatchException: the action has been
// taken, with the reason of the first call. A step that waits again, after a retry,
// has another start, hence another token.
//
// For the same step, an event and ListWaitingWorkflowSteps have different start
// times, hence different tokens. The service refuses the later of two such calls,
// which does no harm: see [Client.SendWorkflowStepAction].
func StepActionInput(step types.WorkflowStepExecution, action types.WorkflowStepActionType, reason string) *SendWorkflowStepActionInput {
	in := &SendWorkflowStepActionInput{
		Action:               action,
		ClientToken:          aws.String(stepActionToken(step, action)),
		ImageBuildVersionArn: step.ImageBuildVersionArn,
		StepExecutionId:      step.StepExecutionId,
	}
	if reason != "" {
		in.Reason = &reason
	}
	return in
}

// stepActionToken returns a token of 36 characters, which is what all versions of
// the API take, in the form of a UUID.
func stepActionToken(step types.WorkflowStepExecution, action types.WorkflowStepActionType) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q", aws.ToString(step.StepExecutionId), aws.ToString(step.StartTime), action))
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
