package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const imageArn = "arn:aws:imagebuilder:us-east-1:111122223333:image/my-image/1.0.0/1"

// service starts a service in the place of AWS, and returns the flags that lead to
// it.
func service(t *testing.T) (*imagebuildertest.Server, []string) {
	t.Helper()
	server, args := clitest.AWS(t)
	return server, args[2:] // without -workflow-execution-id
}

// playToEnd lets a build be over.
func playToEnd(server *imagebuildertest.Server, build imagebuildertest.Build) (args []string) {
	build.Speed = 1e9
	server.Play(build)
	return []string{"-image-arn", *build.Image.Arn}
}

func TestWatch_playsASampleBuild(t *testing.T) {
	clitest.NoAWS(t)
	synctest.Test(t, func(t *testing.T) {
		got := clitest.Run(t, run)
		if got.Code != 0 || !strings.HasPrefix(got.Stderr, "No -image-arn") || strings.Count(got.Stderr, "\n") != 1 {
			t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
		}
		for _, want := range []string{
			"  image         my-example-recipe             PENDING\n",
			"  BUILD         build-image                   RUNNING\n",
			"  step          LaunchBuildInstance           COMPLETED    after 2s\n",
			"  step          ApplyBuildComponents          SKIPPED\n",
			"  TEST          test-image                    COMPLETED\n",
		} {
			if strings.Count(got.Stdout, want) != 1 {
				t.Errorf("no line %q in\n%s", want, got.Stdout)
			}
		}
		if strings.Contains(got.Stdout, "step          TerminateTestInstance         PENDING") || strings.Contains(got.Stdout, "\r") {
			t.Errorf("stdout:\n%s", got.Stdout)
		}
		if !strings.HasSuffix(got.Stdout, "  image         my-example-recipe             AVAILABLE\n") {
			t.Errorf("stdout:\n%s", got.Stdout)
		}
	})
}

func TestWatch_printsALineOfJSONForEachChange(t *testing.T) {
	server, args := service(t)
	server.SetImage(types.Image{Arn: aws.String(imageArn), State: &types.ImageState{Status: types.ImageStatusAvailable}})
	server.SetExecution(clitest.ID, imagebuildertest.Execution{
		ImageBuildVersionArn: imageArn,
		Status:               types.WorkflowExecutionStatusCompleted,
		Steps: []types.WorkflowStepMetadata{{
			Name: aws.String("Apply"), Status: types.WorkflowStepExecutionStatusFailed, Message: aws.String("no <disk>"),
			Outputs: aws.String(`{"logUrl":"https://b.s3.example/log?X-Amz-Signature=secret"}`),
		}},
	})
	got := clitest.Run(t, run, append(args, "-image-arn", imageArn, "-output", "json")...)
	if got.Code != 0 || got.Stderr != "" || strings.Contains(got.Stdout, "secret") {
		t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", got.Code, got.Stderr, got.Stdout)
	}
	var lines []string
	for text := range strings.Lines(got.Stdout) {
		var line struct {
			Image     *types.Image
			Execution *types.WorkflowExecutionMetadata
			Step      *struct{ Name, Cause, WorkflowExecutionId string }
			Last      bool
		}
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatal(err)
		}
		switch {
		case line.Image != nil:
			lines = append(lines, fmt.Sprintf("%s %t", line.Image.State.Status, line.Last))
		case line.Execution != nil:
			lines = append(lines, string(line.Execution.Status))
		case line.Step != nil:
			lines = append(lines, line.Step.Name+": "+line.Step.Cause+", "+line.Step.WorkflowExecutionId)
		}
	}
	want := "Apply: no <disk> (log https://b.s3.example/log), " + clitest.ID + " COMPLETED AVAILABLE true"
	if got := strings.Join(lines, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWatch_exitsWith3AndTheCauseIfTheBuildFailed(t *testing.T) {
	server, args := service(t)
	server.SetRegion("us-west-2")
	got := clitest.Run(t, run, append(args[2:], playToEnd(server, imagebuildertest.SampleFailingBuild())...)...)
	if got.Code != 3 || !strings.HasPrefix(got.Stderr, "watch: ") || !strings.Contains(got.Stderr, "is FAILED: step ApplyBuildComponents") || !strings.Contains(got.Stderr, "Unable to locate package") || strings.Count(got.Stderr, "\n") != 1 {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
	if !strings.Contains(got.Stdout, "ROLLBACK_COMPLETED") || !strings.Contains(got.Stdout, "FAILED       Document") {
		t.Errorf("stdout:\n%s", got.Stdout)
	}
}

func TestWatch_exitsByTheStatusOfTheImage(t *testing.T) {
	for status, want := range map[types.ImageStatus]int{
		types.ImageStatusAvailable: 0, types.ImageStatusFailed: 3, types.ImageStatusCancelled: 3,
		types.ImageStatusDeprecated: 1, types.ImageStatusDisabled: 1, types.ImageStatusDeleted: 1,
	} {
		server, args := service(t)
		server.SetImage(types.Image{Arn: aws.String(imageArn), State: &types.ImageState{Status: status, Reason: aws.String("be\x1bcause")}})
		got := clitest.Run(t, run, append(args, "-image-arn", imageArn)...)
		if got.Code != want || strings.Contains(got.Stderr, "\x1b") || want > 0 && !strings.Contains(got.Stderr, string(status)) {
			t.Errorf("%s: code %d, stderr:\n%s", status, got.Code, got.Stderr)
		}
		if !strings.Contains(got.Stdout, string(status)) {
			t.Errorf("%s: stdout:\n%s", status, got.Stdout)
		}
	}
}

func TestWatch_exitsWith1IfItCannotTell(t *testing.T) {
	server, args := service(t)
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), 1)
	got := clitest.Run(t, run, append(args, "-image-arn", imageArn)...)
	if got.Code != 1 || got.Stdout != "" || !strings.Contains(got.Stderr, "imagebuilder:GetImage") {
		t.Errorf("got %+v", got)
	}
	got = clitest.Run(t, run, append(args, "-image-arn", strings.TrimSuffix(imageArn, "/1"))...)
	if got.Code != 1 || got.Stdout != "" || !strings.Contains(got.Stderr, "an image version ARN") {
		t.Errorf("got %+v", got)
	}
}

