package imagebuildertest_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// look returns all that can be seen of a build, on a line: the status of the
// image, and of each execution with the statuses of its steps, abbreviated to
// their first letters.
func look(t *testing.T, client *imagebuilder.Client, arn *string) string {
	t.Helper()
	got, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: arn})
	if err != nil {
		t.Fatal(err)
	}
	seen := []string{string(got.Image.State.Status)}
	executions := imagebuilder.NewListWorkflowExecutionsPaginator(client, &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: arn})
	for run, err := range executions.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		var steps strings.Builder
		list := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: run.WorkflowExecutionId})
		for step, err := range list.All(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			steps.WriteString(string(step.Status[:1]))
		}
		seen = append(seen, fmt.Sprintf("%s %s %s", run.Type, run.Status, steps.String()))
	}
	return strings.Join(seen, ", ")
}

// changes plays a build, and returns what can be seen of it each time that it
// changes, until it is over.
func changes(t *testing.T, srv *imagebuildertest.Server, build imagebuildertest.Build) []string {
	t.Helper()
	client := imagebuilder.NewFromConfig(srv.Config())
	srv.Play(build)
	start := time.Now()
	var seen []string
	for last := ""; time.Since(start) < time.Hour && !isOver(last); time.Sleep(250 * time.Millisecond) {
		if now := look(t, client, build.Image.Arn); now != last {
			last = now
			seen = append(seen, fmt.Sprintf("%v %s", time.Since(start), now))
		}
	}
	return seen
}

func isOver(look string) bool {
	status, _, _ := strings.Cut(look, ",")
	return types.ImageStatus(status).IsFinished()
}

func TestPlay_letsTheSampleBuildHappen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		want := []string{
			"0s PENDING",
			"1.25s CREATING",
			"4.5s BUILDING, BUILD RUNNING PPPPPPP",
			"4.75s BUILDING, BUILD RUNNING RPPPPPP",
			"2m32.25s BUILDING, BUILD RUNNING CPPPPPP",
			"2m32.75s BUILDING, BUILD RUNNING CSPPPPP",
			"2m33.25s BUILDING, BUILD RUNNING CSRPPPP",
			"4m7.75s BUILDING, BUILD RUNNING CSCPPPP",
			"4m8.25s BUILDING, BUILD RUNNING CSCRPPP",
			"4m18s BUILDING, BUILD RUNNING CSCCPPP",
			"4m18.5s BUILDING, BUILD RUNNING CSCCSPP",
			"4m19s BUILDING, BUILD RUNNING CSCCSRP",
			"6m43.5s BUILDING, BUILD RUNNING CSCCSCP",
			"6m44s BUILDING, BUILD RUNNING CSCCSCR",
			"6m47.5s BUILDING, BUILD COMPLETED CSCCSCC",
			"6m53.25s TESTING, BUILD COMPLETED CSCCSCC, TEST RUNNING PPPP",
			"6m53.5s TESTING, BUILD COMPLETED CSCCSCC, TEST RUNNING RPPP",
			"9m24s TESTING, BUILD COMPLETED CSCCSCC, TEST RUNNING CPPP",
			"9m24.5s TESTING, BUILD COMPLETED CSCCSCC, TEST RUNNING CSPP",
			"9m24.75s TESTING, BUILD COMPLETED CSCCSCC, TEST RUNNING CSSP",
			"9m25.25s TESTING, BUILD COMPLETED CSCCSCC, TEST RUNNING CSSR",
			"9m29.25s TESTING, BUILD COMPLETED CSCCSCC, TEST COMPLETED CSSC",
			"9m35s AVAILABLE, BUILD COMPLETED CSCCSCC, TEST COMPLETED CSSC",
		}
		if got := changes(t, srv, imagebuildertest.SampleBuild()); !slices.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

