package diagnosis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const imageARN = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/1.0.0/7"

const (
	testWorkflow  = "arn:aws:imagebuilder:us-west-2:111122223333:workflow/test/my-tests/1.0.0/1"
	otherWorkflow = "arn:aws:imagebuilder:us-west-2:111122223333:workflow/test/other-tests/1.0.0/1"
)

func execID(n int) string { return fmt.Sprintf("wf-00000000-0000-0000-0000-%012d", n) }
func stepID(n int) string { return fmt.Sprintf("step-00000000-0000-0000-0000-%012d", n) }

// at is a time of the build, so many minutes after its beginning.
func at(minutes int) string { return fmt.Sprintf("2026-09-09T19:%02d:00.000Z", minutes) }

func newServer(t *testing.T) (*imagebuildertest.Server, *imagebuilder.Client) {
	t.Helper()
	server := imagebuildertest.NewServer()
	t.Cleanup(server.Close)
	return server, imagebuilder.NewFromConfig(server.Config(), func(o *imagebuilder.Options) { o.RetryMaxAttempts = 1 })
}

func image(state types.ImageState, changes ...func(*types.Image)) types.Image {
	image := types.Image{Arn: aws.String(imageARN), Name: aws.String("My_Example_Image"), State: &state}
	for _, change := range changes {
		change(&image)
	}
	return image
}

func failedImage(reason string, failure *types.ImageFailureContext) types.Image {
	return image(types.ImageState{Status: types.ImageStatusFailed, Reason: aws.String(reason), FailureContext: failure})
}

// mayFail lets the build go on if the workflow fails.
func mayFail(workflow string) func(*types.Image) {
	return func(i *types.Image) {
		i.Workflows = append(i.Workflows, types.WorkflowConfiguration{
			WorkflowArn: aws.String(workflow),
			OnFailure:   types.OnWorkflowFailureContinue,
			Parameters:  []types.WorkflowParameter{{Name: aws.String("password"), Value: []string{"hunter2"}}},
		})
	}
}

func run(kind types.WorkflowType, status types.WorkflowExecutionStatus, start int, steps ...types.WorkflowStepMetadata) imagebuildertest.Execution {
	workflow := "arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1"
	if kind == types.WorkflowTypeTest {
		workflow = testWorkflow
	}
	return imagebuildertest.Execution{
		Type: kind, Status: status, Steps: steps, StartTime: at(start),
		ImageBuildVersionArn: imageARN, WorkflowBuildVersionArn: workflow,
	}
}

func buildRun(status types.WorkflowExecutionStatus, steps ...types.WorkflowStepMetadata) imagebuildertest.Execution {
	return run(types.WorkflowTypeBuild, status, 1, steps...)
}

func step(n int, status types.WorkflowStepExecutionStatus) types.WorkflowStepMetadata {
	return types.WorkflowStepMetadata{
		StepExecutionId: aws.String(stepID(n)),
		Name:            aws.String(fmt.Sprintf("Step%d", n)),
		Action:          aws.String("RunCommand"),
		Status:          status,
		StartTime:       aws.String(at(n)),
	}
}

func completed(n int) types.WorkflowStepMetadata {
	return step(n, types.WorkflowStepExecutionStatusCompleted)
}

func failed(n int) types.WorkflowStepMetadata {
	s := step(n, types.WorkflowStepExecutionStatusFailed)
	s.Message = aws.String(fmt.Sprintf("message %d", n))
	return s
}

// roles are the executions by their numbers, in the order of the report.
func roles(report *diagnosis.Report) string {
	var all []string
	for _, e := range report.Executions {
		id := aws.ToString(e.WorkflowExecutionId)
		all = append(all, strings.TrimLeft(id[len(id)-12:], "0")+" "+string(e.Role))
	}
	return strings.TrimSpace(strings.Join(all, ", "))
}

func unread(report *diagnosis.Report) string {
	var all []string
	for _, u := range report.Unread {
		all = append(all, u.Operation)
	}
	return strings.Join(all, " ")
}

func operations(server *imagebuildertest.Server) string {
	var all []string
	for _, r := range server.Requests() {
		all = append(all, r.Operation)
	}
	return strings.Join(all, " ")
}

func of(ctx context.Context, t *testing.T, client diagnosis.Client, subject string) *diagnosis.Report {
	t.Helper()
	report, err := diagnosis.Of(ctx, client, subject)
	if err != nil {
		t.Fatal(err)
	}
	if cause := report.Cause(); len(cause) > 1000 || strings.ContainsAny(cause, "\n\r\x1b") {
		t.Errorf("the cause has %d bytes: %q", len(cause), cause)
	}
	return report
}
