package main

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	imageARN    = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/1.0.0/1"
	pipelineARN = "arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline"
	stepID      = "step-11111111-2222-3333-4444-555555555555"
)

// service starts a service in the place of AWS, with an image of this status. The
// region of the flags is that of the ARN.
func service(t *testing.T, state types.ImageState, steps ...types.WorkflowStepMetadata) (server *imagebuildertest.Server, args []string) {
	server, _ = clitest.AWS(t)
	server.SetRegion("us-west-2")
	server.SetImage(types.Image{
		Arn: aws.String(imageARN), Name: aws.String("My_Example_Image"), State: &state,
		SourcePipelineArn: aws.String(pipelineARN), DateCreated: aws.String("2026-09-09T19:12:18.677Z"),
	})
	status := types.WorkflowExecutionStatusCompleted
	if state.Status.IsFailed() {
		status = types.WorkflowExecutionStatusFailed
	}
	if len(steps) > 0 {
		server.SetExecution(clitest.ID, imagebuildertest.Execution{ImageBuildVersionArn: imageARN, Type: types.WorkflowTypeBuild, Status: status, Steps: steps})
	}
	return server, []string{"-endpoint-url", server.URL}
}

var (
	isFailed    = types.ImageState{Status: types.ImageStatusFailed}
	isAvailable = types.ImageState{Status: types.ImageStatusAvailable}
	failedStep  = types.WorkflowStepMetadata{
		StepExecutionId: aws.String(stepID), Name: aws.String("Apply\x1b[31m"), Status: types.WorkflowStepExecutionStatusFailed, Message: aws.String("it broke"),
		Outputs: aws.String(`{"logUrl": "https://logs.example.com/a.log?X-Amz-Signature=secret"}`),
	}
)

