package buildevents_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
)

// FuzzParse checks, for any text, that an event has a detail whose ARNs are among
// its resources.
func FuzzParse(f *testing.F) {
	for _, name := range []string{"event_image_state_change", "event_workflow_step_waiting", "event_cve_detected", "event_pipeline_disabled"} {
		f.Add(sample(f, name))
	}
	f.Fuzz(func(t *testing.T, text string) {
		event, err := buildevents.Parse([]byte(text))
		if err != nil {
			checkLine(t, err)
			return
		}
		checkARN := func(arn, kind string) {
			if arn != "" && (!slices.Contains(event.Resources, arn) || !strings.Contains(arn, ":"+kind+"/")) {
				t.Errorf("%q: %q is not an ARN of an %s", text, arn, kind)
			}
		}
		switch detail := event.Detail.(type) {
		case *buildevents.ImageStateChange:
			checkARN(detail.ImageBuildVersionArn, "image")
		case *buildevents.WorkflowStepWaiting:
			if arn := detail.Step.ImageBuildVersionArn; arn != nil {
				checkARN(*arn, "image")
			}
			if arn := detail.Step.WorkflowBuildVersionArn; arn != nil {
				checkARN(*arn, "workflow")
			}
		case *buildevents.CVEDetected:
			checkARN(detail.ImageBuildVersionArn, "image")
			checkARN(detail.ImagePipelineArn, "image-pipeline")
		case *buildevents.PipelineDisabled:
			checkARN(detail.ImagePipelineArn, "image-pipeline")
		case *buildevents.Unknown:
			if detail.Raw != nil && !json.Valid(detail.Raw) {
				t.Errorf("%q: the detail %q is not JSON", text, detail.Raw)
			}
		default:
			t.Errorf("%q: the detail is %v", text, detail)
		}
	})
}

// FuzzParseWaitForAction checks, for any text, that a payload has a step to act on.
func FuzzParseWaitForAction(f *testing.F) {
	f.Add(sample(f, "lambda_wait_for_action"))
	f.Fuzz(func(t *testing.T, text string) {
		payload, err := buildevents.ParseWaitForAction([]byte(text))
		if err != nil {
			checkLine(t, err)
			return
		}
		if id := payload.Step.StepExecutionId; id == nil || *id == "" {
			t.Errorf("%q: no id", text)
		}
		if again, err := json.Marshal(payload.Members); err != nil || !json.Valid(again) {
			t.Errorf("%q: members are %s, error %v", text, again, err)
		}
	})
}

func checkLine(t *testing.T, err error) {
	t.Helper()
	if strings.ContainsAny(err.Error(), "\r\n\x1b") {
		t.Errorf("the error is not a line: %q", err)
	}
}
