package imagebuildertest_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestServer_answersTheExecution(t *testing.T) {
	srv := newServer(t)
	srv.SetExecution(runID, imagebuildertest.Execution{
		Steps: []types.WorkflowStepMetadata{{
			StepExecutionId: aws.String("step-2e6fef0d-657c-4b7e-8706-ff24da9afa01"),
			Name:            aws.String("LaunchBuildInstance"),
			Status:          types.WorkflowStepExecutionStatusCompleted,
			Inputs:          aws.String(`{"waitFor": "ssmAgent"}`),
			AttemptNumber:   aws.Int32(1),
		}, {}},
		WorkflowBuildVersionArn: "arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1",
		ImageBuildVersionArn:    "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1",
		Message:                 "a message",
	})
	a := defaultCall(t, srv).mustSend(t, srv)
	a.mustBe(t, 200, "")
	if contentType := a.header.Get("Content-Type"); contentType != "application/json" {
		t.Errorf("content type %q", contentType)
	}
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(a.requestID) {
		t.Errorf("request id %q is not a UUID", a.requestID)
	}
	want := `{"requestId":"` + a.requestID + `",` +
		`"steps":[{"attemptNumber":1,"inputs":"{\"waitFor\": \"ssmAgent\"}","name":"LaunchBuildInstance","status":"COMPLETED",` +
		`"stepExecutionId":"step-2e6fef0d-657c-4b7e-8706-ff24da9afa01"},{}],` +
		`"workflowBuildVersionArn":"arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1",` +
		`"workflowExecutionId":"` + runID + `",` +
		`"imageBuildVersionArn":"arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1",` +
		`"message":"a message"}`
	if got := canonical(t, a.body); got != canonical(t, []byte(want)) {
		t.Errorf("got  %s\nwant %s", a.body, want)
	}
}

func canonical(t *testing.T, document []byte) string {
	t.Helper()
	var value any
	if err := json.Unmarshal(document, &value); err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	sorted, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(sorted)
}

func TestServer_leavesOutWhatAnExecutionDoesNotHave(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID)
	a := defaultCall(t, srv).mustSend(t, srv)
	want := `{"requestId":"` + a.requestID + `","steps":[],"workflowExecutionId":"` + runID + `"}`
	if canonical(t, a.body) != canonical(t, []byte(want)) {
		t.Errorf("got  %s\nwant %s", a.body, want)
	}
}

