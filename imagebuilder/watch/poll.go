package watch

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const pageSize = 25

// build is what one poll has read of a build.
type build struct {
	image      *types.Image
	executions []execution
}

// execution is a workflow execution with its steps, unless they are known to be over.
type execution struct {
	types.WorkflowExecutionMetadata
	id    string
	steps []types.WorkflowStepMetadata
}

// waiting returns the name of the first step that waits for an approval.
func (b build) waiting() string {
	for _, e := range b.executions {
		for _, step := range e.steps {
			if step.IsWaitingForApproval() {
				return cmp.Or(aws.ToString(step.Name), aws.ToString(step.StepExecutionId))
			}
		}
	}
	return ""
}

// poll reads top-down, so that what is read is at least as new as the image. With
// an error comes what was read: the image, and the executions that go on or whose steps
// were read.
func (w *watching) poll(ctx context.Context) (build, error) {
	image, err := w.readImage(ctx)
	if err != nil || w.imageOnly {
		return build{image: image}, err
	}
	executions, err := w.readExecutions(ctx)
	for i, e := range executions {
		if w.isComplete(e) {
			continue
		}
		if executions[i].steps, err = w.readSteps(ctx, e.id); err != nil {
			rest := slices.DeleteFunc(executions[i:], func(e execution) bool { return e.Status.IsFinished() && !w.isComplete(e) })
			executions, err = executions[:i+len(rest)], fmt.Errorf("steps of %s: %w", oneline.Abbreviate(e.id), err)
			break
		}
	}
	return build{image, executions}, err
}

// isComplete reports whether an execution is over, and its steps have been yielded.
func (w *watching) isComplete(e execution) bool {
	return e.Status.IsFinished() && w.known.isRunOver(e.id)
}

func (w *watching) readImage(ctx context.Context) (*types.Image, error) {
	out, err := w.client.GetImage(ctx, &imagebuilder.GetImageInput{ImageBuildVersionArn: &w.imageArn}, w.options.ClientOptions...)
	switch {
	case err != nil:
		return nil, err
	case out.Image == nil || out.Image.State == nil || out.Image.State.Status == "":
		return nil, errNoStatus
	default:
		return out.Image, nil
	}
}

var errNoStatus = errors.New("the response of GetImage has no status of the image")

// readExecutions leaves out executions without an id, whose steps cannot be read.
func (w *watching) readExecutions(ctx context.Context) ([]execution, error) {
	input := &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: &w.imageArn, MaxResults: aws.Int32(pageSize)}
	var executions []execution
	for e, err := range imagebuilder.NewListWorkflowExecutionsPaginator(w.client, input).All(ctx, w.options.ClientOptions...) {
		if err != nil {
			return nil, err
		}
		if id := aws.ToString(e.WorkflowExecutionId); id != "" {
			executions = append(executions, execution{WorkflowExecutionMetadata: e, id: id})
		}
	}
	slices.SortStableFunc(executions, func(a, b execution) int { return byStart(a.StartTime, b.StartTime) })
	return executions, nil
}

func (w *watching) readSteps(ctx context.Context, executionID string) ([]types.WorkflowStepMetadata, error) {
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &executionID, MaxResults: aws.Int32(pageSize)}
	var steps []types.WorkflowStepMetadata
	for step, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(w.client, input).All(ctx, w.options.ClientOptions...) {
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	slices.SortStableFunc(steps, func(a, b types.WorkflowStepMetadata) int { return byStart(a.StartTime, b.StartTime) })
	return steps, nil
}

// byStart orders by start time; what has not started comes last.
func byStart(a, b *string) int {
	start := func(value *string) time.Time {
		t, err := time.Parse(time.RFC3339, aws.ToString(value))
		if err != nil {
			t = time.Unix(1<<40, 0)
		}
		return t
	}
	return start(a).Compare(start(b))
}
