package compare_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// seen is what a client got of a server at some time.
type seen struct {
	what   string
	output reflect.Value
	code   string
}

// watcher calls a server by either client, and notes what it gets.
type watcher struct {
	t      *testing.T
	client client
	notes  []seen
}

// do does an operation with an input of these members, and returns its output: nil
// after an error.
func (w *watcher) do(operation string, members map[string]any) reflect.Value {
	w.t.Helper()
	text, err := json.Marshal(members)
	if err != nil {
		w.t.Fatal(err)
	}
	output, err := w.client.call(w.t.Context(), operation, w.client.input(operation, string(text)))
	note := seen{what: fmt.Sprintf("%d: %s %s", len(w.notes)+1, operation, text)}
	if token, ok := members["nextToken"].(string); ok {
		note.what = strings.ReplaceAll(note.what, token, "a token") // each server has its own
	}
	var failed smithy.APIError
	switch {
	case errors.As(err, &failed):
		note.code = failed.ErrorCode() + ": " + failed.ErrorMessage()
	case err != nil:
		w.t.Fatal(err)
	default:
		note.output = reflect.ValueOf(output).Elem()
		mask(note.output, "RequestId") // each request has another
	}
	w.notes = append(w.notes, note)
	return note.output
}

// list does a list operation, page by page of one item, and returns a member of each
// item.
func (w *watcher) list(operation, items, member string, members map[string]any) (found []string) {
	w.t.Helper()
	members["maxResults"] = 1
	for {
		page := w.do(operation, members)
		if !page.IsValid() {
			return found
		}
		for i := range page.FieldByName(items).Len() {
			found = append(found, *page.FieldByName(items).Index(i).FieldByName(member).Interface().(*string))
		}
		token := page.FieldByName("NextToken").Interface().(*string)
		if token == nil {
			return found
		}
		members["nextToken"] = *token
		mask(page, "NextToken")
	}
}

// mask hides the value of a member, if there is one.
func mask(output reflect.Value, member string) {
	if field := output.FieldByName(member); field.IsValid() && !field.IsNil() {
		field.Set(reflect.ValueOf(aws.String("masked")))
	}
}

// look reads all that there is of a build, and returns the step that waits.
func (w *watcher) look(image string) (waiting string) {
	w.t.Helper()
	w.do("GetImage", map[string]any{"imageBuildVersionArn": image})
	w.list("ListImagePipelineImages", "ImageSummaryList", "Arn", map[string]any{"imagePipelineArn": pipelineARN})
	for _, run := range w.list("ListWorkflowExecutions", "WorkflowExecutions", "WorkflowExecutionId", map[string]any{"imageBuildVersionArn": image}) {
		w.do("GetWorkflowExecution", map[string]any{"workflowExecutionId": run})
		for _, step := range w.list("ListWorkflowStepExecutions", "Steps", "StepExecutionId", map[string]any{"workflowExecutionId": run}) {
			w.do("GetWorkflowStepExecution", map[string]any{"stepExecutionId": step})
		}
	}
	for _, step := range w.list("ListWaitingWorkflowSteps", "Steps", "StepExecutionId", map[string]any{}) {
		waiting = step
	}
	return waiting
}

// start starts the pipeline, waits until a step waits, and returns both.
func (w *watcher) start(token string) (image, step string) {
	w.t.Helper()
	started := w.do("StartImagePipelineExecution", map[string]any{"imagePipelineArn": pipelineARN, "clientToken": token, "tags": map[string]string{"team": "images"}})
	image = *started.FieldByName("ImageBuildVersionArn").Interface().(*string)
	w.look(image)
	time.Sleep(3 * time.Minute)
	step = w.look(image)
	if step == "" {
		w.t.Fatal("no step waits")
	}
	return image, step
}

func (w *watcher) act(image, step, action, token string) {
	w.t.Helper()
	w.do("SendWorkflowStepAction", map[string]any{"imageBuildVersionArn": image, "stepExecutionId": step, "action": action, "clientToken": token, "reason": "seen"})
	w.look(image)
}

// TestTheService_servesBothClientsTheSame starts, lists, reads and acts on builds
// of imagebuildertest.
func TestTheService_servesBothClientsTheSame(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) []seen {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetPipeline(pipelineARN, imagebuildertest.SampleWaitingBuild())
		w := &watcher{t: t, client: s.make(srv.Config())}

		approved, step := w.start("start-1")
		w.act(approved, step, "RESUME", "act-1")
		w.act(approved, step, "RESUME", "act-1") // the same again
		w.act(approved, step, "STOP", "act-1")
		w.act(approved, step, "STOP", "act-2")
		time.Sleep(10 * time.Minute)
		w.look(approved)

		rejected, step := w.start("start-2")
		w.act(rejected, step, "STOP", "act-3")
		for _, operation := range []string{"RetryImage", "CancelImageCreation", "CancelImageCreation", "RetryImage"} {
			w.do(operation, map[string]any{"imageBuildVersionArn": rejected, "clientToken": operation + "-1"})
			w.look(rejected)
		}

		cancelled, _ := w.start("start-3")
		w.do("CancelImageCreation", map[string]any{"imageBuildVersionArn": cancelled, "clientToken": "cancel-2"})
		w.look(cancelled)
		w.do("RetryImage", map[string]any{"imageBuildVersionArn": cancelled, "clientToken": "retry-2"})
		w.look(cancelled)

		w.do("GetImage", map[string]any{"imageBuildVersionArn": cancelled[:len(cancelled)-len("/1")]})
		w.do("GetImage", map[string]any{"imageBuildVersionArn": imageARN + "9"})
		w.do("GetWorkflowExecution", map[string]any{"workflowExecutionId": executionID})
		w.do("StartImagePipelineExecution", map[string]any{"imagePipelineArn": pipelineARN + "-unknown"})
		w.do("ListWorkflowExecutions", map[string]any{"imageBuildVersionArn": approved, "nextToken": "none"})
		return w.notes
	})
	if len(want) != len(got) || len(want) < 100 {
		t.Fatalf("official got %d responses, ours %d", len(want), len(got))
	}
	for i := range want {
		w, g := want[i], got[i]
		if w.what != g.what || w.code != g.code || w.output.IsValid() != g.output.IsValid() {
			t.Fatalf("\nofficial %s %s\nours     %s %s", w.what, w.code, g.what, g.code)
		}
		if !w.output.IsValid() {
			continue
		}
		for _, place := range unlike(t, w.what, w.output, g.output) {
			t.Error(place)
		}
	}
	for _, code := range []string{"IdempotentParameterMismatchException", "InvalidPaginationTokenException", "InvalidRequestException", "ResourceNotFoundException"} {
		if !slices.ContainsFunc(want, func(s seen) bool { return strings.HasPrefix(s.code, code+":") }) {
			t.Errorf("no response was a %s", code)
		}
	}
}