func TestServer_checksRequests(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)

	body := func(body string) func(*call) { return func(c *call) { c.body = body } }
	with := func(members string) func(*call) {
		return body(strings.TrimSuffix(listRunID, "}") + "," + members + "}")
	}
	contentType := func(value string) func(*call) { return func(c *call) { c.header.Set("Content-Type", value) } }

	tests := []struct {
		name    string
		change  func(*call)
		status  int
		code    string
		message string
	}{
		{"accepts maxResults 1", with(`"maxResults":1`), 200, "", ""},
		{"accepts maxResults 25", with(`"maxResults":25`), 200, "", ""},
		{"accepts null members", with(`"maxResults":null,"nextToken":null`), 200, "", ""},
		{"accepts unknown members", with(`"unknown":{"a":[1]}`), 200, "", ""},
		{"accepts a content type with a charset", contentType("Application/JSON; charset=utf-8"), 200, "", ""},

		{"refuses another path", func(c *call) { c.path = "/GetWorkflowExecution" }, 404, "UnknownOperationException", "/GetWorkflowExecution"},
		{"refuses a path below", func(c *call) { c.path = "/ListWorkflowStepExecutions/" }, 404, "UnknownOperationException", ""},
		{"refuses another method", func(c *call) { c.method = http.MethodPut }, 404, "UnknownOperationException", "PUT"},
		{"refuses another content type", contentType("application/x-amz-json-1.1"), 400, "MalformedHttpRequestException", "application/x-amz-json-1.1"},
		{"refuses no content type", func(c *call) { c.header.Del("Content-Type") }, 400, "MalformedHttpRequestException", "application/json"},
		{"refuses an empty body", body(""), 400, "MalformedHttpRequestException", "not a JSON object"},
		{"refuses a body cut off", body(listRunID[:20]), 400, "MalformedHttpRequestException", "not a JSON object"},
		{"refuses two documents", body(listRunID + listRunID), 400, "MalformedHttpRequestException", "not a JSON object"},
		{"refuses null", body("null"), 400, "MalformedHttpRequestException", "not a JSON object"},
		{"refuses an array", body("[" + listRunID + "]"), 400, "MalformedHttpRequestException", "not a JSON object"},
		{"refuses more than 1 MiB", body(listRunID + strings.Repeat(" ", 1<<20)), 413, "RequestEntityTooLargeException", "1048576"},

		{"refuses no id", body("{}"), 400, "ValidationError", "workflowExecutionId is required"},
		{"refuses a null id", body(`{"workflowExecutionId":null}`), 400, "ValidationError", "workflowExecutionId is required"},
		{"refuses an id of another name", body(strings.ToLower(listRunID)), 400, "ValidationError", "workflowExecutionId is required"},
		{"refuses an empty id", body(`{"workflowExecutionId":""}`), 400, "ValidationError", `workflowExecutionId "" does not match`},
		{"refuses an id of another form", body(`{"workflowExecutionId":"` + runID + `0"}`), 400, "ValidationError", "does not match ^wf-"},
		{"refuses an id with a line break", body(`{"workflowExecutionId":"` + runID + `\n"}`), 400, "ValidationError", "does not match"},
		{"refuses an id that is a number", body(`{"workflowExecutionId":7}`), 400, "ValidationError", "workflowExecutionId must be a string, is 7"},
		{"refuses maxResults 0", with(`"maxResults":0`), 400, "ValidationError", "maxResults 0 is not between 1 and 25"},
		{"refuses maxResults 26", with(`"maxResults":26`), 400, "ValidationError", "maxResults 26 is not between 1 and 25"},
		{"refuses negative maxResults", with(`"maxResults":-1`), 400, "ValidationError", "maxResults -1 is not between 1 and 25"},
		{"refuses maxResults with a fraction", with(`"maxResults":1.5`), 400, "ValidationError", "maxResults must be an integer, is 1.5"},
		{"refuses maxResults in quotes", with(`"maxResults":"1"`), 400, "ValidationError", `maxResults must be an integer, is "1"`},
		{"refuses an empty token", with(`"nextToken":""`), 400, "ValidationError", "nextToken has 0 characters"},
		{"refuses a token too long", with(`"nextToken":"` + strings.Repeat("x", 65536) + `"`), 400, "ValidationError", "nextToken has 65536 characters"},
		{"refuses a token that is a number", with(`"nextToken":1`), 400, "ValidationError", "nextToken must be a string, is 1"},

		{"knows tokens of the longest length, though not this one", with(`"nextToken":"` + strings.Repeat("é", 65535) + `"`), 400, "InvalidPaginationTokenException", ""},
		{"refuses an unknown execution", body(`{"workflowExecutionId":"` + otherRunID + `"}`), 400, "ClientException", otherRunID},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := defaultCall(t, srv)
			test.change(&c)
			a := c.mustSend(t, srv)
			a.mustBe(t, test.status, test.code)
			if !strings.Contains(a.message, test.message) {
				t.Errorf("message %q does not contain %q", a.message, test.message)
			}
			if a.requestID == "" || a.header.Get("Content-Type") != "application/json" {
				t.Errorf("header %v lacks the request id or the content type", a.header)
			}
		})
	}

	t.Run("tells all violations at once", func(t *testing.T) {
		c := defaultCall(t, srv)
		c.body = `{"workflowExecutionId":"wf-1","maxResults":99,"nextToken":""}`
		a := c.mustSend(t, srv)
		a.mustBe(t, 400, "ValidationError")
		for _, part := range []string{"3 validation error(s)", `"wf-1"`, "99", "0 characters"} {
			if !strings.Contains(a.message, part) {
				t.Errorf("message %q does not contain %q", a.message, part)
			}
		}
	})
}