func TestWatch_exitsWith2ForBadFlags(t *testing.T) {
	clitest.NoAWS(t)
	for _, args := range [][]string{
		{"-image-arn", ""}, {"-image-arn", imageArn, "-region", ""}, {"-output", "yaml"}, {"-output", ""},
		{"-region", "us-east-1"}, {"-image"}, {imageArn},
	} {
		got := clitest.Run(t, run, args...)
		if got.Code != 2 || got.Stdout != "" || !strings.Contains(got.Stderr, "Run watch -h") {
			t.Errorf("%q: got %+v", args, got)
		}
	}
}

func TestWatch_exitsWith130IfInterrupted(t *testing.T) {
	clitest.NoAWS(t)
	synctest.Test(t, func(t *testing.T) {
		ctx, interrupt := context.WithCancel(t.Context())
		time.AfterFunc(3*time.Second, interrupt)
		var stdout, stderr bytes.Buffer
		if code := run(ctx, nil, &stdout, &stderr); code != 130 || !strings.HasSuffix(stderr.String(), "watch: interrupted\n") {
			t.Errorf("code %d, stderr:\n%s", code, stderr.String())
		}
	})
}

func TestWatch_endsIfItsOutputIsClosed(t *testing.T) {
	clitest.NoAWS(t)
	synctest.Test(t, func(t *testing.T) {
		reader, stdout := io.Pipe()
		reader.Close()
		var stderr bytes.Buffer
		if code := run(t.Context(), nil, stdout, &stderr); code != 1 || !strings.Contains(stderr.String(), "closed pipe") {
			t.Errorf("code %d, stderr:\n%s", code, stderr.String())
		}
	})
}

