package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// explain logs why a build failed, and publishes it. For an event that is delivered
// twice it does so twice; the log has the same event_id. If the cause cannot be read,
// and reading it again does not help, it publishes that.
func (f *function) explain(ctx context.Context, log *slog.Logger, event buildevents.Event, image string) error {
	log = log.With("image", image)
	report, err := f.diagnose(ctx, event, image)
	if mayPass(err) {
		return err
	}
	if err != nil {
		log.ErrorContext(ctx, "build failed; its cause could not be read", "error", errors.LogValue(err))
		return f.topic.publish(ctx, event, image, "build failed; its cause could not be read: "+onOneLine(err.Error()), errors.Advice(err))
	}
	level := slog.LevelInfo
	if len(report.Unread) > 0 {
		level = slog.LevelWarn
	}
	log.Log(ctx, level, "build failed", "status", status(report), "cause", report.Cause(), "commands", report.Commands(), "unread", report.Unread)
	return f.topic.publish(ctx, event, lines(report)...)
}

// diagnose returns an error, rather than an incomplete report, if reading it again may
// complete it.
func (f *function) diagnose(ctx context.Context, event buildevents.Event, image string) (*diagnosis.Report, error) {
	client, err := f.clients.of(event, image)
	if err != nil {
		return nil, err
	}
	report, err := diagnosis.Of(ctx, client, image)
	if err != nil {
		return nil, err
	}
	for _, unread := range report.Unread {
		if errors.IsRetryable(unread.Err) {
			return nil, fmt.Errorf("incomplete report of %s: %w", image, unread.Err)
		}
	}
	return report, nil
}

// status is that of the image by now: a build that failed may have been retried. It
// is empty if the image could not be read.
func status(report *diagnosis.Report) types.ImageStatus {
	if report.Image == nil || report.Image.State == nil {
		return ""
	}
	return report.Image.State.Status
}

// lines is a report for people.
func lines(report *diagnosis.Report) []string {
	all := []string{
		report.ImageBuildVersionArn,
		fmt.Sprintf("%s: %s", cmp.Or(status(report), types.ImageStatusFailed), cmp.Or(report.Cause(), "no cause is known")),
	}
	for _, u := range report.Unread {
		all = append(all, onOneLine(fmt.Sprintf("not read: %s: %s %s", u.Operation, u.Reason, errors.Advice(u.Err))))
	}
	return append(append(all, ""), report.Commands()...)
}

func onOneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
