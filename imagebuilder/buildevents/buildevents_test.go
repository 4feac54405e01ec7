package buildevents_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func ptr[T any](v T) *T { return &v }

// sample is an event or payload of testdata: the events are as AWS's documentation
// of EC2 Image Builder shows them, the payload has the measured form and made-up
// values.
func sample(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func parse(t *testing.T, text string) buildevents.Event {
	t.Helper()
	event, err := buildevents.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return event
}

const (
	waitingImage    = "arn:aws:imagebuilder:us-west-2:111122223333:image/workflowstepwaitforactionwithvalidsnstopictest-a1b2c3d4-5678-90ab-cdef-EXAMPLE22222/1.0.0/1"
	waitingWorkflow = "arn:aws:imagebuilder:us-west-2:111122223333:workflow/build/build-workflow-a1b2c3d4-5678-90ab-cdef-EXAMPLE33333/1.0.0/1"
)

func TestParse_readsTheDocumentedEvents(t *testing.T) {
	for name, want := range map[string]buildevents.Event{
		"event_image_state_change": {
			DetailType: "EC2 Image Builder Image State Change", Region: "us-west-2", Time: time.Date(2024, 1, 18, 17, 50, 56, 0, time.UTC),
			Resources: []string{"arn:aws:imagebuilder:us-west-2:111122223333:image/cmkencryptedworkflowtest-a1b2c3d4-5678-90ab-cdef-EXAMPLE22222/1.0.0/1"},
			Detail: &buildevents.ImageStateChange{
				ImageBuildVersionArn: "arn:aws:imagebuilder:us-west-2:111122223333:image/cmkencryptedworkflowtest-a1b2c3d4-5678-90ab-cdef-EXAMPLE22222/1.0.0/1",
				PreviousStatus:       types.ImageStatusTesting,
				Status:               types.ImageStatusAvailable,
			},
		},
		"event_workflow_step_waiting": {
			DetailType: "EC2 Image Builder Workflow Step Waiting", Region: "us-west-2", Time: time.Date(2024, 1, 18, 16, 54, 44, 0, time.UTC),
			Resources: []string{waitingImage, waitingWorkflow},
			Detail: &buildevents.WorkflowStepWaiting{Step: types.WorkflowStepExecution{
				ImageBuildVersionArn:    ptr(waitingImage),
				Name:                    ptr("TestAutoSNSStop"),
				StartTime:               ptr("2024-01-18T16:54:44Z"),
				StepExecutionId:         ptr("step-a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"),
				WorkflowBuildVersionArn: ptr(waitingWorkflow),
				WorkflowExecutionId:     ptr("wf-a1b2c3d4-5678-90ab-cdef-EXAMPLE22222"),
			}},
		},
		"event_cve_detected": {
			DetailType: "EC2 Image Builder CVE Detected", Region: "us-east-1", Time: time.Date(2023, 3, 1, 16, 59, 9, 0, time.UTC),
			Resources: []string{"arn:aws:imagebuilder:us-east-1:111122223333:image/test-image/1.0.0/1", "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/test-pipeline"},
			Detail: &buildevents.CVEDetected{
				ImageBuildVersionArn: "arn:aws:imagebuilder:us-east-1:111122223333:image/test-image/1.0.0/1",
				ImagePipelineArn:     "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/test-pipeline",
				ResourceID:           "i-1234567890abcdef0",
			},
		},
		"event_pipeline_disabled": {
			DetailType: "EC2 Image Builder Image Pipeline Automatically Disabled", Region: "us-west-2", Time: time.Date(2025, 9, 18, 16, 54, 44, 0, time.UTC),
			Resources: []string{"arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/disabled-image-pipeline-name"},
			Detail: &buildevents.PipelineDisabled{
				ImagePipelineArn:    "arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/disabled-image-pipeline-name",
				ConsecutiveFailures: 5,
			},
		},
	} {
		want.ID, want.Source, want.Account = "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111", "aws.imagebuilder", "111122223333"
		if got := parse(t, sample(t, name)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v, %+v\nwant %+v, %+v", name, got, got.Detail, want, want.Detail)
		}
	}
}

func TestParse_tellsARNsByTheirKind(t *testing.T) {
	const (
		image    = "arn:aws-us-gov:imagebuilder:us-gov-west-1:111122223333:image/an-image/1.0.0/1"
		workflow = "arn:aws-us-gov:imagebuilder:us-gov-west-1:aws:workflow/build/build-image/1.0.3/1"
		pipeline = "arn:aws-us-gov:imagebuilder:us-gov-west-1:111122223333:image-pipeline/image"
	)
	resources := []string{
		"image/1.0.0/1", "arn:aws-us-gov:s3:::image/1.0.0/1", "arn:aws-us-gov:imagebuilder:us-gov-west-1:111122223333:image-recipe/image/1.0.0",
		pipeline, workflow, image,
	}
	list, err := json.Marshal(resources)
	if err != nil {
		t.Fatal(err)
	}
	event := func(detailType string) buildevents.Event {
		return parse(t, `{"source":"aws.imagebuilder","detail-type":"EC2 Image Builder `+detailType+`","resources":`+string(list)+`,"detail":{}}`)
	}
	if got := event("Image State Change").Detail.(*buildevents.ImageStateChange).ImageBuildVersionArn; got != image {
		t.Errorf("image is %s", got)
	}
	step := event("Workflow Step Waiting").Detail.(*buildevents.WorkflowStepWaiting).Step
	if *step.ImageBuildVersionArn != image || *step.WorkflowBuildVersionArn != workflow {
		t.Errorf("step is of %s and %s", *step.ImageBuildVersionArn, *step.WorkflowBuildVersionArn)
	}
	if got := event("CVE Detected").Detail.(*buildevents.CVEDetected); got.ImageBuildVersionArn != image || got.ImagePipelineArn != pipeline {
		t.Errorf("findings are of %+v", got)
	}
	if got := event("Image Pipeline Automatically Disabled"); got.Detail.(*buildevents.PipelineDisabled).ImagePipelineArn != pipeline || got.Region != "us-gov-west-1" {
		t.Errorf("pipeline is %+v in %s", got.Detail, got.Region)
	}
}

func TestParse_takesWhatIsNotKnown(t *testing.T) {
	for text, want := range map[string]buildevents.Event{
		// Another type.
		`{"id":"1","source":"aws.imagebuilder","detail-type":"EC2 Image Builder Image Deleted","detail":{"a": [1]}}`: {
			ID: "1", Source: "aws.imagebuilder", DetailType: "EC2 Image Builder Image Deleted", Detail: &buildevents.Unknown{Raw: json.RawMessage(`{"a": [1]}`)},
		},
		// Another source.
		`{"source":"my.tests","detail-type":"EC2 Image Builder Image State Change","detail":{"state":{"status":"FAILED"}}}`: {
			Source: "my.tests", DetailType: "EC2 Image Builder Image State Change", Detail: &buildevents.Unknown{Raw: json.RawMessage(`{"state":{"status":"FAILED"}}`)},
		},
		`{"detail-type":"Scheduled Event","detail":null}`: {DetailType: "Scheduled Event", Detail: &buildevents.Unknown{}},
		`{"source":"aws.imagebuilder","detail-type":"EC2 Image Builder CVE Detected","detail":{"finding-severity-counts":{"all":5.0,"critical":"2.0","high":1e1,"medium":9007199254740993}}}`: {
			Source: "aws.imagebuilder", DetailType: "EC2 Image Builder CVE Detected", Detail: &buildevents.CVEDetected{Findings: buildevents.FindingCounts{All: 5, Critical: 2, High: 10, Medium: 9007199254740993}},
		},
		`{"detail-type":"Scheduled Event"}`: {DetailType: "Scheduled Event", Detail: &buildevents.Unknown{}},
		// A status that is new, and members that are.
		`{"source":"aws.imagebuilder","detail-type":"EC2 Image Builder Image State Change","replay-name":"r","detail":{"state":{"status":"CURING","reason":{}},"ami":"a"}}`: {
			Source: "aws.imagebuilder", DetailType: "EC2 Image Builder Image State Change", Detail: &buildevents.ImageStateChange{Status: "CURING"},
		},
		// Members that are absent.
		`{"source":"aws.imagebuilder","detail-type":"EC2 Image Builder Image State Change","detail":null}`: {
			Source: "aws.imagebuilder", DetailType: "EC2 Image Builder Image State Change", Detail: &buildevents.ImageStateChange{},
		},
		`{"source":"aws.imagebuilder","detail-type":"EC2 Image Builder Workflow Step Waiting"}`: {
			Source: "aws.imagebuilder", DetailType: "EC2 Image Builder Workflow Step Waiting", Detail: &buildevents.WorkflowStepWaiting{},
		},
		`{"source":"aws.imagebuilder","detail-type":"EC2 Image Builder CVE Detected","time":"today","detail":{"finding-severity-counts":{"all":7,"critical":"2","high":null}}}`: {
			Source: "aws.imagebuilder", DetailType: "EC2 Image Builder CVE Detected", Detail: &buildevents.CVEDetected{Findings: buildevents.FindingCounts{All: 7, Critical: 2}},
		},
		`{"source":"aws.imagebuilder","detail-type":"EC2 Image Builder Image Pipeline Automatically Disabled","region":"eu-west-1","time":"2025-09-18T18:54:44+02:00","detail":{"consecutive-failures":3}}`: {
			Source: "aws.imagebuilder", DetailType: "EC2 Image Builder Image Pipeline Automatically Disabled", Region: "eu-west-1",
			Time: time.Date(2025, 9, 18, 16, 54, 44, 0, time.UTC), Detail: &buildevents.PipelineDisabled{ConsecutiveFailures: 3},
		},
	} {
		if got := parse(t, text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v, %+v\nwant %+v, %+v", text, got, got.Detail, want, want.Detail)
		}
	}
}

func TestParse_saysWhatIsWrong(t *testing.T) {
	known := func(detailType, detail string) string {
		return `{"id":"4711","source":"aws.imagebuilder","detail-type":"EC2 Image Builder ` + detailType + `","detail":` + detail + `}`
	}
	for text, want := range map[string]string{
		``:     "not an event",
		`null`: "no detail-type",
		`[]`:   "not an event",
		`{"source":"aws.imagebuilder","detail-type":5}`:                                                              "not an event",
		`{"Records":[{"body":"{}"}]}`:                                                                                "of a record of SQS or SNS, pass the body or message",
		`{"versionlessArn":"arn","semver":1237940039285380274899124227}`:                                             "no detail-type",
		known("Image State Change", `"FAILED"`):                                                                      "4711",
		known("Image State Change", `{"state":"FAILED"}`):                                                            "EC2 Image Builder Image State Change",
		known("Workflow Step Waiting", `{"workflow-step-execution-id":1}`):                                           "4711",
		known("CVE Detected", `{"finding-severity-counts":{"all":1.5}}`):                                             "1.5",
		known("CVE Detected", `{"finding-severity-counts":{"all":1e300}}`):                                           "not a whole number",
		known("CVE Detected", `{"finding-severity-counts":{"all":"NaN"}}`):                                           "not a whole number",
		known("CVE Detected", `{"finding-severity-counts":{"all":"Inf"}}`):                                           "not a whole number",
		known("Image Pipeline Automatically Disabled", `{"consecutive-failures":"`+strings.Repeat("many", 100)+`"}`): "not a whole number",
	} {
		_, err := buildevents.Parse([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") || len(err.Error()) > 400 {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
	}
}

func wait(t *testing.T, text string) buildevents.WaitForAction {
	t.Helper()
	payload, err := buildevents.ParseWaitForAction([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return payload
}

func TestParseWaitForAction_readsThePayloadOfLambda(t *testing.T) {
	got := wait(t, sample(t, "lambda_wait_for_action"))
	want := buildevents.WaitForAction{
		Region: "us-west-2",
		Step: types.WorkflowStepExecution{
			ImageBuildVersionArn:    ptr("arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-wait-recipe/1.0.0/1"),
			Name:                    ptr("WaitForApproval"),
			StepExecutionId:         ptr("step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a"),
			WorkflowBuildVersionArn: ptr("arn:aws:imagebuilder:us-west-2:111122223333:workflow/build/my-example-wait-workflow/1.0.0/1"),
			WorkflowExecutionId:     ptr("wf-782460a6-8dc5-4262-90ff-0509eef0053c"),
		},
		Version: "1.0",
	}
	if len(got.Members) != 6 {
		t.Errorf("members are %s", got.Members)
	}
	got.Members = nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestParseWaitForAction_findsTheStepUnderOtherNames(t *testing.T) {
	const (
		image = "arn:aws-cn:imagebuilder:cn-north-1:111122223333:image/my-image/1.0.0/1"
		other = "arn:aws-cn:imagebuilder:cn-north-1:111122223333:image/other-image/1.0.0/1"
		step  = "step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a"
	)
	for text, want := range map[string]struct{ image, region, payload string }{
		`{"imageBuildVersionArn":"` + image + `","stepExecutionId":"` + step + `","customPayload":"{\"a\":1}"}`: {image, "cn-north-1", `"{\"a\":1}"`},
		`{"image":"` + image + `","id":"` + step + `","customPayload":{"image":"` + other + `"}}`:               {image, "cn-north-1", `{"image":"` + other + `"}`},
		`{"image":"` + image + `","id":"` + step + `","customPayload":null}`:                                    {image, "cn-north-1", ``},
		`{"image":"` + image + `","id":"` + step + `","customPayload":"` + other + `"}`:                         {image, "cn-north-1", `"` + other + `"`},
		`{"imageArn":"` + image + `","parent":"` + other + `","workflowStepExecutionId":"` + step + `"}`:        {image, "cn-north-1", ""},
		// Either may be the image.
		`{"image":"` + image + `","parent":"` + other + `","id":"` + step + `"}`: {"", "", ""},
		`{"image":"` + image + `","again":"` + image + `","id":"` + step + `"}`:  {image, "cn-north-1", ""},
		// The name of a step is not its id.
		`{"workflowStepName":"step-8eb24d7a","id":"` + step + `","version":1}`:                            {"", "", ""},
		`{"id":"` + step + `","w":"arn:aws:imagebuilder:us-east-1:aws:workflow/test/test-image/1.0.3/1"}`: {"", "us-east-1", ""},
	} {
		got := wait(t, text)
		if got.Step.StepExecutionId == nil || *got.Step.StepExecutionId != step {
			t.Errorf("%s: step is %v", text, got.Step.StepExecutionId)
		}
		gotImage := ""
		if got.Step.ImageBuildVersionArn != nil {
			gotImage = *got.Step.ImageBuildVersionArn
		}
		if gotImage != want.image || got.Region != want.region || string(got.CustomPayload) != want.payload {
			t.Errorf("%s: got %s in %q, payload %s, want %v", text, gotImage, got.Region, got.CustomPayload, want)
		}
	}
}

func TestParseWaitForAction_saysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		``: "read payload of WaitForAction", `[]`: "read payload of WaitForAction", `null`: "no id of a step", `{}`: "no id of a step",
		`{"imageArn":"arn:aws:imagebuilder:us-west-2:111122223333:image/a/1.0.0/1"}`:                        "workflowStepExecutionId",
		`{"Type":"Notification","Message":"{}"}`:                                                            "pass the Message",
		`{"a":"step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a","b":"step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4b"}`: "no id of a step",
	} {
		_, err := buildevents.ParseWaitForAction([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
	}
	if _, err := buildevents.ParseWaitForAction([]byte(sample(t, "event_workflow_step_waiting"))); err == nil {
		t.Error("an event is taken for a payload")
	}
}
