package program

import (
	"context"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/aws-sdk-go-v2/service/imagebuilder/types"

	"github.com/seed-78d42d54/imagebuilder-go/internal/consumer/fakeservice"
)

func onePage(ctx context.Context, env Environment) {
	client := imagebuilder.NewFromConfig(env.config())
	out, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.OneStep),
		MaxResults:          aws.Int32(7),
		NextToken:           aws.String("<token> & \"quotes\" \u2028 é"),
	})
	if err != nil {
		env.printf("%v", err)
		return
	}

	env.printf("%s, %s, %s, %s, %s, next %q", *out.RequestId, *out.WorkflowExecutionId, *out.WorkflowBuildVersionArn,
		*out.ImageBuildVersionArn, *out.Message, aws.ToString(out.NextToken))
	env.printSteps(out.Steps)

	requestID, ok := awsmiddleware.GetRequestIDMetadata(out.ResultMetadata)
	env.printf("request id %q, %t", requestID, ok)
	attempts, ok := retry.GetAttemptResults(out.ResultMetadata)
	env.printf("%d attempts, %t", len(attempts.Results), ok)
	if raw, ok := awsmiddleware.GetRawResponse(out.ResultMetadata).(*smithyhttp.Response); ok {
		env.printf("%s %s", http.StatusText(raw.StatusCode), raw.Header.Get("Content-Type"))
	}
	_, ok = awsmiddleware.GetServerTime(out.ResultMetadata)
	env.printf("server time %t", ok)
	_, ok = awsmiddleware.GetResponseAt(out.ResultMetadata)
	env.printf("response time %t", ok)
}

func (env Environment) printSteps(steps []types.WorkflowStepMetadata) {
	for _, step := range steps {
		env.printf("%q %q %q %q, %s, rollback %q, message %t, in %q, out %q, from %q to %q",
			aws.ToString(step.StepExecutionId), aws.ToString(step.Name), aws.ToString(step.Description), aws.ToString(step.Action),
			step.Status, step.RollbackStatus, step.Message != nil, aws.ToString(step.Inputs), aws.ToString(step.Outputs),
			aws.ToString(step.StartTime), aws.ToString(step.EndTime))
	}
}

func paginate(ctx context.Context, env Environment) {
	input := &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.ThreePages),
		MaxResults:          aws.Int32(3),
	}
	paginator := imagebuilder.NewListWorkflowStepExecutionsPaginator(imagebuilder.NewFromConfig(env.config()), input)
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			env.printf("%v", err)
			return
		}
		env.printf("page %s with %d steps", *page.RequestId, len(page.Steps))
		env.printSteps(page.Steps)
	}
	_, err := paginator.NextPage(ctx)
	env.printf("after the end: %v", err)
	env.printf("input: %d, token %t", *input.MaxResults, input.NextToken != nil)
}

// stepLister keeps the paginator in a field, for which its type needs a name.
type stepLister struct {
	pages *imagebuilder.ListWorkflowStepExecutionsPaginator
}

func paginateWithOptions(ctx context.Context, env Environment) {
	client := imagebuilder.NewFromConfig(env.config())

	fromTheMiddle := stepLister{imagebuilder.NewListWorkflowStepExecutionsPaginator(client,
		&imagebuilder.ListWorkflowStepExecutionsInput{
			WorkflowExecutionId: aws.String(fakeservice.ThreePages),
			MaxResults:          aws.Int32(20),
			NextToken:           aws.String("token 1"),
		},
		func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) { o.Limit = 4 },
	)}
	for fromTheMiddle.pages.HasMorePages() {
		page, err := fromTheMiddle.pages.NextPage(ctx, func(o *imagebuilder.Options) { o.Region = "sa-east-1" })
		if err != nil {
			env.printf("%v", err)
			return
		}
		env.printf("page %s with %d steps", *page.RequestId, len(page.Steps))
	}

	sameToken := imagebuilder.NewListWorkflowStepExecutionsPaginator(client,
		&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(fakeservice.SameToken)},
		func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) { o.StopOnDuplicateToken = true },
	)
	pages := 0
	for sameToken.HasMorePages() {
		if _, err := sameToken.NextPage(ctx); err != nil {
			env.printf("%v", err)
			return
		}
		pages++
	}
	env.printf("the same token again after %d pages", pages)
}

func enums(_ context.Context, env Environment) {
	known := make(map[types.WorkflowStepExecutionStatus]bool)
	for _, status := range types.WorkflowStepExecutionStatus("").Values() {
		known[status] = true
	}
	for _, status := range []types.WorkflowStepExecutionStatus{
		types.WorkflowStepExecutionStatusPending,
		types.WorkflowStepExecutionStatusSkipped,
		types.WorkflowStepExecutionStatusRunning,
		types.WorkflowStepExecutionStatusCompleted,
		types.WorkflowStepExecutionStatusFailed,
		types.WorkflowStepExecutionStatusCancelled,
		"NOT_YET_INVENTED",
	} {
		env.printf("%s %t", status, known[status])
	}
	env.printf("%v", types.WorkflowStepExecutionRollbackStatusRunning.Values())
	switch status := types.WorkflowStepExecutionRollbackStatus("FAILED"); status {
	case types.WorkflowStepExecutionRollbackStatusFailed:
		env.printf("rolled back: failed")
	case types.WorkflowStepExecutionRollbackStatusRunning, types.WorkflowStepExecutionRollbackStatusCompleted, types.WorkflowStepExecutionRollbackStatusSkipped:
		env.printf("rolled back: %s", status)
	}
}
