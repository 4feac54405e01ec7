package diagnosis

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// builder makes a report.
type builder struct {
	reader
	report Report

	// asked is the execution that the subject is or belongs to, execution what is
	// known of it before the list, and step what is known of the step, if the
	// subject is one.
	asked     string
	execution *Execution
	step      *types.WorkflowStepMetadata

	// listed reports whether the list of executions was read to its end.
	listed bool

	// onFailure has what is known of the onFailure of steps, by their ids.
	onFailure map[string]string

	// failed has the failed steps of the executions, by their ids, in the order of
	// their start.
	failed map[string][]types.WorkflowStepMetadata
}

// readExecution begins with a workflow execution.
func (b *builder) readExecution(ctx context.Context, id string) {
	b.asked = id
	b.execution = b.getExecution(ctx, id)
	if b.execution != nil {
		return
	}
	// The list of its steps names the build too.
	if e := unlisted(id); b.readStepsOf(ctx, e) {
		b.execution = e
	}
}

func unlisted(id string) *Execution {
	return &Execution{WorkflowExecutionMetadata: types.WorkflowExecutionMetadata{WorkflowExecutionId: &id}}
}

func (b *builder) getExecution(ctx context.Context, id string) *Execution {
	out := call(ctx, &b.reader, "GetWorkflowExecution", id, func(ctx context.Context, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetWorkflowExecutionOutput, error) {
		return b.client.GetWorkflowExecution(ctx, &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: &id}, optFns...)
	})
	if out == nil {
		return nil
	}
	b.belongsTo(out.ImageBuildVersionArn)
	return &Execution{WorkflowExecutionMetadata: withoutSecrets(types.WorkflowExecutionMetadata{
		EndTime:                 out.EndTime,
		Message:                 out.Message,
		ParallelGroup:           out.ParallelGroup,
		StartTime:               out.StartTime,
		Status:                  out.Status,
		TotalStepCount:          out.TotalStepCount,
		TotalStepsFailed:        out.TotalStepsFailed,
		TotalStepsSkipped:       out.TotalStepsSkipped,
		TotalStepsSucceeded:     out.TotalStepsSucceeded,
		Type:                    out.Type,
		WorkflowBuildVersionArn: out.WorkflowBuildVersionArn,
		WorkflowExecutionId:     &id,
	})}
}

// readStep begins with a step.
func (b *builder) readStep(ctx context.Context, id string) {
	out := b.getStep(ctx, id)
	if out == nil {
		return
	}
	b.belongsTo(out.ImageBuildVersionArn)
	b.asked = value(out.WorkflowExecutionId)
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
		b.onFailure[id] = value(out.OnFailure)
	}
	return out
}

// belongsTo takes the ARN of the build from a response.
func (b *builder) belongsTo(arn *string) {
	if identifier.KindOf(value(arn)) == identifier.ImageBuild {
		b.report.ImageBuildVersionArn = *arn
	}
}

func (b *builder) readImage(ctx context.Context) {
	arn := b.report.ImageBuildVersionArn
	out := call(ctx, &b.reader, "GetImage", arn, func(ctx context.Context, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
		return b.client.GetImage(ctx, &imagebuilder.GetImageInput{ImageBuildVersionArn: &arn}, optFns...)
	})
	switch {
	case out == nil:
	case out.Image == nil:
		b.note("GetImage", arn, "the response has no image")
	default:
		image := *out.Image
		image.DeprecationTime = nil // Its JSON form has milliseconds only.
		image = withoutSecrets(image)
		image.DeprecationTime = out.Image.DeprecationTime
		for i := range image.Workflows {
			image.Workflows[i].Parameters = nil
		}
		b.report.Image = &image
	}
}

