package imagebuildertest_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

var operationsOfTheCorpus = []string{
	"POST /ListWorkflowStepExecutions", "GET /GetWorkflowStepExecution", "POST /ListWorkflowExecutions", "GET /GetWorkflowExecution",
	"POST /ListWaitingWorkflowSteps", "PUT /SendWorkflowStepAction", "GET /GetImage", "POST /ListImagePipelineImages",
	"PUT /StartImagePipelineExecution", "PUT /CancelImageCreation", "PUT /RetryImage",
}

// FuzzOperation checks that any body or query of any operation is responded to or
// refused, without a panic, and that what is sent again with a client token has the
// same response.
func FuzzOperation(f *testing.F) {
	srv, credentials, logged := fuzzServer(f)
	f.Fuzz(func(t *testing.T, operation uint8, parameter string, body []byte) {
		if len(body) > 1<<20 {
			return
		}
		srv.Reset()
		srv.SetClock(func() time.Time { return fuzzNow })
		srv.SetExecution(imagebuildertest.SampleExecution())
		srv.Play(imagebuildertest.SampleBuild())
		srv.SetPipeline(pipelineARN, imagebuildertest.SampleWaitingBuild())

		method, target, _ := strings.Cut(operationsOfTheCorpus[int(operation)%len(operationsOfTheCorpus)], " ")
		if method == http.MethodGet {
			name, value, _ := strings.Cut(parameter, "=")
			target += "?" + encoded(name) + "=" + encoded(value)
		}
		signed := rawRequest{method: method, target: target, body: string(body), header: []rawHeader{
			{"Host", "imagebuilder.example"},
			{"X-Amz-Date", fuzzNow.Format("20060102T150405Z")},
			{"Content-Type", "application/json"},
			{"Content-Length", fmt.Sprint(len(body))},
		}}.signed(credentials, "us-west-2", fuzzNow, everyHeader)

		first := signed.send(t, srv)
		if first.status != http.StatusOK && first.status != http.StatusBadRequest && first.errorCode != "ResourceNotFoundException" {
			t.Errorf("got %d %s %s", first.status, first.errorCode, first.body)
		}
		if again := signed.send(t, srv); method == http.MethodPut && first.status == http.StatusOK && !bytes.Equal(again.body, first.body) {
			t.Errorf("got %s, then %s", first.body, again.body)
		}
		if strings.Contains(logged.String(), "panic") {
			t.Fatal(logged)
		}
	})
}
