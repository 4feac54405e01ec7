package imagebuildertest_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const stepID = "step-2e6fef0d-657c-4b7e-8706-ff24da9afa01"

func getStep(t *testing.T, srv *imagebuildertest.Server, query string) call {
	t.Helper()
	c := defaultCall(t, srv)
	c.method, c.path, c.body, c.header = http.MethodGet, "/GetWorkflowStepExecution?"+query, "", http.Header{}
	return c
}

func TestGetWorkflowStepExecution_returnsAllThatIsSet(t *testing.T) {
	srv := newServer(t)
	srv.SetExecution(runID, imagebuildertest.Execution{
		Steps: []types.WorkflowStepMetadata{{}, {
			Action:          aws.String("LaunchInstance"),
			AttemptNumber:   aws.Int32(2),
			MaxAttempts:     aws.Int32(3),
			Description:     aws.String("a description"),
			EndTime:         aws.String("2026-09-09T19:14:50.822Z"),
			Inputs:          aws.String(`{"waitFor": "ssmAgent"}`),
			Message:         aws.String("a message"),
			Name:            aws.String("LaunchBuildInstance"),
			Outputs:         aws.String(`{"instanceId": "i-1234567890abcdef0"}`),
			RollbackStatus:  types.WorkflowStepExecutionRollbackStatusCompleted,
			StartTime:       aws.String("2026-09-09T19:12:23.418Z"),
			Status:          types.WorkflowStepExecutionStatusFailed,
			StepExecutionId: aws.String(stepID),
		}},
		WorkflowBuildVersionArn: "arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1",
		ImageBuildVersionArn:    "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1",
		Message:                 "a message of the list",
	})
	srv.UpdateStep(stepID, func(step *imagebuildertest.Step) { step.OnFailure, step.TimeoutSeconds = "Continue", 4500 })

	a := getStep(t, srv, "stepExecutionId="+stepID).mustSend(t, srv)
	a.mustBe(t, 200, "")
	want := `{"action":"LaunchInstance","attemptNumber":2,"description":"a description","endTime":"2026-09-09T19:14:50.822Z",
		"imageBuildVersionArn":"arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1",
		"inputs":"{\"waitFor\": \"ssmAgent\"}","maxAttempts":3,"message":"a message","name":"LaunchBuildInstance","onFailure":"Continue",
		"outputs":"{\"instanceId\": \"i-1234567890abcdef0\"}","requestId":"` + a.requestID + `","rollbackStatus":"COMPLETED",
		"startTime":"2026-09-09T19:12:23.418Z","status":"FAILED","stepExecutionId":"` + stepID + `","timeoutSeconds":4500,
		"workflowBuildVersionArn":"arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1","workflowExecutionId":"` + runID + `"}`
	if got := canonical(t, a.body); got != canonical(t, []byte(want)) {
		t.Errorf("got  %s\nwant %s", a.body, want)
	}
}

func TestGetWorkflowStepExecution_leavesOutWhatIsNotSet(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, types.WorkflowStepMetadata{StepExecutionId: aws.String(stepID)})
	a := getStep(t, srv, "stepExecutionId="+stepID).mustSend(t, srv)
	want := `{"onFailure":"Abort","requestId":"` + a.requestID + `","stepExecutionId":"` + stepID + `","workflowExecutionId":"` + runID + `"}`
	if a.status != 200 || canonical(t, a.body) != canonical(t, []byte(want)) {
		t.Errorf("got  %s\nwant %s", a.body, want)
	}
}