func TestPlay_letsTheFailingBuildHappen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		got := changes(t, srv, imagebuildertest.SampleFailingBuild())
		want := []string{
			"2m32.75s BUILDING, BUILD RUNNING CRPPPPP",
			"5m15.25s BUILDING, BUILD ROLLBACK_IN_PROGRESS CFPPPPP",
			"5m22.75s BUILDING, BUILD ROLLBACK_COMPLETED CFPPPPP",
			"5m27s FAILED, BUILD ROLLBACK_COMPLETED CFPPPPP",
		}
		if got := got[len(got)-4:]; !slices.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

func TestPlay_standsStillWhileAStepWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		client := imagebuilder.NewFromConfig(srv.Config())
		build := imagebuildertest.SampleWaitingBuild()
		srv.Play(build)
		for _, pass := range []time.Duration{162 * time.Second, 24 * time.Hour} {
			time.Sleep(pass)
			if now := look(t, client, build.Image.Arn); now != "BUILDING, BUILD RUNNING CWPP" {
				t.Fatalf("after %v: %s", pass, now)
			}
		}

		waiting, err := client.ListWaitingWorkflowSteps(t.Context(), nil)
		if err != nil || len(waiting.Steps) != 1 {
			t.Fatalf("got %+v, %v", waiting, err)
		}
		_, err = client.SendWorkflowStepAction(t.Context(),
			imagebuilder.StepActionInput(waiting.Steps[0], types.WorkflowStepActionTypeResume, "looks fine"))
		if err != nil {
			t.Fatal(err)
		}
		resumed := time.Now()
		if now := look(t, client, build.Image.Arn); now != "BUILDING, BUILD RUNNING CCPP" {
			t.Errorf("after the action: %s", now)
		}
		time.Sleep(164*time.Second - 1)
		if now := look(t, client, build.Image.Arn); now != "BUILDING, BUILD COMPLETED CCCC" {
			t.Errorf("just before the end: %s", now)
		}
		time.Sleep(time.Nanosecond)
		if now := look(t, client, build.Image.Arn); now != "AVAILABLE, BUILD COMPLETED CCCC" {
			t.Errorf("at the end: %s", now)
		}
		step, err := client.GetWorkflowStepExecution(t.Context(), &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: waiting.Steps[0].StepExecutionId})
		if err != nil {
			t.Fatal(err)
		}
		if *step.Outputs != `{"action": "RESUME", "reason": "looks fine"}` || *step.StartTime != *waiting.Steps[0].StartTime ||
			*step.EndTime != resumed.UTC().Format("2006-01-02T15:04:05.000Z") {
			t.Errorf("got %s from %s to %s", *step.Outputs, *step.StartTime, *step.EndTime)
		}
	})
}

