package diagnosis

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/otherregion"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Client is the part of [imagebuilder.Client] that [Of] needs. Implement it to
// stand in for a client in tests; package imagebuildertest has a whole service.
type Client interface {
	GetImage(context.Context, *imagebuilder.GetImageInput, ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error)
	GetWorkflowExecution(context.Context, *imagebuilder.GetWorkflowExecutionInput, ...func(*imagebuilder.Options)) (*imagebuilder.GetWorkflowExecutionOutput, error)
	GetWorkflowStepExecution(context.Context, *imagebuilder.GetWorkflowStepExecutionInput, ...func(*imagebuilder.Options)) (*imagebuilder.GetWorkflowStepExecutionOutput, error)
	imagebuilder.ListWorkflowExecutionsAPIClient
	imagebuilder.ListWorkflowStepExecutionsAPIClient
}

var _ Client = (*imagebuilder.Client)(nil)

// Of reads an image build and returns a report of why it failed. The subject is a
// build version ARN, which ends in /1.0.0/1, the id of a workflow execution or that
// of a step execution; for the ids, the report is of the build that they belong to.
// The build need not have failed.
//
// Of calls the client one operation after the other: usually 3 from an ARN and 4
// from an id, and never more than 12; what was left is listed in Unread.
// Retries that the client makes do not count. Of waits for each response as long as
// ctx allows. optFns are passed to each call.
//
// Unread of the report lists what could not be read. Of returns an error only if
// nothing could be read or if ctx ended. In the first case it wraps the error of the
// first call that failed. In the second it satisfies errors.Is(err, ctx.Err()), and the
// report has what was read until then, or is nil if that is nothing. A subject of
// another kind is an error that holds a [smithy.InvalidParamsError]; nothing is sent
// then.
func Of(ctx context.Context, client Client, subject string, optFns ...func(*imagebuilder.Options)) (*Report, error) {
	if err := checkSubject(subject); err != nil {
		return nil, err
	}
	b := &builder{reader: reader{client: client, optFns: optFns}, onFailure: map[string]string{}, failed: map[string][]types.WorkflowStepMetadata{}}
	b.read(ctx, subject)
	report := &b.report
	if b.isEmpty() {
		report = nil
	}
	switch {
	case b.ended != nil:
		return report, fmt.Errorf("diagnosis of %s: %w", oneline.Escape(subject), b.ended)
	case report == nil:
		err := b.failure()
		return nil, fmt.Errorf("nothing could be read of %s%s: %w", oneline.Escape(subject), otherregion.Clause(subject, b.client, b.optFns, err), err)
	}
	return report, nil
}

func (b *builder) read(ctx context.Context, subject string) {
	switch identifier.KindOf(subject) {
	case identifier.WorkflowExecution:
		b.readExecution(ctx, subject)
	case identifier.WorkflowStepExecution:
		b.readStep(ctx, subject)
	default:
		b.report.ImageBuildVersionArn = subject
	}
	if b.report.ImageBuildVersionArn != "" {
		b.readImage(ctx)
		b.readExecutions(ctx)
	} else {
		b.note("GetImage", "", "no response names the build that "+subject+" belongs to")
	}
	b.completeExecutions(ctx)
	b.assignRoles()
	b.readSteps(ctx)
	b.report.Logs = b.logs()
	b.report.Unread = b.unread
}
