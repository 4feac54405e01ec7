package imagebuilder

import (
	"crypto/sha256"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// StepActionInput returns an input that resumes or stops a waiting step. step may come
// from ListWaitingWorkflowSteps or, through package buildevents, from an event of
// EventBridge. Only its ImageBuildVersionArn, StepExecutionId and StartTime are used, so
// it may also be filled from a step that package watch yields; AWS does not document
// whether StartTime is then the same as in ListWaitingWorkflowSteps. An empty reason is
// omitted.
//
// The ClientToken depends only on the step, its start time and the action, so an event
// that is delivered twice acts once. A second call with another reason returns an
// IdempotentParameterMismatchException: the action was taken with the first reason. A
// step that waits again after a retry has another start time, and so another token.
//
// EventBridge and ListWaitingWorkflowSteps report different start times for the same
// step, and so lead to different tokens. The later of two such calls returns an error
// and has no effect: see [Client.SendWorkflowStepAction].
// [Client.GetWorkflowStepExecution] returns more about the step, such as its Inputs.
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