func TestPlay_takesEachWaitOnceIfSeveralStepsWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		client := imagebuilder.NewFromConfig(srv.Config())
		begun := time.Date(2026, 9, 9, 12, 0, 0, 0, time.UTC)
		recorded := func(seconds int) *string {
			return aws.String(begun.Add(time.Duration(seconds) * time.Second).Format(time.RFC3339))
		}
		build := imagebuildertest.Build{
			Image: types.Image{
				Arn: imagebuildertest.SampleBuild().Image.Arn, DateCreated: recorded(0),
				State: &types.ImageState{Status: types.ImageStatusAvailable},
			},
			Stages:     []imagebuildertest.Stage{{Status: types.ImageStatusTesting, Duration: 50 * time.Second}},
			Executions: map[string]imagebuildertest.Execution{},
		}
		step := func(i int) *string { return aws.String(fmt.Sprintf("step-2e6fef0d-657c-4b7e-8706-ff24da9afa0%d", i)) }
		for i, end := range []int{40, 20} {
			var wait types.WorkflowStepMetadata
			wait.StepExecutionId, wait.Action, wait.Status = step(i), aws.String("WaitForAction"), types.WorkflowStepExecutionStatusCompleted
			wait.StartTime, wait.EndTime = recorded(10), recorded(end)
			build.Executions[fmt.Sprintf("wf-165b1cb6-3a62-4618-a021-94ddcbe3290%d", i)] = imagebuildertest.Execution{
				StartTime: *recorded(5), EndTime: *recorded(45), Status: types.WorkflowExecutionStatusCompleted,
				Type: types.WorkflowTypeTest, Steps: []types.WorkflowStepMetadata{wait},
			}
		}
		srv.Play(build)
		time.Sleep(15 * time.Second)
		status := func(i int) types.WorkflowStepExecutionStatus {
			out, err := client.GetWorkflowStepExecution(t.Context(), &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: step(i)})
			if err != nil {
				t.Fatal(err)
			}
			return out.Status
		}
		resume := func(i int) error {
			_, err := client.SendWorkflowStepAction(t.Context(), &imagebuilder.SendWorkflowStepActionInput{
				ImageBuildVersionArn: build.Image.Arn, StepExecutionId: step(i), Action: types.WorkflowStepActionTypeResume,
			})
			return err
		}
		const waits, completed = types.WorkflowStepExecutionStatusWaiting, types.WorkflowStepExecutionStatusCompleted
		if err := resume(0); err != nil || status(0) != completed || status(1) != waits {
			t.Errorf("after the first: error %v, %s and %s", err, status(0), status(1))
		}
		time.Sleep(time.Hour)
		if err := resume(0); errors.Code(err) != "InvalidRequestException" || status(0) != completed {
			t.Errorf("the same again: error %v, %s", err, status(0))
		}
		if err := resume(1); err != nil || status(1) != completed || status(0) != completed {
			t.Errorf("after the second: error %v, %s and %s", err, status(0), status(1))
		}
		time.Sleep(time.Minute)
		if now := look(t, client, build.Image.Arn); !strings.HasPrefix(now, "AVAILABLE") {
			t.Errorf("at the end: %s", now)
		}
	})
}

func TestPlay_endsWithAStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		client := imagebuilder.NewFromConfig(srv.Config())
		build := imagebuildertest.SampleWaitingBuild()
		srv.Play(build)
		time.Sleep(time.Hour)
		waiting, err := client.ListWaitingWorkflowSteps(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		_, err = client.SendWorkflowStepAction(t.Context(),
			imagebuilder.StepActionInput(waiting.Steps[0], types.WorkflowStepActionTypeStop, ""))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Hour)
		if now := look(t, client, build.Image.Arn); now != "FAILED, BUILD FAILED CFPP" {
			t.Errorf("got %s", now)
		}
		got, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: build.Image.Arn})
		if err != nil {
			t.Fatal(err)
		}
		failure := got.Image.State.FailureContext
		if failure.ImageStatus != types.ImageStatusBuilding || aws.ToString(failure.FailedStep) != "WaitForApproval" ||
			!strings.Contains(aws.ToString(got.Image.State.Reason), "WaitForApproval") {
			t.Errorf("got %+v", got.Image.State)
		}
	})
}

// altered is the sample build with a change.
func altered(change func(*imagebuildertest.Build)) imagebuildertest.Build {
	build := imagebuildertest.SampleBuild()
	change(&build)
	return build
}

