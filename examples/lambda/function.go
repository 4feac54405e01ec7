package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
)

// timeToReport is the part of an invocation's time that is reserved for the response.
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

// process reports whether the message is done. It is not if another delivery may
// succeed.
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
	case mayPass(err):
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

// mayPass reports whether the same message can succeed later.
func mayPass(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.IsRetryable(err)
}
