package watch

import (
	"log/slog"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// LogValue returns the event as a group for package slog: image, its ARN; workflow, its
// type, and workflowExecutionId; or step, its name, with stepExecutionId and
// workflowExecutionId; then status, rollbackStatus, attempt, retried, previous and last,
// if they are set. Trouble has the attributes of [errors.LogValue] in trouble. Causes,
// parameters, inputs and outputs are left out.
func (e Event) LogValue() slog.Value {
	var attrs []slog.Attr
	add := func(name, value string) {
		const most = 240
		if value != "" {
			attrs = append(attrs, slog.String(name, oneline.Within(value, most, oneline.Escape)))
		}
	}
	switch {
	case e.Image != nil:
		add("image", aws.ToString(e.Image.Arn))
		if e.Image.State != nil {
			add("status", string(e.Image.State.Status))
		}
	case e.Execution != nil:
		add("workflow", string(e.Execution.Type))
		add("workflowExecutionId", aws.ToString(e.Execution.WorkflowExecutionId))
		add("status", string(e.Execution.Status))
		if aws.ToBool(e.Execution.Retried) {
			attrs = append(attrs, slog.Bool("retried", true))
		}
	case e.Step != nil:
		add("step", aws.ToString(e.Step.Name))
		add("stepExecutionId", aws.ToString(e.Step.StepExecutionId))
		add("workflowExecutionId", e.Step.WorkflowExecutionId)
		add("status", string(e.Step.Status))
		add("rollbackStatus", string(e.Step.RollbackStatus))
		if attempt := aws.ToInt32(e.Step.AttemptNumber); attempt > 1 {
			attrs = append(attrs, slog.Int("attempt", int(attempt)))
		}
	case e.Trouble != nil:
		attrs = append(attrs, slog.Attr{Key: "trouble", Value: errors.LogValue(e.Trouble).Resolve()})
	}
	add("previous", e.Previous)
	if e.Last {
		attrs = append(attrs, slog.Bool("last", true))
	}
	return slog.GroupValue(attrs...)
}

// String returns the attributes of LogValue in one line.
func (e Event) String() string {
	text := e.LogValue().String()
	return oneline.Join(text[1 : len(text)-1]) // without brackets
}
