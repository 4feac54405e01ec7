package imagebuildertest_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func TestRequests_tellWhatCameAndWhatWasAnswered(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	now := time.Now().Truncate(time.Second)
	srv.SetClock(func() time.Time { return now })

	c := defaultCall(t, srv)
	c.body = strings.Replace(page(7, "mangled"), "{", `{"unknown":1,`, 1)
	c.header.Set("Amz-Sdk-Request", "attempt=2; max=3")
	a := c.mustSend(t, srv)
	requests := srv.Requests()
	if len(requests) != 1 {
		t.Fatalf("got %d requests", len(requests))
	}
	got := requests[0]
	if got.Operation != "ListWorkflowStepExecutions" || got.Method != http.MethodPost || len(got.Query) != 0 || got.Path != "/ListWorkflowStepExecutions" || string(got.Body) != c.body ||
		got.Header.Get("Content-Type") != "application/json" || !got.Time.Equal(now) {
		t.Errorf("got %+v", got)
	}
	if got.Attempt != 2 || got.WorkflowExecutionId != runID || got.MaxResults != 7 || got.NextToken != "mangled" {
		t.Errorf("got %+v", got)
	}
	if got.RequestId != a.requestID || got.Status != 400 || got.ErrorCode != "InvalidPaginationTokenException" {
		t.Errorf("got %+v", got)
	}
}

func TestRequests_nameTheImageOfAnyRequest(t *testing.T) {
	srv := newServer(t)
	client := imagebuilder.NewFromConfig(srv.Config())
	arn := imagebuildertest.SampleBuild().Image.Arn
	_, _ = client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: arn})
	_, _ = client.ListWorkflowExecutions(t.Context(), &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: arn})
	for _, r := range srv.Requests() {
		if r.ImageBuildVersionArn != *arn {
			t.Errorf("%s is about %q", r.Operation, r.ImageBuildVersionArn)
		}
	}
}

func TestRequests_keepTheOrderAndWhatIsNotValid(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	srv.Inject(imagebuildertest.DropConnection(), 1)
	srv.Inject(imagebuildertest.CutHeader(), 1)
	bodies := []string{
		listRunID,
		listRunID,
		"not JSON",
		`{"workflowExecutionId":7,"maxResults":"many","nextToken":"t"}`,
		listRunID,
	}
	for _, body := range bodies {
		c := defaultCall(t, srv)
		c.body = body
		_, _ = c.send(t.Context(), srv) // two of them get no response
	}
	type seen struct {
		body, id   string
		maxResults int32
		token      string
		attempt    int
		status     int
		code       string
	}
	want := []seen{
		{bodies[0], runID, 0, "", 0, 0, ""},
		{bodies[1], runID, 0, "", 0, 0, ""},
		{bodies[2], "", 0, "", 0, 400, "MalformedHttpRequestException"},
		{bodies[3], "", 0, "t", 0, 400, "ValidationError"},
		{bodies[4], runID, 0, "", 0, 200, ""},
	}
	requests := srv.Requests()
	if len(requests) != len(want) {
		t.Fatalf("got %d requests", len(requests))
	}
	for i, r := range requests {
		if got := (seen{string(r.Body), r.WorkflowExecutionId, r.MaxResults, r.NextToken, r.Attempt, r.Status, r.ErrorCode}); got != want[i] {
			t.Errorf("request %d: got %+v, want %+v", i, got, want[i])
		}
	}

	srv.ResetRequests()
	if n := len(srv.Requests()); n != 0 {
		t.Errorf("%d requests are left", n)
	}
}

func TestRequests_nameTheOperation(t *testing.T) {
	srv := newServer(t)
	for _, test := range []struct{ method, path, operation string }{
		{http.MethodPost, "/ListWorkflowStepExecutions", "ListWorkflowStepExecutions"},
		{http.MethodPost, "/ListWorkflowStepExecutions?a=b", "ListWorkflowStepExecutions"},
		{http.MethodGet, "/ListWorkflowStepExecutions", ""},
		{http.MethodGet, "/GetWorkflowStepExecution", "GetWorkflowStepExecution"},
		{http.MethodPost, "/GetWorkflowStepExecution", ""},
		{http.MethodPost, "/", ""},
	} {
		srv.ResetRequests()
		c := defaultCall(t, srv)
		c.method, c.path = test.method, test.path
		c.mustSend(t, srv)
		if got := srv.Requests()[0].Operation; got != test.operation {
			t.Errorf("%s %s calls %q", test.method, test.path, got)
		}
	}
}

func TestRequests_showTheStatusBeforeTheClientSeesIt(t *testing.T) {
	for name, write := range map[string]func(http.ResponseWriter){
		"written": func(w http.ResponseWriter) { _, _ = io.WriteString(w, strings.Repeat("x", 64<<10)) },
		"flushed": func(w http.ResponseWriter) { _ = http.NewResponseController(w).Flush() },
	} {
		t.Run(name, func(t *testing.T) {
			srv := newServer(t)
			seen := make(chan struct{})
			srv.Inject(func(http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					write(w)
					select {
					case <-seen:
					case <-r.Context().Done():
					}
				})
			}, 1)
			r, err := defaultCall(t, srv).request(t.Context(), srv)
			if err != nil {
				t.Fatal(err)
			}
			response, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			if status := srv.Requests()[0].Status; status != 200 {
				t.Errorf("recorded status %d", status)
			}
			close(seen)
		})
	}
}
