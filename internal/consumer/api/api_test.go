package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const execution = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"

func newServer(t *testing.T) *imagebuildertest.Server {
	t.Helper()
	srv := imagebuildertest.NewServer()
	t.Cleanup(srv.Close)
	srv.SetDefaultPageSize(2)
	srv.SetSteps(execution,
		types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
		types.WorkflowStepMetadata{
			Name:    aws.String("ApplyBuildComponents"),
			Status:  types.WorkflowStepExecutionStatusFailed,
			Outputs: aws.String(`{"error": "ValidationFailed", "runCommandId": "9eef9fe1-12e8-4c97-8e9a-4e79632864f4"}`),
		},
		types.WorkflowStepMetadata{Name: aws.String("Approve"), Status: types.WorkflowStepExecutionStatusWaiting},
	)
	return srv
}

func TestConsumer_rangesOverSteps(t *testing.T) {
	srv := newServer(t)
	pages := imagebuilder.NewListWorkflowStepExecutionsPaginator(imagebuilder.NewFromConfig(srv.Config()),
		&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(execution)})

	var names []string
	for step, err := range pages.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, *step.Name)
	}
	if got := strings.Join(names, " "); got != "LaunchBuildInstance ApplyBuildComponents Approve" {
		t.Error(got)
	}

	count := 0
	for page, err := range pages.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		count++
		if text, err := json.Marshal(page); err != nil || !strings.Contains(string(text), `"workflowExecutionId":"`+execution) {
			t.Errorf("%s %v", text, err)
		}
	}
	if count != 2 || len(srv.Requests()) != 4 {
		t.Errorf("%d pages, %d requests; want 2 and 4", count, len(srv.Requests()))
	}
}

func TestConsumer_asksWhyARunFailed(t *testing.T) {
	pages := imagebuilder.NewListWorkflowStepExecutionsPaginator(imagebuilder.NewFromConfig(newServer(t).Config()),
		&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(execution)})
	summary, err := types.SummarizeSeq(pages.All(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	if summary.Total != 3 || len(summary.Failed) != 1 || len(summary.Waiting) != 1 {
		t.Fatalf("%+v", summary)
	}
	failed := summary.Failed[0]
	if data := failed.OutputData(); data.Error != "ValidationFailed" || !strings.Contains(failed.Cause(), data.RunCommandId) {
		t.Errorf("%+v, %s", data, failed.Cause())
	}
}

func TestConsumer_tellsErrorsApart(t *testing.T) {
	srv := newServer(t)
	config := srv.Config()
	config.RetryMaxAttempts = 1
	client := imagebuilder.NewFromConfig(config)

	srv.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{Message: aws.String("slow down")}), 1)
	_, err := list(t.Context(), client, execution)
	rateLimited, ok := errors.AsType[*errors.CallRateLimitExceededException](err)
	if !ok || *rateLimited.Message != "slow down" {
		t.Fatal(err)
	}
	got := fmt.Sprint(errors.Code(err), errors.Message(err), errors.HTTPStatus(err), errors.Attempts(err), errors.IsThrottling(err), errors.IsRetryable(err))
	if want := fmt.Sprint("CallRateLimitExceededException", "slow down", 429, 1, true, true); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if id := errors.RequestID(err); id != srv.Requests()[0].RequestId {
		t.Errorf("request id %q", id)
	}
}

func TestConsumer_turnsInputValidationOff(t *testing.T) {
	srv := newServer(t)
	client := imagebuilder.NewFromConfig(srv.Config())
	_, err := list(t.Context(), client, "not an id")
	if _, ok := errors.AsType[smithy.InvalidParamsError](err); !ok || len(srv.Requests()) != 0 {
		t.Fatalf("%v, %d requests", err, len(srv.Requests()))
	}
	_, err = list(t.Context(), client, "not an id", func(o *imagebuilder.Options) { o.DisableInputValidation = true })
	if _, ok := errors.AsType[*errors.ValidationError](err); !ok {
		t.Errorf("want the service's own refusal, got %v", err)
	}
}

func TestConsumer_limitsTheBody(t *testing.T) {
	srv := newServer(t)
	client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) { o.MaxResponseBytes = 20 })
	_, err := list(t.Context(), client, execution)
	if tooLarge, ok := errors.AsType[*errors.ResponseTooLargeError](err); !ok || tooLarge.Limit != 20 {
		t.Errorf("got %v", err)
	}
}

func TestConsumer_seesATokenThatComesBack(t *testing.T) {
	srv := newServer(t)
	header := http.Header{"Content-Type": {"application/json"}}
	srv.Inject(imagebuildertest.Respond(http.StatusOK, header, `{"nextToken":"again"}`), 2)
	pages := imagebuilder.NewListWorkflowStepExecutionsPaginator(imagebuilder.NewFromConfig(srv.Config()),
		&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(execution)})
	var last error
	for _, err := range pages.All(t.Context()) {
		last = err
	}
	if repeated, ok := errors.AsType[*paginator.DuplicateTokenError](last); !ok || repeated.Page != 2 {
		t.Errorf("got %v", last)
	}
}

func list(ctx context.Context, client imagebuilder.ListWorkflowStepExecutionsAPIClient, id string, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	return client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(id)}, optFns...)
}
