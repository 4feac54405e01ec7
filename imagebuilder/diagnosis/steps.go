package diagnosis

import (
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// readStep begins with a step.
func (b *builder) readStep(ctx context.Context, id string) {
	out := b.getStep(ctx, id)
	if out == nil {
		return
	}
	b.belongsTo(out.ImageBuildVersionArn)
	b.asked = aws.ToString(out.WorkflowExecutionId)
	step := withoutSecrets(types.WorkflowStepMetadata{
		Action:          out.Action,
		AttemptNumber:   out.AttemptNumber,
		Description:     out.Description,
		EndTime:         out.EndTime,
		Inputs:          out.Inputs,
		MaxAttempts:     out.MaxAttempts,
		Message:         out.Message,
		Name:            out.Name,
		Outputs:         out.Outputs,
		RollbackStatus:  out.RollbackStatus,
		StartTime:       out.StartTime,
		Status:          out.Status,
		StepExecutionId: &id,
	})
	b.step = &step
}

// getStep reads one step, and keeps its onFailure.
func (b *builder) getStep(ctx context.Context, id string) *imagebuilder.GetWorkflowStepExecutionOutput {
	out := call(ctx, &b.reader, "GetWorkflowStepExecution", id, func(ctx context.Context, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetWorkflowStepExecutionOutput, error) {
		return b.client.GetWorkflowStepExecution(ctx, &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: &id}, optFns...)
	})
	if out != nil {
		b.onFailure[id] = aws.ToString(out.OnFailure)
	}
	return out
}

// readSteps reads the steps of the executions in which something failed or runs,
// the cause first.
func (b *builder) readSteps(ctx context.Context) {
	order := make([]*Execution, 0, len(b.report.Executions))
	for i := range b.report.Executions {
		if e := &b.report.Executions[i]; b.urgency(e) > 0 {
			order = append(order, e)
		}
	}
	slices.SortStableFunc(order, func(x, y *Execution) int { return b.urgency(y) - b.urgency(x) })
	for _, e := range order {
		if e.Steps == nil {
			b.readStepsOf(ctx, e)
		}
		if e.Status.IsFailed() || e.Role == RoleCause {
			e.FailedStep = b.failedStep(ctx, e)
		}
	}
}

// urgency is 0 for an execution whose steps have nothing to say.
func (b *builder) urgency(e *Execution) int {
	switch {
	case e.Role == RoleCause:
		return 5
	case b.asked != "" && aws.ToString(e.WorkflowExecutionId) == b.asked:
		return 4
	case e.Role == RoleFailed:
		return 3
	case e.Role == RolePassedOver:
		return 2
	case e.Role == "" && e.Status == types.WorkflowExecutionStatusRunning:
		return 1
	default:
		return 0
	}
}

// readStepsOf reads the steps of one execution, and reports whether it got any.
func (b *builder) readStepsOf(ctx context.Context, e *Execution) bool {
	id := aws.ToString(e.WorkflowExecutionId)
	var steps []types.WorkflowStepMetadata
	pages := imagebuilder.NewListWorkflowStepExecutionsPaginator(b.client, &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id}, func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) {
		o.Limit = pageSize
	})
	complete := eachPage(ctx, &b.reader, "ListWorkflowStepExecutions", id, pages, maxCalls, func(page *imagebuilder.ListWorkflowStepExecutionsOutput) {
		if b.report.ImageBuildVersionArn == "" {
			b.belongsTo(page.ImageBuildVersionArn)
		}
		for _, step := range page.Steps {
			steps = append(steps, withoutSecrets(step))
		}
	})
	if complete && len(steps) == 0 && e.Status != types.WorkflowExecutionStatusPending {
		b.note("ListWorkflowStepExecutions", id, "no steps are listed")
	}
	if b.step != nil && id == b.asked && !slices.ContainsFunc(steps, func(s types.WorkflowStepMetadata) bool {
		return aws.ToString(s.StepExecutionId) == aws.ToString(b.step.StepExecutionId)
	}) {
		steps = append(steps, *b.step)
	}
	if len(steps) == 0 {
		return false
	}
	summary := types.Summarize(steps)
	e.Steps = &summary
	steps = slices.DeleteFunc(steps, func(s types.WorkflowStepMetadata) bool { return !s.IsFailed() })
	slices.SortStableFunc(steps, func(x, y types.WorkflowStepMetadata) int { return byTime(x.StartTime, y.StartTime) })
	b.failed[id] = steps
	return true
}

// failedStep returns the first failed step that the execution did not pass over.
// The failure context names it, or onFailure tells: the list of steps has no
// onFailure, so that each step must be asked for.
func (b *builder) failedStep(ctx context.Context, e *Execution) *types.WorkflowStepMetadata {
	failed := b.failed[aws.ToString(e.WorkflowExecutionId)]
	if named := aws.ToString(b.report.failureContext().StepExecutionId); named != "" {
		for i := range failed {
			if aws.ToString(failed[i].StepExecutionId) == named {
				return &failed[i]
			}
		}
	}
	if len(failed) > 1 && e.Role != RoleCause {
		return nil // Not worth the calls.
	}
	for i := range failed {
		id := aws.ToString(failed[i].StepExecutionId)
		if _, known := b.onFailure[id]; !known && id != "" && len(failed) > 1 {
			b.getStep(ctx, id)
		}
		if !strings.EqualFold(b.onFailure[id], "Continue") {
			return &failed[i]
		}
	}
	return nil
}
