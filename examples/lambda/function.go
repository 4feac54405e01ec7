package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// timeToReport is what is left of the time of an invocation when the last of its
// messages must be done.
const timeToReport = time.Second

type function struct {
	clients *clients
	topic   topic
	decide  policy
	log     *slog.Logger
}

// handle processes the messages one by one and returns those to be redelivered.
// One message cannot use up the time of the others.
func (f *function) handle(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
	var response events.SQSEventResponse
	for i, message := range batch.Records {
		if !f.process(ctx, message, len(batch.Records)-i) {
			response.BatchItemFailures = append(response.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: message.MessageId})
		}
	}
	return response, nil
}

// process reports whether the message is done, which it is unless trying it again
// may help.
func (f *function) process(ctx context.Context, message events.SQSMessage, left int) (done bool) {
	log := f.log.With("message_id", message.MessageId)
	defer func() {
		if value := recover(); value != nil {
			log.ErrorContext(ctx, "panic; redeliver the message", "panic", fmt.Sprint(value), "stack", string(debug.Stack()))
			done = false
		}
	}()

	share, cancel := shareOf(ctx, left)
	defer cancel()
	switch err := f.act(share, log, message.Body); {
	case err == nil:
		return true
	case errors.Is(err, context.DeadlineExceeded) || errors.IsRetryable(err):
		log.WarnContext(ctx, "redeliver the message", "error", errors.LogValue(err))
		return false
	default:
		log.ErrorContext(ctx, "give the message up", "error", errors.LogValue(err))
		return true
	}
}

// shareOf returns a context for the first of the messages that are left.
func shareOf(ctx context.Context, left int) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, (time.Until(deadline)-timeToReport)/time.Duration(left))
}

func (f *function) act(ctx context.Context, log *slog.Logger, body string) error {
	event, err := buildevents.Parse([]byte(body))
	if err != nil {
		return err
	}
	log = log.With("event_id", event.ID, "account", event.Account, "region", event.Region)
	switch detail := event.Detail.(type) {
	case *buildevents.ImageStateChange:
		if detail.Status.IsFailed() {
			return f.explain(ctx, log, event, detail.ImageBuildVersionArn)
		}
	case *buildevents.WorkflowStepWaiting:
		return f.sendAction(ctx, log, event, detail.Step)
	}
	log.InfoContext(ctx, "nothing to do", "source", event.Source, "detail_type", event.DetailType)
	return nil
}

// explain logs why a build failed, and publishes it. For an event that is delivered
// twice it does so twice, with the same event_id.
func (f *function) explain(ctx context.Context, log *slog.Logger, event buildevents.Event, image string) error {
	client, err := f.clients.of(event, image)
	if err != nil {
		return err
	}
	report, err := diagnosis.Of(ctx, client, image)
	if err != nil {
		return err
	}
	for _, unread := range report.Unread {
		if errors.IsRetryable(unread.Err) {
			return fmt.Errorf("incomplete report of %s: %w", image, unread.Err)
		}
	}
	log.InfoContext(ctx, "build failed", "image", image, "status", status(report), "cause", report.Cause(),
		"commands", report.Commands(), "unread", report.Unread)
	return f.topic.publish(ctx, event, report)
}

// status is that of the image by now: a build that failed may have been retried. It
// is empty if the image could not be read.
func status(report *diagnosis.Report) types.ImageStatus {
	if report.Image == nil || report.Image.State == nil {
		return ""
	}
	return report.Image.State.Status
}

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
	if _, err := client.SendWorkflowStepAction(ctx, imagebuilder.StepActionInput(step, action, reason)); err != nil {
		return err
	}
	log.InfoContext(ctx, "sent an action to a waiting step", "action", action, "reason", reason)
	return nil
}