func TestServer_reportsOneViolationForEachMember(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	id := `"workflowExecutionId":"` + runID + `"`
	for body, want := range map[string]string{
		"{" + id + `,"maxResults":"10"}`:       `1 validation error(s): maxResults must be an integer, is "10"`,
		"{" + id + `,"maxResults":10.5}`:       `1 validation error(s): maxResults must be an integer, is 10.5`,
		"{" + id + `,"maxResults":[10]}`:       `1 validation error(s): maxResults must be an integer, is [10]`,
		"{" + id + `,"maxResults":1e999}`:      `1 validation error(s): maxResults must be an integer, is 1e999`,
		"{" + id + `,"maxResults":4294967297}`: `1 validation error(s): maxResults 4294967297 is not between 1 and 25`,
		"{" + id + `,"nextToken":7}`:           `1 validation error(s): nextToken must be a string, is 7`,
		"{" + id + `,"nextToken":{}}`:          `1 validation error(s): nextToken must be a string, is {}`,
		`{"workflowExecutionId":7}`:            `1 validation error(s): workflowExecutionId must be a string, is 7`,
		`{"workflowExecutionId":["` + runID + `"],"maxResults":false,"nextToken":0}`: `3 validation error(s): ` +
			`workflowExecutionId must be a string, is ["` + runID[:38] + `; maxResults must be an integer, is false; nextToken must be a string, is 0`,
	} {
		c := defaultCall(t, srv)
		c.body = body
		a := c.mustSend(t, srv)
		if a.status != 400 || a.errorCode != "ValidationError" || a.message != want {
			t.Errorf("%s: got %d %s %q, want %q", body, a.status, a.errorCode, a.message, want)
		}
	}
}

func TestSetters_panicOnWhatNoRequestCanMean(t *testing.T) {
	srv := newServer(t)
	for name, set := range map[string]func(){
		"SetExecution":                 func() { srv.SetExecution("wf-1", imagebuildertest.Execution{}) },
		"SetSteps":                     func() { srv.SetSteps("") },
		"SetImage":                     func() { srv.SetImage(imageOf(accountARN+"image/my-example-recipe/1.0.0", "")) },
		"SetPipeline":                  func() { srv.SetPipeline(imageARN, imagebuildertest.SampleBuild()) },
		"SetPipeline without an image": func() { srv.SetPipeline(pipelineARN, imagebuildertest.Build{}) },
		"Play without an image":        func() { srv.Play(imagebuildertest.Build{}) },
		"Play without DateCreated":     func() { srv.Play(imagebuildertest.Build{Image: imageOf(imageARN, "")}) },
		"Play with a wrong id": func() {
			srv.Play(altered(func(b *imagebuildertest.Build) { b.Executions["wf-1"] = b.Executions[runID] }))
		},
		"Play with a wrong time": func() {
			srv.Play(altered(func(b *imagebuildertest.Build) { *b.Executions[runID].Steps[0].EndTime = "now" }))
		},
		"Play backwards":               func() { srv.Play(altered(func(b *imagebuildertest.Build) { b.Speed = -1 })) },
		"Inject for no operation":      func() { srv.Inject(nil, 1, "GetImages") },
		"SetDefaultPageSize too small": func() { srv.SetDefaultPageSize(0) },
		"SetDefaultPageSize too large": func() { srv.SetDefaultPageSize(26) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				message, _ := recover().(string)
				if !strings.HasPrefix(message, "imagebuildertest: ") {
					t.Errorf("panicked with %q", message)
				}
			}()
			set()
		})
	}
}
