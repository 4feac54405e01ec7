package main

import (
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
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	imageArn = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-image/1.0.0/1"
	id       = "wf-11111111-2222-3333-4444-555555555555"
)

// service starts a service, and makes it the endpoint of the AWS configuration.
func service(t *testing.T) *imagebuildertest.Server {
	t.Helper()
	server := imagebuildertest.NewServer()
	t.Cleanup(server.Close)
	cfg := server.Config()
	credentials, err := cfg.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"AWS_REGION":                    "us-east-1", // The Region to call is that of the ARN.
		"AWS_ENDPOINT_URL_IMAGEBUILDER": server.URL,
		"AWS_ACCESS_KEY_ID":             credentials.AccessKeyID,
		"AWS_SECRET_ACCESS_KEY":         credentials.SecretAccessKey,
		"AWS_SESSION_TOKEN":             "",
		"AWS_MAX_ATTEMPTS":              "1",
		"AWS_PROFILE":                   "",
		"AWS_CONFIG_FILE":               "absent",
		"AWS_SHARED_CREDENTIALS_FILE":   "absent",
	} {
		t.Setenv(name, value)
	}
	return server
}

func execute(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err strings.Builder
	code = run(t.Context(), args, &out, &err)
	return out.String(), err.String(), code
}

func TestWatch_playsASample(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stdout, stderr, code := execute(t)
		if code != 0 || !strings.HasPrefix(stderr, "No -image-arn") || strings.Count(stderr, "\n") != 1 {
			t.Errorf("code %d, stderr:\n%s", code, stderr)
		}
		for _, want := range []string{
			"  image         my-example-recipe             PENDING\n",
			"  BUILD         build-image                   RUNNING\n",
			"  step          LaunchBuildInstance           COMPLETED    after 2s\n",
			"  step          ApplyBuildComponents          SKIPPED\n",
			"  TEST          test-image                    COMPLETED\n",
		} {
			if strings.Count(stdout, want) != 1 {
				t.Errorf("no line %q in\n%s", want, stdout)
			}
		}
		if strings.Contains(stdout, "TerminateTestInstance         PENDING") || strings.Contains(stdout, "\r") {
			t.Errorf("stdout:\n%s", stdout)
		}
		if !strings.HasSuffix(stdout, "  image         my-example-recipe             AVAILABLE\n") {
			t.Errorf("stdout:\n%s", stdout)
		}
	})
}