func TestPlay_showsWhenThingsHappen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		client := imagebuilder.NewFromConfig(srv.Config())
		time.Sleep(time.Hour)
		start := time.Now()
		build := imagebuildertest.SampleBuild()
		build.Speed = 10
		srv.Play(build)
		text := func(after time.Duration) string {
			return start.Add(after / 10).UTC().Format("2006-01-02T15:04:05.000Z")
		}
		list := func() []types.WorkflowStepMetadata {
			got, err := client.ListWorkflowStepExecutions(t.Context(), &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(runID)})
			if err != nil {
				t.Fatal(err)
			}
			return got.Steps
		}
		_, err := client.ListWorkflowStepExecutions(t.Context(), &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(runID)})
		mustCode(t, err, "ClientException")

		time.Sleep(10 * time.Second) // 100 s of the build
		steps := list()
		if *steps[0].StartTime != text(4741*time.Millisecond) || steps[0].EndTime != nil || steps[0].Outputs != nil || steps[0].Inputs == nil || steps[0].Status != "RUNNING" {
			t.Errorf("got %s", jsonOf(t, steps[0]))
		}
		if steps[1].StartTime != nil || steps[1].Inputs != nil || steps[1].Status != "PENDING" || *steps[1].Name != "ApplyBuildComponents" {
			t.Errorf("got %s", jsonOf(t, steps[1]))
		}
		image, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: build.Image.Arn})
		if err != nil || *image.Image.DateCreated != text(0) || image.Image.OutputResources != nil || image.Image.OsVersion != nil {
			t.Errorf("got %s, %v", jsonOf(t, image), err)
		}
		time.Sleep(47_500 * time.Millisecond) // 575 s
		if got := list(); *got[0].EndTime != text(152_145*time.Millisecond) || got[0].Outputs == nil {
			t.Errorf("got %s", jsonOf(t, got[0]))
		}
		image, err = client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: build.Image.Arn})
		if err != nil || image.Image.State.Status != "AVAILABLE" || image.Image.OutputResources == nil || image.Image.OsVersion == nil {
			t.Errorf("got %s, %v", jsonOf(t, image), err)
		}
	})
}

func TestPlay_isOverAtOnceAtAnySpeed(t *testing.T) {
	srv := newServer(t)
	now := time.Now()
	srv.SetClock(func() time.Time { return now })
	build := imagebuildertest.SampleBuild()
	build.Speed = 1e300
	srv.Play(build)
	srv.SetClock(func() time.Time { return now.Add(time.Minute) })
	if got := look(t, newClient(srv), build.Image.Arn); got != "AVAILABLE, BUILD COMPLETED CSCCSCC, TEST COMPLETED CSSC" {
		t.Errorf("got %s", got)
	}
}

func TestPlay_goesByTheClockOfTheServer(t *testing.T) {
	srv := newServer(t)
	now := time.Now()
	srv.SetClock(func() time.Time { return now })
	build := imagebuildertest.SampleBuild()
	srv.Play(build)
	for _, test := range []struct {
		after time.Duration
		want  string
	}{
		{0, "PENDING"},
		{100 * time.Second, "BUILDING, BUILD RUNNING RPPPPPP"},
		{0, "BUILDING, BUILD RUNNING RPPPPPP"}, // time does not go back
		{time.Hour, "AVAILABLE, BUILD COMPLETED CSCCSCC, TEST COMPLETED CSSC"},
	} {
		srv.SetClock(func() time.Time { return now.Add(test.after) })
		if got := look(t, imagebuilder.NewFromConfig(srv.Config()), build.Image.Arn); got != test.want {
			t.Errorf("after %v: got %s, want %s", test.after, got, test.want)
		}
	}
}

