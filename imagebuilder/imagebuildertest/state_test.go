package imagebuildertest_test

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestClearFaults_letsRequestsBe(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	srv.Inject(imagebuildertest.Exception(throttled()), 5)
	srv.Inject(imagebuildertest.DropConnection(), 5)
	srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault { return imagebuildertest.DropConnection() })
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 429, "CallRateLimitExceededException")

	srv.ClearFaults()
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
	if n := len(srv.Requests()); n != 2 {
		t.Errorf("%d requests are recorded", n)
	}
	srv.Inject(imagebuildertest.Exception(throttled()), 1)
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 429, "CallRateLimitExceededException")
}

func TestReset_bringsBackTheStateOfTheStart(t *testing.T) {
	srv := newServer(t)
	url := srv.URL
	srv.SetSteps(runID, namedSteps(30)...)
	token := firstToken(t, srv)
	srv.SetRegion("eu-west-1")
	srv.SetDefaultPageSize(2)
	srv.SetClock(func() time.Time { return time.Now().Add(time.Hour) })
	rotated := aws.Credentials{AccessKeyID: "AKIAROTATED", SecretAccessKey: "secret"}
	srv.AddCredentials(rotated)
	srv.Inject(imagebuildertest.DropConnection(), 5)
	srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault { return imagebuildertest.DropConnection() })

	srv.Reset()
	if n := len(srv.Requests()); n != 0 {
		t.Errorf("%d requests are left", n)
	}
	if srv.URL != url || srv.Config().Region != "us-west-2" {
		t.Errorf("the server is at %s in %s", srv.URL, srv.Config().Region)
	}
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 400, "ClientException")
	c := defaultCall(t, srv)
	c.credentials = rotated
	c.mustSend(t, srv).mustBe(t, 403, "UnrecognizedClientException")
	srv.SetSteps(runID, namedSteps(30)...)
	if a := defaultCall(t, srv).mustSend(t, srv); len(a.names) != 25 {
		t.Errorf("a page has %d steps", len(a.names))
	}
	c = defaultCall(t, srv)
	c.body = page(2, token)
	c.mustSend(t, srv).mustBe(t, 400, "InvalidPaginationTokenException")
}

func TestReset_whileOthersList(t *testing.T) {
	srv := newServer(t)
	var wg sync.WaitGroup
	for range 4 {
		c := defaultCall(t, srv)
		wg.Go(func() {
			for range 25 {
				if a, err := c.send(t.Context(), srv); err != nil || a.status != 200 && a.errorCode != "ClientException" {
					t.Errorf("got %d %s, %v", a.status, a.body, err)
				}
			}
		})
	}
	wg.Go(func() {
		for range 50 {
			srv.SetSteps(runID, namedSteps(3)...)
			srv.Reset()
		}
	})
	wg.Wait()
}

func stepsWithIDs() []types.WorkflowStepMetadata {
	steps := namedSteps(3)
	steps[0].StepExecutionId = aws.String("step-00000000-0000-0000-0000-000000000000")
	steps[1].StepExecutionId = aws.String(stepID)
	steps[1].Outputs = aws.String("{}")
	return steps
}

func TestUpdateStep_changesOneStep(t *testing.T) {
	srv := newServer(t)
	srv.SetExecution(runID, imagebuildertest.Execution{Steps: stepsWithIDs(), Message: "a message"})
	var kept *string
	srv.UpdateStep(stepID, func(step *imagebuildertest.Step) {
		if *step.Name != "step1" || *step.Outputs != "{}" || step.OnFailure != "" || step.TimeoutSeconds != 0 {
			t.Errorf("got %+v", step)
		}
		step.Name, kept = aws.String("renamed"), step.Outputs
		step.OnFailure = "Continue"
	})
	*kept = "changed later"
	a := defaultCall(t, srv).mustSend(t, srv)
	if !slices.Equal(a.names, []string{"step0", "renamed", "step2"}) || a.message != "a message" || strings.Contains(string(a.body), "later") {
		t.Errorf("got %s", a.body)
	}
	srv.UpdateStep(stepID, func(step *imagebuildertest.Step) {
		if *step.Name != "renamed" || step.OnFailure != "Continue" {
			t.Errorf("got %+v", step)
		}
	})
	srv.SetSteps(runID, stepsWithIDs()...)
	srv.UpdateStep(stepID, func(step *imagebuildertest.Step) {
		if *step.Name != "step1" || step.OnFailure != "" {
			t.Errorf("SetSteps did not replace the step: %+v", step)
		}
	})
}