func TestWatch_printsALineOfJSONForEachChange(t *testing.T) {
	server := service(t)
	server.SetImage(types.Image{Arn: aws.String(imageArn), State: &types.ImageState{Status: types.ImageStatusAvailable}})
	server.SetExecution(id, imagebuildertest.Execution{
		ImageBuildVersionArn: imageArn,
		Status:               types.WorkflowExecutionStatusCompleted,
		Steps: []types.WorkflowStepMetadata{{
			Name: aws.String("Apply\u009b"), Status: types.WorkflowStepExecutionStatusFailed, Message: aws.String("no <disk>"),
			Outputs: aws.String(`{"logUrl":"https://b.s3.example/log?X-Amz-Signature=secret"}`),
		}},
	})
	stdout, stderr, code := execute(t, "-image-arn", imageArn, "-output", "json")
	if code != 0 || stderr != "" || strings.Contains(stdout, "secret") || strings.Contains(stdout, "\u009b") {
		t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
	}
	var lines []string
	for text := range strings.Lines(stdout) {
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
	want := "Apply\u009b: no <disk> (log https://b.s3.example/log), " + id + " COMPLETED AVAILABLE true"
	if got := strings.Join(lines, " "); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWatch_printsTheCauseOfAFailedBuild(t *testing.T) {
	server := service(t)
	build := imagebuildertest.SampleFailingBuild()
	build.Speed = 1e9
	server.Play(build)
	stdout, stderr, code := execute(t, "-image-arn", *build.Image.Arn)
	if code != 3 || !strings.HasPrefix(stderr, "watch: the build did not succeed, the image is FAILED: step ApplyBuildComponents") ||
		!strings.Contains(stderr, "Unable to locate package") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("code %d, stderr:\n%s", code, stderr)
	}
	if !strings.Contains(stdout, "ROLLBACK_COMPLETED") || !strings.Contains(stdout, "FAILED       Document") {
		t.Errorf("stdout:\n%s", stdout)
	}
}

func TestWatch_exitsByTheStatusOfTheImage(t *testing.T) {
	for status, want := range map[types.ImageStatus]int{
		types.ImageStatusAvailable: 0, types.ImageStatusFailed: 3, types.ImageStatusCancelled: 3,
		types.ImageStatusDeprecated: 1, types.ImageStatusDisabled: 1, types.ImageStatusDeleted: 1,
	} {
		service(t).SetImage(types.Image{Arn: aws.String(imageArn), State: &types.ImageState{Status: status, Reason: aws.String("stopped by\x07 hand")}})
		stdout, stderr, code := execute(t, "-image-arn", imageArn)
		if code != want || strings.Contains(stderr, "\x07") || want > 0 && !strings.Contains(stderr, string(status)) {
			t.Errorf("%s: code %d, stderr:\n%s", status, code, stderr)
		}
		if want == 3 && !strings.Contains(stderr, "stopped by") {
			t.Errorf("%s: stderr:\n%s", status, stderr)
		}
		if !strings.Contains(stdout, string(status)) {
			t.Errorf("%s: stdout:\n%s", status, stdout)
		}
	}
}

func TestErrors_areTwoLines(t *testing.T) {
	service(t).Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), 1)
	for _, c := range []struct {
		args       []string
		code       int
		line, next string
	}{
		{[]string{"-image-arn", imageArn}, 1, "ForbiddenException", "Grant the identity the action imagebuilder:GetImage"},
		{[]string{"-image-arn", strings.TrimSuffix(imageArn, "/1")}, 1, "an image version ARN", "Correct the input"},
		{[]string{"-image-arn", ""}, 1, "ARN", "Correct the input"},
		{[]string{"-image-arn"}, 2, "flag needs an argument", "Run watch -h"},
		{[]string{"-output", "yaml"}, 2, `-output is "yaml"`, "Run watch -h"},
		{[]string{"-color"}, 2, "not defined: -color", "Run watch -h"},
		{[]string{imageArn}, 2, "unexpected argument", "Run watch -h"},
	} {
		stdout, stderr, code := execute(t, c.args...)
		line, next, _ := strings.Cut(stderr, "\n")
		if code != c.code || stdout != "" || !strings.HasPrefix(line, "watch: ") || !strings.Contains(line, c.line) ||
			!strings.HasPrefix(next, c.next) || strings.Count(next, "\n") != 1 {
			t.Errorf("%q: code %d, stdout %q, stderr:\n%s", c.args, code, stdout, stderr)
		}
	}
}

func TestHelp_hasAnExample(t *testing.T) {
	_, stderr, code := execute(t, "-h")
	if code != 0 || !strings.Contains(stderr, "\n  watch -image-arn arn:") || !strings.Contains(stderr, "\n  -output format\n") {
		t.Errorf("code %d, stderr:\n%s", code, stderr)
	}
}

func TestWatch_exitsWith130IfInterrupted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, interrupt := context.WithCancel(t.Context())
		time.AfterFunc(3*time.Second, interrupt)
		var stderr strings.Builder
		if code := run(ctx, nil, io.Discard, &stderr); code != 130 || !strings.HasSuffix(stderr.String(), "watch: interrupted\n") {
			t.Errorf("code %d, stderr:\n%s", code, stderr.String())
		}
	})
}

func TestWatch_endsIfItsOutputIsClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reader, stdout := io.Pipe()
		reader.Close()
		var stderr strings.Builder
		if code := run(t.Context(), nil, stdout, &stderr); code != 1 || !strings.Contains(stderr.String(), "closed pipe") {
			t.Errorf("code %d, stderr:\n%s", code, stderr.String())
		}
	})
}

func TestDisplay_printsTroubleToStderr(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := imagebuildertest.NewInMemoryServer()
		defer server.Close()
		server.SetImage(types.Image{Arn: aws.String(imageArn), State: &types.ImageState{Status: types.ImageStatusAvailable}})
		server.Inject(imagebuildertest.Exception(&errors.ServiceException{Message: aws.String("two\nlines")}), 3)
		var stdout, stderr strings.Builder
		err := follow(t.Context(), imagebuilder.NewFromConfig(server.Config()), imageArn, newDisplay(&stdout, &stderr, "text"))
		if err != nil || strings.Contains(stdout.String(), "trouble") {
			t.Errorf("got %v, stdout:\n%s", err, stdout.String())
		}
		if said := stderr.String(); !strings.HasPrefix(said, "watch: trouble: ") || strings.Count(said, "\n") != 1 {
			t.Errorf("stderr:\n%s", said)
		}
	})
}

