package watch_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func logged(event watch.Event) string {
	var b bytes.Buffer
	handler := slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key != "e" {
			return slog.Attr{}
		}
		return a
	}})
	slog.New(handler).Info("", "e", event)
	return strings.TrimSpace(b.String())
}

func TestEvent_logsWhatChangedOnOneLineWithoutSecrets(t *testing.T) {
	step := &watch.Step{WorkflowExecutionId: "wf-1", WorkflowStepMetadata: types.WorkflowStepMetadata{
		Name: aws.String("Launch\x1b[2J\n"), StepExecutionId: aws.String("step-1"), Status: types.WorkflowStepExecutionStatusCompleted,
		RollbackStatus: types.WorkflowStepExecutionRollbackStatusRunning, AttemptNumber: aws.Int32(2),
		Message: aws.String("secret"), Inputs: aws.String("secret"), Outputs: aws.String("secret"),
	}}
	image := &types.Image{
		Arn: aws.String(imageArn), State: &types.ImageState{Status: types.ImageStatusFailed, Reason: aws.String("secret")},
		Workflows: []types.WorkflowConfiguration{{Parameters: []types.WorkflowParameter{{Name: aws.String("secret")}}}},
	}
	execution := &types.WorkflowExecutionMetadata{
		Type: types.WorkflowTypeTest, WorkflowExecutionId: aws.String("wf-1"), Status: types.WorkflowExecutionStatusFailed,
		Retried: aws.Bool(true), Message: aws.String("secret"),
	}
	trouble := errors.New("two\nlines")
	for name, c := range map[string]struct {
		event           watch.Event
		logged, printed string
	}{
		"image": {
			watch.Event{Image: image, Previous: "TESTING", Last: true},
			"e.image=" + imageArn + " e.status=FAILED e.previous=TESTING e.last=true",
			"image=" + imageArn + " status=FAILED previous=TESTING last=true",
		},
		"image without a state": {watch.Event{Image: &types.Image{}}, "", ""},
		"run": {
			watch.Event{Execution: execution, Previous: "FAILED"},
			"e.workflow=TEST e.workflowExecutionId=wf-1 e.status=FAILED e.retried=true e.previous=FAILED",
			"workflow=TEST workflowExecutionId=wf-1 status=FAILED retried=true previous=FAILED",
		},
		"step": {
			watch.Event{Step: step, Previous: "COMPLETED"},
			`e.step=Launch\x1b[2J\n e.stepExecutionId=step-1 e.workflowExecutionId=wf-1 e.status=COMPLETED e.rollbackStatus=RUNNING e.attempt=2 e.previous=COMPLETED`,
			`step=Launch\x1b[2J\n stepExecutionId=step-1 workflowExecutionId=wf-1 status=COMPLETED rollbackStatus=RUNNING attempt=2 previous=COMPLETED`,
		},
		"new step": {watch.Event{Step: &watch.Step{WorkflowStepMetadata: types.WorkflowStepMetadata{Status: "PENDING"}}}, "e.status=PENDING", "status=PENDING"},
		"trouble":  {watch.Event{Trouble: trouble}, `e.trouble.text="two\nlines"`, "trouble=[text=two, lines]"},
		"throttling": {
			watch.Event{Trouble: &errors.CallRateLimitExceededException{Message: aws.String("slow down")}},
			`e.trouble.text="CallRateLimitExceededException: slow down" e.trouble.code=CallRateLimitExceededException`,
			"trouble=[text=CallRateLimitExceededException: slow down code=CallRateLimitExceededException]",
		},
		"zero": {watch.Event{}, "", ""},
	} {
		if got := logged(c.event); got != c.logged {
			t.Errorf("%s: logged\n%s, want\n%s", name, got, c.logged)
		}
		for _, got := range []string{c.event.String(), fmt.Sprint(c.event), fmt.Sprintf("%+v", &c.event)} {
			if got != c.printed {
				t.Errorf("%s: printed\n%s, want\n%s", name, got, c.printed)
			}
		}
	}
	image.Arn = aws.String(strings.Repeat("\x00", 1e6))
	if got := (watch.Event{Image: image}).String(); len(got) > 400 {
		t.Errorf("%d bytes", len(got))
	}
}
