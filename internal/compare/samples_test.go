package compare_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// samples are the responses of AWS's documentation, by their files, and the
// operations that they are of. list_image_build_versions.json has the form of what
// ListImagePipelineImages returns, and is read as that.
var samples = map[string]string{
	"../../types/testdata/get_image.json":                    "GetImage",
	"../../types/testdata/get_image_failed_component.json":   "GetImage",
	"../../types/testdata/get_image_failed_integration.json": "GetImage",
	"../../types/testdata/get_workflow_execution.json":       "GetWorkflowExecution",
	"../../types/testdata/list_image_build_versions.json":    "ListImagePipelineImages",
	"../../types/testdata/list_image_pipeline_images.json":   "ListImagePipelineImages",
	"../../types/testdata/list_waiting_workflow_steps.json":  "ListWaitingWorkflowSteps",
	"../../types/testdata/list_workflow_executions.json":     "ListWorkflowExecutions",
	"../../types/testdata/sample_page.json":                  "ListWorkflowStepExecutions",
	"testdata/samples/cancel_image_creation.json":            "CancelImageCreation",
	"testdata/samples/get_workflow_step_execution.json":      "GetWorkflowStepExecution",
	"testdata/samples/retry_image.json":                      "RetryImage",
	"testdata/samples/send_workflow_step_action.json":        "SendWorkflowStepAction",
	"testdata/samples/start_image_pipeline_execution.json":   "StartImagePipelineExecution",
}

func TestSamples_areReadWithoutLossAndMarshalledAgain(t *testing.T) {
	for file, name := range samples {
		t.Run(filepath.Base(file), func(t *testing.T) {
			o, text := operationOf(t, name), sourceOf(t, file)
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				_, _ = io.WriteString(w, text)
			}))
			defer srv.Close()
			var outputs [2]any
			for i, s := range sides {
				cfg := config(nil)
				cfg.HTTPClient, cfg.BaseEndpoint = srv.Client(), &srv.URL
				c := s.make(cfg)
				var err error
				if outputs[i], err = c.call(t.Context(), name, c.input(name, o.required)); err != nil {
					t.Fatalf("%s: %v", s.name, err)
				}
			}
			for _, place := range unlike(t, name, reflect.ValueOf(outputs[0]), reflect.ValueOf(outputs[1])) {
				t.Error(place)
			}
			want, err := asDocument(text)
			if err != nil {
				t.Fatal(err)
			}
			sameJSON(t, outputs[1], prune("", want))
		})
	}
}

// sameJSON holds that an output marshals to the value of a document.
func sameJSON(t *testing.T, output, want any) {
	t.Helper()
	text, err := json.Marshal(output)
	if err != nil {
		t.Fatal(err)
	}
	got, err := asDocument(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("marshalled\n%v\nwant\n%v", got, want)
	}
}

func TestSamples_ofRequestsAreWhatIsSent(t *testing.T) {
	text, err := os.ReadFile("testdata/samples/send_workflow_step_action.request.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sides {
		svc := responding(ok("{}"))
		c := s.make(config(svc))
		if _, err := c.call(t.Context(), "SendWorkflowStepAction", c.input("SendWorkflowStepAction", string(text))); err != nil {
			t.Fatal(err)
		}
		if got := svc.sent[0]; !sameDocument(got.Body, string(text)) || !strings.HasSuffix(got.URL, "/SendWorkflowStepAction") {
			t.Errorf("%s sends %s to %s", s.name, got.Body, got.URL)
		}
	}
}

// The recorded responses have each member that an output can have.
func TestSnapshots_ofResponsesAreMarshalledAgain(t *testing.T) {
	for _, o := range operations {
		t.Run(o.name, func(t *testing.T) {
			recorded := snapshotOf(t, "response_snapshot", o.name+".response.snap")
			want, err := asDocument(recorded.body)
			if err != nil {
				t.Fatal(err)
			}
			sameJSON(t, outputsOf(t, o, recorded.response(t))[1].Interface(), prune("", want))
		})
	}
}