func TestPlay_stopsWhenItIsChangedByHand(t *testing.T) {
	build := imagebuildertest.SampleBuild()
	step := *build.Executions[runID].Steps[0].StepExecutionId
	for name, test := range map[string]struct {
		change func(*testing.T, *imagebuildertest.Server, *imagebuilder.Client)
		want   string
	}{
		"SetImage": {func(_ *testing.T, srv *imagebuildertest.Server, _ *imagebuilder.Client) {
			image := build.Image
			image.State = &types.ImageState{Status: types.ImageStatusFailed}
			srv.SetImage(image)
		}, "FAILED, BUILD RUNNING RPPPPPP"},
		"SetExecution": {func(_ *testing.T, srv *imagebuildertest.Server, _ *imagebuilder.Client) {
			srv.SetExecution(runID, imagebuildertest.Execution{ImageBuildVersionArn: *build.Image.Arn, Type: "BUILD", Status: "FAILED"})
		}, "BUILDING, BUILD FAILED "},
		"SetSteps": {func(_ *testing.T, srv *imagebuildertest.Server, _ *imagebuilder.Client) {
			srv.SetSteps(runID, types.WorkflowStepMetadata{Status: "FAILED"})
		}, "BUILDING, BUILD RUNNING F"},
		"UpdateStep": {func(_ *testing.T, srv *imagebuildertest.Server, _ *imagebuilder.Client) {
			srv.UpdateStep(step, func(step *imagebuildertest.Step) { step.Status = "FAILED" })
		}, "BUILDING, BUILD RUNNING FPPPPPP"},
		"CancelImageCreation": {func(t *testing.T, _ *imagebuildertest.Server, client *imagebuilder.Client) {
			if _, err := client.CancelImageCreation(t.Context(), &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: build.Image.Arn}); err != nil {
				t.Fatal(err)
			}
		}, "CANCELLED, BUILD CANCELLED CPPPPPP"},
		"another play": {func(_ *testing.T, srv *imagebuildertest.Server, _ *imagebuilder.Client) {
			srv.Play(imagebuildertest.Build{Image: build.Image, Stages: []imagebuildertest.Stage{{"TESTING", 24 * time.Hour}}})
		}, "TESTING, BUILD RUNNING RPPPPPP"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				client := imagebuilder.NewFromConfig(srv.Config())
				srv.Play(build)
				time.Sleep(time.Minute)
				test.change(t, srv, client)
				time.Sleep(time.Hour)
				if got := look(t, client, build.Image.Arn); got != test.want {
					t.Errorf("got %s, want %s", got, test.want)
				}
			})
		})
	}
}

func TestStartImagePipelineExecution_playsTheNextBuild(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		client := newClient(srv)
		srv.SetPipeline(pipelineARN, imagebuildertest.SampleFailingBuild())
		input := &imagebuilder.StartImagePipelineExecutionInput{
			ImagePipelineArn: aws.String(pipelineARN), ClientToken: aws.String("token"), Tags: map[string]string{"a": "b"},
		}
		var started []string
		for _, token := range []string{"one", "one", "two"} {
			input.ClientToken = &token
			got, err := client.StartImagePipelineExecution(t.Context(), input)
			if err != nil || *got.ClientToken != token || *got.RequestId == "" {
				t.Fatalf("got %+v, %v", got, err)
			}
			started = append(started, *got.ImageBuildVersionArn)
		}
		const image = accountARN + "image/my-failing-recipe/1.0.0/"
		if !slices.Equal(started, []string{image + "1", image + "1", image + "2"}) {
			t.Errorf("started %q", started)
		}
		input.Tags = nil
		_, err := client.StartImagePipelineExecution(t.Context(), input)
		mustCode(t, err, "IdempotentParameterMismatchException")
		_, err = client.StartImagePipelineExecution(t.Context(), &imagebuilder.StartImagePipelineExecutionInput{ImagePipelineArn: aws.String(pipelineARN + "2")})
		mustCode(t, err, "ResourceNotFoundException")

		time.Sleep(time.Hour)
		list, err := client.ListImagePipelineImages(t.Context(), &imagebuilder.ListImagePipelineImagesInput{ImagePipelineArn: aws.String(pipelineARN)})
		if err != nil || len(list.ImageSummaryList) != 2 {
			t.Fatalf("got %+v, %v", list, err)
		}
		seen := map[string]bool{}
		for i, image := range list.ImageSummaryList {
			if *image.Version != fmt.Sprint("1.0.0/", i+1) || image.Tags["a"] != "b" || image.BuildType != types.BuildTypeUserInitiated {
				t.Errorf("got %s", jsonOf(t, image))
			}
			if now := look(t, client, image.Arn); now != "FAILED, BUILD ROLLBACK_COMPLETED CFPPPPP" {
				t.Errorf("got %s", now)
			}
			failure := image.State.FailureContext
			step, err := client.GetWorkflowStepExecution(t.Context(), &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: failure.StepExecutionId})
			if err != nil || *step.WorkflowExecutionId != *failure.WorkflowExecutionId || *step.ImageBuildVersionArn != *image.Arn ||
				step.Status != types.WorkflowStepExecutionStatusFailed || !strings.Contains(*image.State.Reason, *failure.WorkflowExecutionId) {
				t.Errorf("got %s, %v", jsonOf(t, step), err)
			}
			seen[*failure.StepExecutionId] = true
		}
		if len(seen) != 2 {
			t.Errorf("two builds have the steps %v", seen)
		}
	})
}

