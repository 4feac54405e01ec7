package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// TestMain lets the test binary be the program itself.
func TestMain(m *testing.M) {
	if os.Getenv("BE_QUICKSTART") != "" {
		main()
		return
	}
	m.Run()
}

const id = "wf-11111111-2222-3333-4444-555555555555"

// quickstart runs the program with the server as the endpoint of the AWS configuration.
func quickstart(t *testing.T, server *imagebuildertest.Server, args ...string) (output string, code int) {
	t.Helper()
	cfg := server.Config()
	credentials, err := cfg.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	program := exec.CommandContext(t.Context(), os.Args[0], args...)
	program.Env = append(os.Environ(), "BE_QUICKSTART=1", "AWS_REGION="+cfg.Region, "AWS_ENDPOINT_URL_IMAGEBUILDER="+server.URL,
		"AWS_ACCESS_KEY_ID="+credentials.AccessKeyID, "AWS_SECRET_ACCESS_KEY="+credentials.SecretAccessKey, "AWS_SESSION_TOKEN=",
		"AWS_PROFILE=", "AWS_CONFIG_FILE=absent", "AWS_SHARED_CREDENTIALS_FILE=absent")
	printed, err := program.CombinedOutput()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		t.Fatal(err)
	}
	return string(printed), program.ProcessState.ExitCode()
}

func newServer(t *testing.T) *imagebuildertest.Server {
	t.Helper()
	server := imagebuildertest.NewServer()
	t.Cleanup(server.Close)
	return server
}

// The README shows this output.
func TestQuickstart_printsTheSteps(t *testing.T) {
	want, err := os.ReadFile("testdata/steps.txt")
	if err != nil {
		t.Fatal(err)
	}
	server := newServer(t)
	for id, execution := range imagebuildertest.SampleFailingBuild().Executions {
		execution.Steps = execution.Steps[:3]
		server.SetExecution(id, execution)
		if output, code := quickstart(t, server, id); code != 0 || output != string(want) {
			t.Errorf("code %d, output differs from testdata/steps.txt:\n%s", code, output)
		}
	}
}

func TestQuickstart_explainsItself(t *testing.T) {
	server := newServer(t)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-h"}, 0, "lists the steps of a workflow execution: go run . wf-"},
		{[]string{"--help"}, 0, "lists the steps of a workflow execution: go run . wf-"},
		{nil, 1, "give the id of one workflow execution, such as wf-"},
		{[]string{id, id}, 1, "give the id of one workflow execution, such as wf-"},
		{[]string{"run-1"}, 1, `WorkflowExecutionId must be "wf-" and a UUID`},
		{[]string{"-color"}, 2, "flag provided but not defined: -color"},
	} {
		if output, code := quickstart(t, server, c.args...); code != c.code || !strings.Contains(output, c.says) || strings.Count(output, "\n") > 2 {
			t.Errorf("%q: code %d, output:\n%s", c.args, code, output)
		}
	}
}

func TestQuickstart_printsWhatToDoAboutAnError(t *testing.T) {
	server := newServer(t)
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{Message: aws.String("not yours")}), 1)
	if output, code := quickstart(t, server, id); code != 1 || !strings.Contains(output, "ForbiddenException: not yours\nGrant the identity the action imagebuilder:ListWorkflowStepExecutions") {
		t.Errorf("code %d, output:\n%s", code, output)
	}
}

func TestQuickstart_isSafeOnATerminal(t *testing.T) {
	const unsafe = "\x1b[31m\u009b\u202e\u200b\x7f"
	server := newServer(t)
	server.SetSteps(id, types.WorkflowStepMetadata{Name: aws.String(unsafe), Status: unsafe, Message: aws.String(unsafe)})
	server.Inject(nil, 1)
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{Message: aws.String(unsafe)}), 1)
	for _, want := range []int{0, 1} {
		if output, code := quickstart(t, server, id); code != want || strings.ContainsAny(output, "\x1b\u009b\u202e\u200b\x7f") {
			t.Errorf("code %d, output %q", code, output)
		}
	}
}
