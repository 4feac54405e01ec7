package diagnosis

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/presigned"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

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

func (b *builder) readExecutions(ctx context.Context) {
	arn := b.report.ImageBuildVersionArn
	pages := imagebuilder.NewListWorkflowExecutionsPaginator(b.client, &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: &arn}, func(o *imagebuilder.ListWorkflowExecutionsPaginatorOptions) {
		o.Limit = pageSize
	})
	b.listed = eachPage(ctx, &b.reader, "ListWorkflowExecutions", arn, pages, maxExecutionPages, func(page *imagebuilder.ListWorkflowExecutionsOutput) {
		if page.Message != nil {
			b.report.Message = presigned.Hide(*page.Message)
		}
		for _, execution := range page.WorkflowExecutions {
			b.report.Executions = append(b.report.Executions, Execution{WorkflowExecutionMetadata: withoutSecrets(execution)})
		}
	})
	if status := b.report.Status(); b.listed && len(b.report.Executions) == 0 && (status == "" || status.IsFinished()) {
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
	case listed == nil && b.step != nil:
		e := b.getExecution(ctx, b.asked)
		if e == nil {
			e = unlisted(b.asked)
		}
		b.report.Executions = append(b.report.Executions, *e)
	case listed != nil && b.execution != nil:
		listed.Steps = b.execution.Steps
	}
	if id := aws.ToString(b.report.failureContext().WorkflowExecutionId); id != "" && b.find(id) == nil {
		b.report.Executions = append(b.report.Executions, *unlisted(id))
	}
	slices.SortStableFunc(b.report.Executions, func(a, b Execution) int {
		return cmp.Or(cmp.Compare(stage(a.Type), stage(b.Type)), byTime(a.StartTime, b.StartTime))
	})
}

func (b *builder) find(id string) *Execution {
	for i := range b.report.Executions {
		if aws.ToString(b.report.Executions[i].WorkflowExecutionId) == id {
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
	t, err := time.Parse(time.RFC3339, aws.ToString(text))
	if err != nil {
		return math.MaxInt64
	}
	return t.UnixNano()
}