func TestDisplay_showsWhatRunsNow(t *testing.T) {
	start := time.Date(2026, 9, 9, 19, 12, 0, 0, time.UTC)
	step := func(name string, status types.WorkflowStepExecutionStatus) watch.Event {
		return watch.Event{Time: start, Step: &watch.Step{WorkflowExecutionId: id, WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: &name, Status: status, StartTime: aws.String(start.Format(time.RFC3339)),
		}}}
	}
	image := watch.Event{Time: start, Image: &types.Image{State: &types.ImageState{Status: types.ImageStatusBuilding}}}
	over := watch.Event{Time: start, Execution: &types.WorkflowExecutionMetadata{WorkflowExecutionId: aws.String(id), Status: types.WorkflowExecutionStatusFailed}}
	for name, c := range map[string]struct {
		events []watch.Event
		want   string
	}{
		"nothing":  {nil, ""},
		"an image": {[]watch.Event{image}, "image BUILDING for 1m30s"},
		"a step": {
			[]watch.Event{image, step("Launch", types.WorkflowStepExecutionStatusRunning), step("Apply", types.WorkflowStepExecutionStatusPending)},
			"Launch RUNNING for 1m30s",
		},
		"a later step": {
			[]watch.Event{
				step("Launch", types.WorkflowStepExecutionStatusRunning), step("Launch", types.WorkflowStepExecutionStatusCompleted),
				step("Approve", types.WorkflowStepExecutionStatusWaiting),
			},
			"Approve WAITING for 1m30s",
		},
		"two steps": {
			[]watch.Event{step("One", types.WorkflowStepExecutionStatusRunning), step("Two", types.WorkflowStepExecutionStatusRunning)},
			"One RUNNING for 1m30s; Two RUNNING for 1m30s",
		},
		"a run that is over": {[]watch.Event{image, step("Launch", types.WorkflowStepExecutionStatusRunning), over}, "image BUILDING for 1m30s"},
		"a long name":        {[]watch.Event{step(strings.Repeat("é", 100), types.WorkflowStepExecutionStatusRunning)}, strings.Repeat("é", 78) + "…"},
	} {
		var screen strings.Builder
		d := newDisplay(&screen, io.Discard, "text")
		d.hasLastLine = true
		for _, e := range c.events {
			if err := d.show(e); err != nil {
				t.Fatal(err)
			}
		}
		screen.Reset()
		d.draw(start.Add(90 * time.Second))
		if got := screen.String(); got != "\r\x1b[K"+c.want {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestDisplay_leavesNoLastLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var screen strings.Builder
		d := newDisplay(&screen, io.Discard, "text")
		d.hasLastLine = true
		stop := d.start()
		if err := d.show(watch.Event{Image: &types.Image{State: &types.ImageState{Status: types.ImageStatusBuilding}}, Time: time.Now()}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(1500 * time.Millisecond)
		stop()
		if !strings.HasSuffix(screen.String(), "\n\r\x1b[Kimage BUILDING for 1s\r\x1b[K") {
			t.Errorf("printed %q", screen.String())
		}
	})
}

func TestLine_hasDetailsOfAStep(t *testing.T) {
	start := "2026-09-09T19:12:00Z"
	for want, e := range map[string]watch.Event{
		"step          Check                         RUNNING      attempt 2 of 3": {Step: &watch.Step{WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: aws.String("Check"), Status: types.WorkflowStepExecutionStatusRunning, StartTime: &start, AttemptNumber: aws.Int32(2), MaxAttempts: aws.Int32(3),
		}}},
		"step          Approve                       WAITING      until someone resumes or stops it": {Step: &watch.Step{WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: aws.String("Approve"), Status: types.WorkflowStepExecutionStatusWaiting, StartTime: &start,
		}}},
		"step          Launch\\x1b                    COMPLETED    after 1m0s, rollback COMPLETED": {Step: &watch.Step{WorkflowStepMetadata: types.WorkflowStepMetadata{
			Name: aws.String("Launch\x1b"), Status: types.WorkflowStepExecutionStatusCompleted, StartTime: &start, EndTime: aws.String("2026-09-09T19:13:00Z"),
			RollbackStatus: types.WorkflowStepExecutionRollbackStatusCompleted,
		}}},
		"TEST          " + id + "  FAILED       superseded by a retry of the image": {Execution: &types.WorkflowExecutionMetadata{
			Type: types.WorkflowTypeTest, Status: types.WorkflowExecutionStatusFailed, Retried: aws.Bool(true), WorkflowExecutionId: aws.String(id),
		}},
		"image         -                             DELETED": {Image: &types.Image{State: &types.ImageState{Status: types.ImageStatusDeleted}}},
	} {
		if got := line(e); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}
