package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func Example() {
	run(context.Background(), nil, os.Stdout, io.Discard)
	// Output:
	// arn:aws:imagebuilder:us-west-2:111122223333:image/my-failing-recipe/1.0.0/1
	// FAILED: step ApplyBuildComponents failed in BUILDING: component my-example-component/1.0.0/1, phase build, step InstallPackages, action ExecuteBash: exit status 1; Document arn:aws:imagebuilder:us-west-2:111122223333:component/my-example-component/1.0.0/1 failed!; output: E: Unable to locate package collectd\nfailed to run commands: exit status 1 (run command c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20, instance i-1234567890abcdef0)
	//
	// BUILD workflow wf-7d3c6a10-52b4-4c1e-9f0d-3b8e5a6c2f01: ROLLBACK_COMPLETED, which failed the build
	//
	// Where to look, if it is still there:
	//   aws logs get-log-events --log-group-name /aws/imagebuilder/my-failing-recipe --log-stream-name 1.0.0/1 --query 'events[].message' --output text --region us-west-2
	//   aws ssm get-command-invocation --command-id c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20 --instance-id i-1234567890abcdef0 --region us-west-2
	//   aws s3 ls --recursive s3://my-image-logs/builds/my-failing-recipe/1.0.0/1/wf-7d3c6a10-52b4-4c1e-9f0d-3b8e5a6c2f01/ApplyBuildComponents/ --region us-west-2
}

const (
	imageARN    = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/1.0.0/1"
	pipelineARN = "arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline"
	executionID = "wf-11111111-2222-3333-4444-555555555555"
	stepID      = "step-11111111-2222-3333-4444-555555555555"
)

// service starts a service that has an image in this state, and makes it the endpoint of
// the AWS configuration.
func service(t *testing.T, state types.ImageState, steps ...types.WorkflowStepMetadata) *imagebuildertest.Server {
	t.Helper()
	server := imagebuildertest.NewServer()
	t.Cleanup(server.Close)
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
		server.SetExecution(executionID, imagebuildertest.Execution{ImageBuildVersionArn: imageARN, Type: types.WorkflowTypeBuild, Status: status, Steps: steps})
	}
	cfg := server.Config()
	credentials, err := cfg.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"AWS_REGION":                    cfg.Region,
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

var (
	isFailed    = types.ImageState{Status: types.ImageStatusFailed}
	isAvailable = types.ImageState{Status: types.ImageStatusAvailable}
	failedStep  = types.WorkflowStepMetadata{
		StepExecutionId: aws.String(stepID), Name: aws.String("Apply\x1b[31m"), Status: types.WorkflowStepExecutionStatusFailed, Message: aws.String("it broke"),
		Outputs: aws.String(`{"logUrl": "https://logs.example.com/a.log?X-Amz-Signature=secret"}`),
	}
)

func TestWhyfailed_exitsWith3ForTheSample(t *testing.T) {
	if _, stderr, code := execute(t); code != exitFailed || !strings.HasPrefix(stderr, "No -image-arn") {
		t.Errorf("code %d, stderr:\n%s", code, stderr)
	}
}

func TestWhyfailed_findsTheBuildFromEachSubject(t *testing.T) {
	for flag, value := range map[string]string{
		"-image-arn": imageARN, "-workflow-execution-id": executionID, "-step-execution-id": stepID, "-pipeline-arn": pipelineARN,
	} {
		t.Run(flag, func(t *testing.T) {
			service(t, isFailed, failedStep)
			stdout, stderr, code := execute(t, flag, value)
			if code != exitFailed || !strings.HasPrefix(stdout, imageARN+"\nFAILED: step Apply") || !strings.Contains(stdout, "it broke") {
				t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
			}
			if strings.Contains(stdout, "\x1b") || strings.Contains(stdout, "secret") || !strings.Contains(stdout, "https://logs.example.com/a.log") {
				t.Errorf("stdout:\n%s", stdout)
			}
		})
	}
}

func TestWhyfailed_takesTheNewestImageOfAPipeline(t *testing.T) {
	server := service(t, isFailed, failedStep)
	t.Setenv("AWS_REGION", "us-east-1") // The ARN has another one, which counts.
	for arn, created := range map[string]string{imageARN[:len(imageARN)-1] + "2": "2026-09-10T00:00:00.000Z", imageARN[:len(imageARN)-1] + "3": "2026-09-08T00:00:00.000Z"} {
		server.SetImage(types.Image{Arn: aws.String(arn), State: &isAvailable, SourcePipelineArn: aws.String(pipelineARN), DateCreated: aws.String(created)})
	}
	server.SetDefaultPageSize(1)
	stdout, stderr, code := execute(t, "-pipeline-arn", pipelineARN)
	if code != 0 || !strings.HasPrefix(stdout, imageARN[:len(imageARN)-1]+"2\nAVAILABLE") {
		t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
	}

	stdout, stderr, code = execute(t, "-pipeline-arn", pipelineARN+"-2")
	if code != exitUnknown || stdout != "" {
		t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
	}
}