func TestGetWorkflowStepExecution_checksRequests(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, types.WorkflowStepMetadata{StepExecutionId: aws.String(stepID)})
	unknown := "step-00000000-0000-0000-0000-000000000000"
	for name, test := range map[string]struct {
		query   string
		change  func(*call)
		status  int
		code    string
		message string
	}{
		"accepts an encoded id":           {"stepExecutionId=" + strings.ReplaceAll(stepID, "-", "%2D"), nil, 200, "", ""},
		"accepts further parameters":      {"a=b&stepExecutionId=" + stepID + "&unknown", nil, 200, "", ""},
		"accepts a content type":          {"stepExecutionId=" + stepID, func(c *call) { c.header.Set("Content-Type", "text/plain") }, 200, "", ""},
		"ignores a body":                  {"stepExecutionId=" + stepID, func(c *call) { c.body = "not JSON" }, 200, "", ""},
		"refuses another method":          {"stepExecutionId=" + stepID, func(c *call) { c.method = http.MethodPost }, 404, "UnknownOperationException", "POST /GetWorkflowStepExecution"},
		"refuses no signature":            {"stepExecutionId=" + stepID, func(c *call) { c.afterwards = func(r *http.Request) { r.Header.Del("Authorization") } }, 403, "MissingAuthenticationTokenException", ""},
		"refuses another query":           {"stepExecutionId=" + stepID, func(c *call) { c.afterwards = func(r *http.Request) { r.URL.RawQuery += "0" } }, 403, "InvalidSignatureException", "does not match"},
		"refuses a query taken away":      {"stepExecutionId=" + stepID, func(c *call) { c.afterwards = func(r *http.Request) { r.URL.RawQuery = "" } }, 403, "InvalidSignatureException", "does not match"},
		"refuses no id":                   {"", nil, 400, "ValidationError", "1 validation error(s): stepExecutionId is required"},
		"refuses an id in the body":       {"", func(c *call) { c.body = `{"stepExecutionId":"` + stepID + `"}` }, 400, "ValidationError", "stepExecutionId is required"},
		"refuses an empty id":             {"stepExecutionId=", nil, 400, "ValidationError", `1 validation error(s): stepExecutionId "" does not match ^step-`},
		"refuses an id of an execution":   {"stepExecutionId=" + runID, nil, 400, "ValidationError", `"` + runID + `" does not match ^step-`},
		"refuses an id with a line break": {"stepExecutionId=" + stepID + "%0A", nil, 400, "ValidationError", "does not match"},
		"takes null for a text":           {"stepExecutionId=null", nil, 400, "ValidationError", `"null" does not match`},
		"refuses an unknown step":         {"stepExecutionId=" + unknown, nil, 400, "ClientException", unknown},
	} {
		t.Run(name, func(t *testing.T) {
			c := getStep(t, srv, test.query)
			if test.change != nil {
				test.change(&c)
			}
			a := c.mustSend(t, srv)
			a.mustBe(t, test.status, test.code)
			if !strings.Contains(a.message, test.message) {
				t.Errorf("message %q does not contain %q", a.message, test.message)
			}
		})
	}
}

func TestGetWorkflowStepExecution_followsTheSteps(t *testing.T) {
	srv := newServer(t)
	get := func() reply { return getStep(t, srv, "stepExecutionId="+stepID).mustSend(t, srv) }
	step := types.WorkflowStepMetadata{StepExecutionId: aws.String(stepID), Status: types.WorkflowStepExecutionStatusRunning}

	srv.SetSteps(runID, step)
	get().mustBe(t, 200, "")
	srv.SetSteps(otherRunID, step)
	if body := string(get().body); !strings.Contains(body, otherRunID) {
		t.Errorf("two executions have the step, and the first by their ids is not the one returned: %s", body)
	}
	srv.SetSteps(otherRunID)
	if body := string(get().body); !strings.Contains(body, runID) {
		t.Errorf("got %s", body)
	}
	srv.SetSteps(runID)
	get().mustBe(t, 400, "ClientException")
}

func TestRequests_recordTheQuery(t *testing.T) {
	srv := newServer(t)
	getStep(t, srv, "stepExecutionId="+stepID+"&a=%20b&a=c&workflowExecutionId="+runID).mustSend(t, srv)
	got := srv.Requests()[0]
	want := url.Values{"stepExecutionId": {stepID}, "a": {" b", "c"}, "workflowExecutionId": {runID}}
	if got.Operation != "GetWorkflowStepExecution" || got.Path != "/GetWorkflowStepExecution" || got.Query.Encode() != want.Encode() {
		t.Errorf("got %+v", got)
	}
	if got.WorkflowExecutionId != runID || got.MaxResults != 0 || got.NextToken != "" || len(got.Body) != 0 {
		t.Errorf("got %+v", got)
	}
}
