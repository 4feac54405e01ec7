package main

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// sendAction resumes or stops a step that waits for an approval, if the policy says so.
// The input has a token made of the step, so that an event that is delivered twice
// acts once.
func (f *function) sendAction(ctx context.Context, log *slog.Logger, event buildevents.Event, step types.WorkflowStepExecution) error {
	image := aws.ToString(step.ImageBuildVersionArn)
	log = log.With("image", image, "step", aws.ToString(step.Name), "step_execution_id", aws.ToString(step.StepExecutionId))
	action, reason := f.decide(event, step)
	if action == "" {
		log.InfoContext(ctx, "step waits for a person")
		return nil
	}
	client, err := f.clients.of(event, image)
	if err != nil {
		return err
	}
	_, refusal := client.SendWorkflowStepAction(ctx, imagebuilder.StepActionInput(step, action, reason))
	if refusal == nil {
		log.InfoContext(ctx, "sent an action to a waiting step", "action", action, "reason", reason)
		return nil
	}
	if status := errors.HTTPStatus(refusal); mayPass(refusal) || status == http.StatusForbidden || status/100 != 4 {
		return refusal
	}
	// A step that a person was first to act on, or that has timed out, is refused. AWS
	// does not document with which error, so the step says whether it was that.
	now, err := client.GetWorkflowStepExecution(ctx, &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: step.StepExecutionId})
	switch {
	case mayPass(err):
		return err
	case err != nil || !now.Status.IsFinished():
		return refusal
	}
	log.InfoContext(ctx, "step no longer waits", "status", now.Status, "action", action, "error", errors.LogValue(refusal))
	return nil
}