func TestWhyfailed_exitsByWhatItFound(t *testing.T) {
	t.Run("a step failed, the build did not", func(t *testing.T) {
		service(t, isAvailable, failedStep)
		stdout, stderr, code := execute(t, "-image-arn", imageARN)
		if code != 0 || !strings.Contains(stdout, "with a failure that the build passed over\n  Apply") {
			t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		service(t, types.ImageState{Status: types.ImageStatusCancelled, Reason: aws.String("by the user")})
		stdout, stderr, code := execute(t, "-image-arn", imageARN)
		if code != 0 || !strings.Contains(stdout, "CANCELLED: by the user") {
			t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
		}
	})
	t.Run("waiting", func(t *testing.T) {
		server := service(t, types.ImageState{Status: types.ImageStatusBuilding})
		server.SetExecution(executionID, imagebuildertest.Execution{ImageBuildVersionArn: imageARN, Status: types.WorkflowExecutionStatusRunning, Steps: []types.WorkflowStepMetadata{
			{Name: aws.String("Approve"), Status: types.WorkflowStepExecutionStatusWaiting},
		}})
		stdout, stderr, code := execute(t, "-image-arn", imageARN)
		if code != 0 || !strings.Contains(stdout, "Approve waits for someone to resume or stop the build.") {
			t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
		}
	})
	t.Run("the image cannot be read, and nothing failed", func(t *testing.T) {
		server := service(t, isAvailable, types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusCompleted})
		server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "GetImage")
		stdout, stderr, code := execute(t, "-image-arn", imageARN)
		if code != exitUnknown || !strings.Contains(stdout, "The status of the image is not known") || !strings.Contains(stdout, "What could not be read:\n  GetImage: ") {
			t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
		}
	})
	t.Run("nothing can be read", func(t *testing.T) {
		server := service(t, isFailed)
		server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always)
		stdout, stderr, code := execute(t, "-image-arn", imageARN)
		if code != exitUnknown || stdout != "" || !strings.HasPrefix(stderr, "whyfailed: ") || !strings.Contains(stderr, "Grant the identity the action") {
			t.Errorf("code %d, stderr:\n%s\nstdout:\n%s", code, stderr, stdout)
		}
	})
	t.Run("interrupted", func(t *testing.T) {
		service(t, isFailed)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var stdout, stderr strings.Builder
		if code := run(ctx, []string{"-image-arn", imageARN}, &stdout, &stderr); code != exitInterrupted {
			t.Errorf("code %d, stderr: %s", code, stderr.String())
		}
	})
}

func TestWhyfailed_printsJSON(t *testing.T) {
	service(t, isFailed, failedStep)
	stdout, stderr, code := execute(t, "-image-arn", imageARN, "-output", "json")
	var report struct {
		Cause string
		Image struct{ Arn string }
	}
	if err := json.Unmarshal([]byte(stdout), &report); err != nil || code != exitFailed || !strings.Contains(report.Cause, "it broke") || report.Image.Arn != imageARN {
		t.Errorf("error %v, code %d, stderr:\n%s\nstdout:\n%s", err, code, stderr, stdout)
	}
}

func TestWhyfailed_asksForItsFlags(t *testing.T) {
	for flags, says := range map[string]string{
		"-image-arn=":             "is empty",
		"-workflow-execution-id=": "is empty",
		"-step-execution-id=":     "is empty",
		"-pipeline-arn=":          "is empty",
		"-image-arn=" + imageARN + " -step-execution-id=" + stepID: "give one of",
		"-output=yaml": `-output is "yaml"`,
		"-nonsense":    "not defined",
		imageARN:       "unexpected argument",
	} {
		stdout, stderr, code := execute(t, strings.Fields(flags)...)
		line, next, _ := strings.Cut(stderr, "\n")
		if code != exitUsage || stdout != "" || !strings.HasPrefix(line, "whyfailed: ") || !strings.Contains(line, says) || next != "Run whyfailed -h for help.\n" {
			t.Errorf("%s: code %d, stdout %q, stderr:\n%s", flags, code, stdout, stderr)
		}
	}
}

func TestWhyfailed_refusesWhatIsNoImage(t *testing.T) {
	server := service(t, isFailed)
	stdout, stderr, code := execute(t, "-image-arn", pipelineARN)
	if code != exitUnknown || stdout != "" || !strings.Contains(stderr, "got an image pipeline ARN") || strings.Count(stderr, "\n") != 2 {
		t.Errorf("code %d, stdout %q, stderr:\n%s", code, stdout, stderr)
	}
	if len(server.Requests()) > 0 {
		t.Error("a request was sent")
	}
}

func TestHelp_hasAnExample(t *testing.T) {
	_, stderr, code := execute(t, "-h")
	if code != 0 || !strings.Contains(stderr, "\n  whyfailed -image-arn arn:") || !strings.Contains(stderr, "\n  -pipeline-arn ARN\n") {
		t.Errorf("code %d, stderr:\n%s", code, stderr)
	}
}
