package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
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

func quickstart(t *testing.T, server *imagebuildertest.Server, args ...string) (string, error) {
	program := exec.CommandContext(t.Context(), os.Args[0], args...)
	program.Env = append(os.Environ(), "BE_QUICKSTART=1", "AWS_REGION="+server.Config().Region, "AWS_ENDPOINT_URL="+server.URL)
	output, err := program.CombinedOutput()
	return string(output), err
}

// The README shows this output.
func TestQuickstart_printsTheSteps(t *testing.T) {
	server, _ := clitest.AWS(t)
	for id, execution := range imagebuildertest.SampleFailingBuild().Executions {
		execution.Steps = execution.Steps[:3]
		server.SetExecution(id, execution)
		output, err := quickstart(t, server, id)
		if err != nil {
			t.Errorf("%v, output:\n%s", err, output)
		}
		clitest.Golden(t, "testdata/steps.txt", output)
	}
}

func TestQuickstart_saysWhatItDoes(t *testing.T) {
	server, _ := clitest.AWS(t)
	for _, args := range [][]string{nil, {"-h"}, {clitest.ID, clitest.ID}} {
		if output, err := quickstart(t, server, args...); err == nil || !strings.Contains(output, "lists the steps of a workflow execution; give its id") {
			t.Errorf("%q: %v, output:\n%s", args, err, output)
		}
	}
}

func TestQuickstart_saysWhatToDoAboutAnError(t *testing.T) {
	server, _ := clitest.AWS(t)
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{Message: aws.String("not yours")}), 1)
	if output, err := quickstart(t, server, clitest.ID); err == nil || !strings.Contains(output, "ForbiddenException: not yours\nAllow the identity the action imagebuilder:ListWorkflowStepExecutions") {
		t.Errorf("%v, output:\n%s", err, output)
	}
}

func TestQuickstart_printsNothingThatSteersATerminal(t *testing.T) {
	server, _ := clitest.AWS(t)
	const unsafe = "\x1b[31m\u009b\u202e\u200b\x7f"
	server.SetSteps(clitest.ID, types.WorkflowStepMetadata{Name: aws.String(unsafe), Status: unsafe, Message: aws.String(unsafe)})
	output, err := quickstart(t, server, clitest.ID)
	if err != nil || strings.ContainsAny(output, unsafe[:1]+"\u009b\u202e\u200b\x7f") {
		t.Errorf("%v, output %q", err, output)
	}
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{Message: aws.String(unsafe)}), 1)
	if output, err := quickstart(t, server, clitest.ID); err == nil || strings.ContainsAny(output, unsafe[:1]+"\u009b\u202e\u200b\x7f") {
		t.Errorf("%v, output %q", err, output)
	}
}