func TestUpdateStep_panicsWithoutSuchAStep(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, namedSteps(1)...)
	for _, id := range []string{stepID, "step-1"} {
		func() {
			defer func() {
				if text, _ := recover().(string); !strings.HasPrefix(text, "imagebuildertest: ") || !strings.Contains(text, id) {
					t.Errorf("panicked with %q", text)
				}
			}()
			srv.UpdateStep(id, func(*imagebuildertest.Step) { t.Error("called") })
		}()
	}
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
}

func TestUpdateStep_survivesAPanicOfTheCaller(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, stepsWithIDs()...)
	func() {
		defer func() { _ = recover() }()
		srv.UpdateStep(stepID, func(*imagebuildertest.Step) { panic("mine") })
	}()
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
}

func TestUpdateStep_whileOthersList(t *testing.T) {
	srv := newServer(t)
	srv.SetSteps(runID, stepsWithIDs()...)
	var wg sync.WaitGroup
	for range 2 {
		list, get := defaultCall(t, srv), getStep(t, srv, "stepExecutionId="+stepID)
		wg.Go(func() {
			for range 25 {
				for _, c := range []call{list, get} {
					if a, err := c.send(t.Context(), srv); err != nil || a.status != http.StatusOK {
						t.Errorf("got %d %s, %v", a.status, a.body, err)
					}
				}
			}
		})
		wg.Go(func() {
			for range 100 {
				srv.UpdateStep(stepID, func(step *imagebuildertest.Step) { step.TimeoutSeconds++ })
			}
		})
	}
	wg.Wait()
	srv.UpdateStep(stepID, func(step *imagebuildertest.Step) {
		if step.TimeoutSeconds != 200 {
			t.Errorf("%d of 200 updates are left", step.TimeoutSeconds)
		}
	})
}

func TestSampleExecution_isListedAndFresh(t *testing.T) {
	srv := newServer(t)
	id, run := imagebuildertest.SampleExecution()
	*run.Steps[0].Name = "changed"
	srv.SetExecution(imagebuildertest.SampleExecution())
	client := imagebuilder.NewFromConfig(srv.Config())
	page, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id})
	if err != nil {
		t.Fatal(err)
	}
	if *page.Steps[0].Name != "LaunchBuildInstance" || aws.ToString(page.ImageBuildVersionArn) == "" || aws.ToString(page.WorkflowBuildVersionArn) == "" {
		t.Errorf("got %+v", page)
	}
	statuses := map[types.WorkflowStepExecutionStatus]bool{}
	for _, step := range page.Steps {
		statuses[step.Status] = true
		a := getStep(t, srv, "stepExecutionId="+aws.ToString(step.StepExecutionId)).mustSend(t, srv)
		var got types.WorkflowStepMetadata
		if err := json.Unmarshal(a.body, &got); err != nil || aws.ToString(got.Name) != aws.ToString(step.Name) {
			t.Errorf("got %s, %v", a.body, err)
		}
	}
	if len(statuses) != 5 {
		t.Errorf("the steps have statuses %v", statuses)
	}
}

func TestRemoveImage_forgetsTheBuild(t *testing.T) {
	srv := newServer(t)
	client := imagebuilder.NewFromConfig(srv.Config())
	build, other := imagebuildertest.SampleWaitingBuild(), imagebuildertest.SampleFailingBuild()
	build.Speed, other.Speed = 1e9, 1e9
	srv.Play(build)
	srv.Play(other)
	srv.RemoveImage(*build.Image.Arn)
	srv.SetSteps(runID, namedSteps(1)...)
	srv.RemoveImage("") // as the image of what SetSteps set

	_, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: build.Image.Arn})
	if !errors.As(err, new(*errors.ClientException)) {
		t.Errorf("got %v", err)
	}
	for id := range build.Executions {
		_, err = client.GetWorkflowExecution(t.Context(), &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: &id})
		if !errors.As(err, new(*errors.ClientException)) {
			t.Errorf("execution %s: got %v", id, err)
		}
	}
	if waiting, err := client.ListWaitingWorkflowSteps(t.Context(), nil); err != nil || len(waiting.Steps) > 0 {
		t.Errorf("got %+v, %v", waiting, err)
	}
	if _, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: other.Image.Arn}); err != nil {
		t.Errorf("another image: %v", err)
	}
	defaultCall(t, srv).mustSend(t, srv).mustBe(t, 200, "")
}