// A retry goes on with a build that is played for the same image.
func TestRetryImage_goesOnWithAnotherPlay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		client := newClient(srv)
		build := imagebuildertest.SampleBuild()
		failed := build.Executions[testRunID]
		failed.Status = types.WorkflowExecutionStatusFailed
		build.Executions[testRunID] = failed
		build.Image.State = &types.ImageState{Status: types.ImageStatusFailed}
		srv.Play(build)
		time.Sleep(time.Hour)
		if _, err := client.RetryImage(t.Context(), &imagebuilder.RetryImageInput{ImageBuildVersionArn: build.Image.Arn}); err != nil {
			t.Fatal(err)
		}
		again := imagebuildertest.SampleBuild()
		again.Image.DateCreated = aws.String(again.Executions[testRunID].StartTime)
		again.Stages = again.Stages[3:]
		again.Executions = map[string]imagebuildertest.Execution{otherRunID: again.Executions[testRunID]}
		srv.Play(again)
		for _, want := range []string{
			"TESTING, BUILD COMPLETED CSCCSCC, TEST FAILED CSSC, TEST RUNNING PPPP",
			"AVAILABLE, BUILD COMPLETED CSCCSCC, TEST FAILED CSSC, TEST COMPLETED CSSC",
		} {
			if got := look(t, client, build.Image.Arn); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			time.Sleep(time.Hour)
		}
	})
}

func TestSamples_areOfTheRegionOfANewServer(t *testing.T) {
	region := newServer(t).Config().Region
	for _, build := range []imagebuildertest.Build{imagebuildertest.SampleBuild(), imagebuildertest.SampleFailingBuild(), imagebuildertest.SampleWaitingBuild()} {
		if !strings.HasPrefix(*build.Image.Arn, "arn:aws:imagebuilder:"+region+":") {
			t.Errorf("the server is in %s, the image is %s", region, *build.Image.Arn)
		}
	}
}

func TestSampleWaitingBuild_saysWhatIsToBeApproved(t *testing.T) {
	srv := newServer(t)
	build := imagebuildertest.SampleWaitingBuild()
	build.Speed = 1e9
	srv.Play(build)
	client := imagebuilder.NewFromConfig(srv.Config())
	waiting, err := client.ListWaitingWorkflowSteps(t.Context(), nil)
	if err != nil || len(waiting.Steps) != 1 {
		t.Fatalf("got %+v, %v", waiting, err)
	}
	step, err := client.GetWorkflowStepExecution(t.Context(), &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: waiting.Steps[0].StepExecutionId})
	if err != nil {
		t.Fatal(err)
	}
	inputs := types.WorkflowStepMetadata{Inputs: step.Inputs}.InputData()
	var payload struct{ Stage, Ticket string }
	if err := json.Unmarshal([]byte(inputs.Payload), &payload); err != nil || payload.Stage != "production" || payload.Ticket != "CHANGE-42" || inputs.SnsTopicArn == "" {
		t.Errorf("got inputs %s, %v", aws.ToString(step.Inputs), err)
	}
	if description := aws.ToString(step.Description); description != "Waits until the image may be released" {
		t.Errorf("got description %q", description)
	}
}
