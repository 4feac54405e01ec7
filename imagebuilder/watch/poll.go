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
	whole := 0 // executions whose steps were read
	for ; err == nil && whole < len(executions); whole++ {
		e := &executions[whole]
		if w.isComplete(*e) {
			continue
		}
		if e.steps, err = w.readSteps(ctx, e.id); err != nil {
			err = fmt.Errorf("steps of %s: %w", oneline.Abbreviate(e.id), err)
			break
		}
	}
	partial := slices.DeleteFunc(executions[whole:], func(e execution) bool { return e.Status.IsFinished() && !w.isComplete(e) })
	return build{image, executions[:whole+len(partial)]}, err
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

// readExecutions leaves out executions without an id, whose steps cannot be read. With
// an error come those of the pages before.
func (w *watching) readExecutions(ctx context.Context) (executions []execution, end error) {
	input := &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: &w.imageArn, MaxResults: aws.Int32(pageSize)}
	for e, err := range imagebuilder.NewListWorkflowExecutionsPaginator(w.client, input).All(ctx, w.options.ClientOptions...) {
		if err != nil {
			end = err
			break
		}
		if id := aws.ToString(e.WorkflowExecutionId); id != "" {
			executions = append(executions, execution{WorkflowExecutionMetadata: e, id: id})
		}
	}
	slices.SortStableFunc(executions, func(a, b execution) int { return byStart(a.StartTime, b.StartTime) })
	return executions, end
}

// readSteps returns with an error the steps of the pages before.
func (w *watching) readSteps(ctx context.Context, executionID string) (steps []types.WorkflowStepMetadata, end error) {
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &executionID, MaxResults: aws.Int32(pageSize)}
	for step, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(w.client, input).All(ctx, w.options.ClientOptions...) {
		if err != nil {
			end = err
			break
		}
		steps = append(steps, step)
	}
	slices.SortStableFunc(steps, func(a, b types.WorkflowStepMetadata) int { return byStart(a.StartTime, b.StartTime) })
	return steps, end
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