func TestWhyfailed_reportsTheSample(t *testing.T) {
	clitest.NoAWS(t)
	got := clitest.Run(t, run)
	if got.Code != exitFailed || !strings.HasPrefix(got.Stderr, "No -image-arn: this is a sample build") {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
	clitest.Golden(t, "testdata/causes.txt", got.Stdout)
}

func TestWhyfailed_findsTheBuildFromEachSubject(t *testing.T) {
	for flag, value := range map[string]string{
		"-image-arn": imageARN, "-workflow-execution-id": clitest.ID, "-step-execution-id": stepID, "-pipeline-arn": pipelineARN,
	} {
		t.Run(flag, func(t *testing.T) {
			_, args := service(t, isFailed, failedStep)
			got := clitest.Run(t, run, append(args, flag, value, "-region", "us-west-2")...)
			if got.Code != exitFailed || !strings.HasPrefix(got.Stdout, imageARN+"\nFAILED: step Apply") || !strings.Contains(got.Stdout, "it broke") {
				t.Errorf("got %+v", got)
			}
			if strings.Contains(got.Stdout, "\x1b") || strings.Contains(got.Stdout, "secret") || !strings.Contains(got.Stdout, "https://logs.example.com/a.log") {
				t.Errorf("stdout:\n%s", got.Stdout)
			}
		})
	}
}

func TestWhyfailed_takesTheNewestImageOfAPipeline(t *testing.T) {
	server, args := service(t, isFailed, failedStep)
	for arn, created := range map[string]string{imageARN[:len(imageARN)-1] + "2": "2026-09-10T00:00:00.000Z", imageARN[:len(imageARN)-1] + "3": "2026-09-08T00:00:00.000Z"} {
		server.SetImage(types.Image{Arn: aws.String(arn), State: &isAvailable, SourcePipelineArn: aws.String(pipelineARN), DateCreated: aws.String(created)})
	}
	server.SetDefaultPageSize(1)
	got := clitest.Run(t, run, append(args, "-pipeline-arn", pipelineARN)...)
	if got.Code != 0 || !strings.HasPrefix(got.Stdout, imageARN[:len(imageARN)-1]+"2\nAVAILABLE") {
		t.Errorf("got %+v", got)
	}

	got = clitest.Run(t, run, append(args, "-pipeline-arn", pipelineARN+"-2")...)
	if got.Code != exitUnknown || got.Stdout != "" {
		t.Errorf("got %+v", got)
	}
}

func TestWhyfailed_exitsByWhatItFound(t *testing.T) {
	t.Run("a step failed, the build did not", func(t *testing.T) {
		_, args := service(t, isAvailable, failedStep)
		got := clitest.Run(t, run, append(args, "-image-arn", imageARN)...)
		if got.Code != 0 || !strings.Contains(got.Stdout, "with a failure that the build passed over\n  Apply") {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		_, args := service(t, types.ImageState{Status: types.ImageStatusCancelled, Reason: aws.String("by the user")})
		got := clitest.Run(t, run, append(args, "-image-arn", imageARN)...)
		if got.Code != 0 || !strings.Contains(got.Stdout, "CANCELLED: by the user") {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("waiting", func(t *testing.T) {
		server, args := service(t, types.ImageState{Status: types.ImageStatusBuilding})
		server.SetExecution(clitest.ID, imagebuildertest.Execution{ImageBuildVersionArn: imageARN, Status: types.WorkflowExecutionStatusRunning, Steps: []types.WorkflowStepMetadata{
			{Name: aws.String("Approve"), Status: types.WorkflowStepExecutionStatusWaiting},
		}})
		got := clitest.Run(t, run, append(args, "-image-arn", imageARN)...)
		if got.Code != 0 || !strings.Contains(got.Stdout, "Approve waits for someone to resume or stop the build.") {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("the image cannot be read, and nothing failed", func(t *testing.T) {
		server, args := service(t, isAvailable, types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusCompleted})
		server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "GetImage")
		got := clitest.Run(t, run, append(args, "-image-arn", imageARN)...)
		if got.Code != exitUnknown || !strings.Contains(got.Stdout, "The status of the image is not known") || !strings.Contains(got.Stdout, "What could not be read:\n  GetImage: ") {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("nothing can be read", func(t *testing.T) {
		server, args := service(t, isFailed)
		server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always)
		got := clitest.Run(t, run, append(args, "-image-arn", imageARN)...)
		if got.Code != exitUnknown || got.Stdout != "" || !strings.HasPrefix(got.Stderr, "whyfailed: ") || !strings.Contains(got.Stderr, "Allow the identity the action") {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("interrupted", func(t *testing.T) {
		_, args := service(t, isFailed)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var stdout, stderr strings.Builder
		if code := run(ctx, append(args, "-image-arn", imageARN), &stdout, &stderr); code != exitInterrupted {
			t.Errorf("code %d, stderr: %s", code, stderr.String())
		}
	})
}

func TestWhyfailed_printsJSON(t *testing.T) {
	_, args := service(t, isFailed, failedStep)
	got := clitest.Run(t, run, append(args, "-image-arn", imageARN, "-output", "json")...)
	var report struct {
		Cause string
		Image struct{ Arn string }
	}
	if err := json.Unmarshal([]byte(got.Stdout), &report); err != nil || got.Code != exitFailed || !strings.Contains(report.Cause, "it broke") || report.Image.Arn != imageARN {
		t.Errorf("error %v, got %+v", err, got)
	}
}

func TestWhyfailed_refusesWrongFlagsBeforeItSendsAnything(t *testing.T) {
	for flags, says := range map[string]string{
		"-image-arn=":                          "is empty",
		"-workflow-execution-id=":              "is empty",
		"-step-execution-id=":                  "is empty",
		"-pipeline-arn=":                       "is empty",
		"-image-arn=" + imageARN + " -region=": "is empty",
		"-image-arn=" + imageARN + " -step-execution-id=" + stepID: "give one of",
		"-region=us-west-2": "-region needs one of",
		"-output=yaml":      "neither text nor json",
		"-nonsense":         "not defined",
		imageARN:            "unexpected argument",
	} {
		got := clitest.Run(t, run, strings.Fields(flags)...)
		if got.Code != exitUsage || got.Stdout != "" || !strings.Contains(got.Stderr, says) {
			t.Errorf("%s: got %+v", flags, got)
		}
	}

	server, args := service(t, isFailed)
	got := clitest.Run(t, run, append(args, "-image-arn", pipelineARN)...)
	if got.Code != exitUnknown || !strings.Contains(got.Stderr, "got an image pipeline ARN") || len(server.Requests()) > 0 {
		t.Errorf("got %+v", got)
	}
}

func TestWhyfailed_helps(t *testing.T) {
	if got := clitest.Run(t, run, "-help"); got.Code != 0 || !strings.Contains(got.Stderr, "-pipeline-arn ARN") {
		t.Errorf("got %+v", got)
	}
}

func TestWhyfailed_saysWhatIsMissingInTheConfiguration(t *testing.T) {
	clitest.NoAWS(t)
	got := clitest.Run(t, run, "-workflow-execution-id", clitest.ID)
	if got.Code != exitUnknown || !strings.Contains(got.Stderr, "give -region, or set AWS_REGION") {
		t.Errorf("got %+v", got)
	}
}
