package types_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func logged(value any) string {
	var b bytes.Buffer
	handler := slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey) {
			return slog.Attr{}
		}
		return a
	}})
	slog.New(handler).Info("", "s", value)
	return strings.TrimSpace(b.String())
}

func TestStep_logsItsNameActionStatusAndDuration(t *testing.T) {
	step := samplePage(t)[0]
	if got, want := logged(step), "s.stepExecutionId=step-2e6fef0d-657c-4b7e-8706-ff24da9afa01 s.name=LaunchBuildInstance s.action=LaunchInstance s.status=COMPLETED s.duration=2m27.404s"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := fmt.Sprintf("%+v", step), "stepExecutionId=step-2e6fef0d-657c-4b7e-8706-ff24da9afa01 name=LaunchBuildInstance action=LaunchInstance status=COMPLETED duration=2m27.404s"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for want, step := range map[string]types.WorkflowStepMetadata{
		"":                           {},
		"status=RUNNING":             {Status: "RUNNING", StartTime: step.StartTime},
		"name=n":                     {Name: ptr("n"), StartTime: ptr("yesterday"), EndTime: step.EndTime},
		`name=a\nb`:                  {Name: ptr("\x1b[1ma\nb"), StartTime: step.EndTime, EndTime: step.StartTime},
		"status=FAILED duration=0s":  {Status: "FAILED", StartTime: step.StartTime, EndTime: step.StartTime},
		"action=aaaaaaaaaaaaaaaaaaa": {Action: ptr("aaaaaaaaaaaaaaaaaaa"), Inputs: ptr("secret"), Outputs: ptr("secret"), Message: ptr("secret")},
	} {
		if got := step.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestStepData_logsNoSecrets(t *testing.T) {
	const url = "https://b.s3.example/log?X-Amz-Algorithm=x&X-Amz-Security-Token=secret&X-Amz-Signature=secret"
	data := outputData(t, `{"instanceId": "i-1", "status": "Failed", "logUrl": "`+url+`", "errorMessage": "GET `+url+` was refused\n", "output": "secret", "parameters": {"commands": ["secret"]},
		"payload": "secret", "input": "secret", "new": "secret", "failureMessage": "`+strings.Repeat("long ", 100)+`"}`)
	want := "instanceId=i-1 status=Failed errorMessage=GET https://b.s3.example/log was refused failureMessage=long "
	for _, got := range []string{data.String(), fmt.Sprint(data), fmt.Sprintf("%+v", data), fmt.Sprint(&data)} {
		if !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "… logUrl=https://b.s3.example/log") || len(got) > 500 {
			t.Errorf("got %s", got)
		}
	}
	for _, got := range []string{logged(data), logged(&data), data.String()} {
		if strings.Contains(got, "secret") || !strings.Contains(got, "logUrl=https://b.s3.example/log") {
			t.Errorf("got %s", got)
		}
	}
	if got := outputData(t, "secret").String(); got != "" {
		t.Errorf("bare text: got %s", got)
	}
	if data.LogUrl != url {
		t.Errorf("LogUrl is %s", data.LogUrl)
	}
}
