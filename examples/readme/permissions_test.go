package readme

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
)

// The table of IAM actions lists what each task sends.
func TestDocs_nameTheActionsOfEachTask(t *testing.T) {
	failing, waiting := imagebuildertest.SampleFailingBuild(), imagebuildertest.SampleWaitingBuild()
	executionID := slices.Sorted(maps.Keys(failing.Executions))[0]
	stepID := *failing.Executions[executionID].Steps[0].StepExecutionId
	imageArn := *failing.Image.Arn
	diagnose := func(subject string) func(context.Context, *imagebuilder.Client) error {
		return func(ctx context.Context, client *imagebuilder.Client) error {
			_, err := diagnosis.Of(ctx, client, subject)
			return err
		}
	}

	for _, c := range []struct {
		task  string
		build imagebuildertest.Build
		run   func(context.Context, *imagebuilder.Client) error
	}{
		{"list steps", failing, func(ctx context.Context, client *imagebuilder.Client) error {
			_, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &executionID})
			return err
		}},
		{"`diagnosis.Of` an image", failing, diagnose(imageArn)},
		{"`diagnosis.Of` a workflow execution", failing, diagnose(executionID)},
		{"`diagnosis.Of` a step", failing, diagnose(stepID)},
		{"`watch.Wait`", failing, func(ctx context.Context, client *imagebuilder.Client) error {
			_, err := watch.Wait(ctx, client, imageArn)
			if _, ok := errors.AsType[*watch.BuildError](err); ok {
				return nil
			}
			return err
		}},
		{"`watch.New`", failing, func(ctx context.Context, client *imagebuilder.Client) error { return changes(ctx, client, imageArn) }},
		{"approve", waiting, func(ctx context.Context, client *imagebuilder.Client) error {
			return mayItGoOn(ctx, client, *waiting.Image.Arn)
		}},
	} {
		server := imagebuildertest.NewServer()
		defer server.Close()
		c.build.Speed = 1e9
		server.Play(c.build)
		if err := c.run(t.Context(), imagebuilder.NewFromConfig(server.Config())); err != nil {
			t.Errorf("%s: %v", c.task, err)
		}
		var actions []string
		for _, request := range server.Requests() {
			actions = append(actions, "`"+request.Operation+"`")
		}
		slices.Sort(actions)
		row := "| " + c.task + " | " + strings.Join(slices.Compact(actions), ", ") + " |\n"
		if !strings.Contains(read(t, "docs/permissions.md"), row) {
			t.Errorf("docs/permissions.md lacks the row %s", row)
		}
	}
}