func (b *builder) readExecutions(ctx context.Context) {
	arn := b.report.ImageBuildVersionArn
	pages := imagebuilder.NewListWorkflowExecutionsPaginator(b.client, &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: &arn}, func(o *imagebuilder.ListWorkflowExecutionsPaginatorOptions) {
		o.Limit = pageSize
	})
	b.listed = eachPage(ctx, &b.reader, "ListWorkflowExecutions", arn, pages, maxExecutionPages, func(page *imagebuilder.ListWorkflowExecutionsOutput) {
		if page.Message != nil {
			b.report.Message = withoutQueries(*page.Message)
		}
		for _, execution := range page.WorkflowExecutions {
			b.report.Executions = append(b.report.Executions, Execution{WorkflowExecutionMetadata: withoutSecrets(execution)})
		}
	})
	if status := b.report.imageStatus(); b.listed && len(b.report.Executions) == 0 && (status == "" || status.IsFinished()) {
		b.note("ListWorkflowExecutions", arn, "no executions are listed: Image Builder keeps them for a limited time, and a build that fails before its first workflow has none")
	}
}

// completeExecutions adds the executions that are known from elsewhere and were not
// listed, and puts all in order.
func (b *builder) completeExecutions(ctx context.Context) {
	listed := b.find(b.asked)
	switch {
	case b.asked == "":
	case listed == nil && b.execution != nil:
		b.report.Executions = append(b.report.Executions, *b.execution)
	case listed == nil:
		e := b.getExecution(ctx, b.asked)
		if e == nil {
			e = unlisted(b.asked)
		}
		b.report.Executions = append(b.report.Executions, *e)
	case b.execution != nil:
		listed.Steps = b.execution.Steps
	}
	if id := value(b.report.failureContext().WorkflowExecutionId); id != "" && b.find(id) == nil {
		b.report.Executions = append(b.report.Executions, *unlisted(id))
	}
	slices.SortStableFunc(b.report.Executions, func(a, b Execution) int {
		return cmp.Or(cmp.Compare(stage(a.Type), stage(b.Type)), byTime(a.StartTime, b.StartTime))
	})
}

func (b *builder) find(id string) *Execution {
	for i := range b.report.Executions {
		if value(b.report.Executions[i].WorkflowExecutionId) == id {
			return &b.report.Executions[i]
		}
	}
	return nil
}

func stage(t types.WorkflowType) int {
	switch t {
	case types.WorkflowTypeBuild:
		return 0
	case types.WorkflowTypeTest:
		return 1
	case types.WorkflowTypeDistribution:
		return 2
	default:
		return 3
	}
}

// byTime orders times as the API writes them. What is absent or malformed is last.
func byTime(a, b *string) int {
	return cmp.Compare(nanoseconds(a), nanoseconds(b))
}

func nanoseconds(text *string) int64 {
	t, err := time.Parse(time.RFC3339, value(text))
	if err != nil {
		return math.MaxInt64
	}
	return t.UnixNano()
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
	case b.asked != "" && value(e.WorkflowExecutionId) == b.asked:
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
	id := value(e.WorkflowExecutionId)
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
		return value(s.StepExecutionId) == value(b.step.StepExecutionId)
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
	failed := b.failed[value(e.WorkflowExecutionId)]
	if named := value(b.report.failureContext().StepExecutionId); named != "" {
		for i := range failed {
			if value(failed[i].StepExecutionId) == named {
				return &failed[i]
			}
		}
	}
	if len(failed) == 1 {
		return &failed[0]
	}
	if e.Role != RoleCause {
		return nil // Not worth the calls.
	}
	for i := range failed {
		id := value(failed[i].StepExecutionId)
		if _, known := b.onFailure[id]; !known && id != "" {
			b.getStep(ctx, id)
		}
		if !strings.EqualFold(b.onFailure[id], "Continue") {
			return &failed[i]
		}
	}
	return nil
}

// failure returns why there is nothing to report, or nil if there is something.
func (b *builder) failure() error {
	if b.report.Image != nil || len(b.report.Executions) > 0 || b.report.Message != "" {
		b.report.Unread = b.unread
		return nil
	}
	for _, unread := range b.unread {
		if unread.Err != nil {
			return unread.Err
		}
	}
	return errors.New("the responses are empty")
}

func value(member *string) string {
	if member == nil {
		return ""
	}
	return *member
}
