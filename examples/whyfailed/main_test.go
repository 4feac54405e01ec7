package main

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestWhyfailed_tellsTheCausesInTheSampleAndWhereToLook(t *testing.T) {
	got := clitest.Run(t, run)
	if got.Code != 0 {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
	clitest.Golden(t, "testdata/causes.txt", got.Stdout)
}

func TestWhyfailed_succeedsWhenNothingFailed(t *testing.T) {
	server, args := clitest.AWS(t)
	server.SetExecution(clitest.ID, imagebuildertest.Execution{
		Steps:                []types.WorkflowStepMetadata{{Status: types.WorkflowStepExecutionStatusCompleted}},
		ImageBuildVersionArn: "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1",
	})
	got := clitest.Run(t, run, args...)
	if got.Code != 0 || !strings.HasPrefix(got.Stdout, "0 of 1 steps failed.\n") || strings.Contains(got.Stdout, "Build log") {
		t.Errorf("got %+v", got)
	}
}

func TestWhyfailed_printsWhatAFailedStepLeftBehind(t *testing.T) {
	outputs := map[string]string{
		`{"logUrl": "https://logs.example.com/a.log?X-Amz-Signature=secret"}`: "log    https://logs.example.com/a.log (console: S3)",
		`{"logUrl": "/var/lib/amazon/toe/TOE_1"}`:                             "log    /var/lib/amazon/toe/TOE_1 (console: none, it is a path on the instance)",
		`{"logUrl": "C:\\ProgramData\\toe"}`:                                  `log    C:\ProgramData\toe (console: none, it is a path on the instance)`,
		`{"associationId": "7416ce2e"}`:                                       "association  7416ce2e (console: Systems Manager, State Manager)",
		`{"instanceId": "i-1"}`:                                               "instance  i-1 (console: EC2, Instances)",
		`{"runCommandId": "9eef\u001b[31m"}`:                                  "run command  9eef\ufffd[31m (console: Systems Manager, Run Command, Command history)",
		`{"executionArn": "arn:aws:states:x"}`:                                "execution  arn:aws:states:x (console: Step Functions, State machines)",
		`not json`:                                                            "cause  not json\n\nSteps",
	}
	for given, want := range outputs {
		server, args := clitest.AWS(t)
		server.SetSteps(clitest.ID, types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusFailed, Outputs: aws.String(given)})
		got := clitest.Run(t, run, args...)
		if !strings.Contains(got.Stdout, want) || strings.Contains(got.Stdout, "secret") || strings.Contains(got.Stdout, "\x1b") {
			t.Errorf("%s gives:\n%s%s", given, got.Stdout, got.Stderr)
		}
	}
}

func TestWhyfailed_tellsCancelledAndSkippedSteps(t *testing.T) {
	server, args := clitest.AWS(t)
	server.SetSteps(clitest.ID,
		types.WorkflowStepMetadata{Name: aws.String("Build"), Status: types.WorkflowStepExecutionStatusCancelled, Message: aws.String("Cancelled by \x1b[1muser")},
		types.WorkflowStepMetadata{Name: aws.String("Test"), Status: types.WorkflowStepExecutionStatusCancelled},
		types.WorkflowStepMetadata{Name: aws.String("Sysprep"), Status: types.WorkflowStepExecutionStatusSkipped, Message: aws.String("if is false")},
		types.WorkflowStepMetadata{Name: aws.String("Sanitize"), Status: types.WorkflowStepExecutionStatusSkipped},
	)
	got := clitest.Run(t, run, args...)
	for _, want := range []string{"0 of 4 steps failed, 2 cancelled.\n", "Build (-) was cancelled: Cancelled by \ufffd[1muser\n", "Test (-) was cancelled.\n", "Sysprep (-) was skipped: if is false\n"} {
		if !strings.Contains(got.Stdout, want) {
			t.Errorf("%s is not in:\n%s%s", want, got.Stdout, got.Stderr)
		}
	}
	if strings.Contains(got.Stdout, "Sanitize") {
		t.Errorf("a skipped step without a message is told:\n%s", got.Stdout)
	}
}

func TestWhyfailed_failsWhenItCannotList(t *testing.T) {
	server, args := clitest.AWS(t)
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), 1)
	got := clitest.Run(t, run, args...)
	if got.Code != 1 || got.Stdout != "" || !strings.HasPrefix(got.Stderr, "whyfailed: ") {
		t.Errorf("got %+v", got)
	}
}