func TestTerminal_showsWhatRunsNow(t *testing.T) {
	start := time.Date(2026, 9, 9, 19, 12, 0, 0, time.UTC)
	step := func(name string, status types.WorkflowStepExecutionStatus) watch.Event {
		return watch.Event{Time: start, Step: &watch.Step{WorkflowExecutionId: clitest.ID, WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: &name, Status: status, StartTime: aws.String(start.Format(time.RFC3339)),
		}}}
	}
	over := watch.Event{Time: start, Execution: &types.WorkflowExecutionMetadata{WorkflowExecutionId: aws.String(clitest.ID), Status: types.WorkflowExecutionStatusFailed}}
	long := strings.Repeat("é", 100)
	for name, c := range map[string]struct {
		events []watch.Event
		want   string
	}{
		"nothing": {nil, "image -, seen for 0s"},
		"an image": {
			[]watch.Event{{Time: start, Image: &types.Image{State: &types.ImageState{Status: types.ImageStatusPending}}}},
			"image PENDING, seen for 1m30s",
		},
		"a step": {
			[]watch.Event{step("Launch", types.WorkflowStepExecutionStatusRunning), step("Apply", types.WorkflowStepExecutionStatusPending)},
			"Launch RUNNING 1m30s so far",
		},
		"a later step": {
			[]watch.Event{
				step("Launch", types.WorkflowStepExecutionStatusRunning), step("Launch", types.WorkflowStepExecutionStatusCompleted),
				step("Approve", types.WorkflowStepExecutionStatusWaiting),
			},
			"Approve WAITING 1m30s so far",
		},
		"two steps": {
			[]watch.Event{step("One", types.WorkflowStepExecutionStatusRunning), step("Two", types.WorkflowStepExecutionStatusRunning)},
			"One RUNNING 1m30s so far; Two RUNNING 1m30s so far",
		},
		"a run that is over": {
			[]watch.Event{step("Launch", types.WorkflowStepExecutionStatusRunning), over},
			"image -, seen for 0s",
		},
		"a long name": {[]watch.Event{step(long, types.WorkflowStepExecutionStatusRunning)}, strings.Repeat("é", 78) + "…"},
	} {
		var screen bytes.Buffer
		p := &terminalPrinter{plainPrinter: plainPrinter{&screen}}
		for _, e := range c.events {
			if err := p.print(e); err != nil {
				t.Fatal(err)
			}
		}
		screen.Reset()
		if err := p.refresh(start.Add(90 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if got := screen.String(); got != "\r\x1b[K"+c.want {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestLine_saysMoreOfAStep(t *testing.T) {
	start := "2026-09-09T19:12:00Z"
	for want, e := range map[string]watch.Event{
		"step          Check                         RUNNING      attempt 2 of 3": {Step: &watch.Step{WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: aws.String("Check"), Status: types.WorkflowStepExecutionStatusRunning, StartTime: &start, AttemptNumber: aws.Int32(2), MaxAttempts: aws.Int32(3),
		}}},
		"step          Approve                       WAITING      until someone resumes or stops it": {Step: &watch.Step{WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: aws.String("Approve"), Status: types.WorkflowStepExecutionStatusWaiting, StartTime: &start,
		}}},
		"step          Launch                        COMPLETED    after 1m0s, rollback COMPLETED": {Step: &watch.Step{WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: aws.String("Launch"), Status: types.WorkflowStepExecutionStatusCompleted, StartTime: &start, EndTime: aws.String("2026-09-09T19:13:00Z"),
			RollbackStatus: types.WorkflowStepExecutionRollbackStatusCompleted,
		}}},
		"TEST          " + clitest.ID + "  FAILED       superseded by a retry of the image": {Execution: &types.WorkflowExecutionMetadata{
			Type: types.WorkflowTypeTest, Status: types.WorkflowExecutionStatusFailed, Retried: aws.Bool(true), WorkflowExecutionId: aws.String(clitest.ID),
		}},
		"image         -                             DELETED": {Image: &types.Image{State: &types.ImageState{Status: types.ImageStatusDeleted}}},
	} {
		if got := line(e); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestFollow_saysTroubleApartFromTheChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := imagebuildertest.NewInMemoryServer()
		defer server.Close()
		server.SetImage(types.Image{Arn: aws.String(imageArn), State: &types.ImageState{Status: types.ImageStatusAvailable}})
		server.Inject(imagebuildertest.Exception(&errors.ServiceException{Message: aws.String("two\nlines")}), 3)
		var stdout bytes.Buffer
		var said []string
		image, err := follow(t.Context(), watch.New(imagebuilder.NewFromConfig(server.Config()), imageArn),
			&terminalPrinter{plainPrinter: plainPrinter{&stdout}}, func(what string) { said = append(said, what) })
		if err != nil || *image.Arn != imageArn {
			t.Errorf("got %v, %v", image, err)
		}
		if len(said) != 1 || !strings.HasPrefix(said[0], "trouble: ") || strings.Contains(said[0], "\n") || strings.Contains(stdout.String(), "trouble") {
			t.Errorf("said %q, stdout:\n%s", said, stdout.String())
		}
		if !strings.HasSuffix(stdout.String(), "\r\x1b[K") {
			t.Errorf("what runs now is left on the screen: %q", stdout.String())
		}
	})
}
