package imagebuildertest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

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
// changes, until it is over or ten minutes have passed.
func changes(t *testing.T, srv *imagebuildertest.Server, build imagebuildertest.Build) []string {
	t.Helper()
	client := imagebuilder.NewFromConfig(srv.Config())
	srv.Play(build)
	start := time.Now()
	var seen []string
	for last := ""; time.Since(start) < 10*time.Minute && !isOver(last); time.Sleep(250 * time.Millisecond) {
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
		got := changes(t, srv, build)
		if last := got[len(got)-1]; last != "2m41.5s BUILDING, BUILD RUNNING CWPP" {
			t.Fatalf("after ten minutes: %s", last)
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
		time.Sleep(1)
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
