package program

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// mock stands in for the service, as in a unit test.
type mock struct {
	list func(*imagebuilder.ListWorkflowStepExecutionsInput) (*imagebuilder.ListWorkflowStepExecutionsOutput, error)

	inputs  []imagebuilder.ListWorkflowStepExecutionsInput
	options imagebuilder.Options
}

var (
	_ imagebuilder.ListWorkflowStepExecutionsAPIClient = (*mock)(nil)
	_ imagebuilder.ListWorkflowStepExecutionsAPIClient = (*imagebuilder.Client)(nil)
)

func (m *mock) ListWorkflowStepExecutions(_ context.Context, params *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	m.inputs = append(m.inputs, *params)
	for _, fn := range optFns {
		fn(&m.options)
	}
	return m.list(params)
}

var runs = map[string]*imagebuilder.ListWorkflowStepExecutionsOutput{
	"": {
		Steps: []types.WorkflowStepMetadata{
			{Name: aws.String("build"), Status: types.WorkflowStepExecutionStatusCompleted},
			{Name: aws.String("test"), Status: types.WorkflowStepExecutionStatusFailed},
		},
		NextToken: aws.String("2"),
	},
	"2": {
		Steps: []types.WorkflowStepMetadata{
			{Name: aws.String("distribute"), Status: types.WorkflowStepExecutionStatusPending},
		},
		ResultMetadata: middleware.Metadata{},
	},
}

func useMock(ctx context.Context, env Environment) {
	healthy := &mock{list: func(in *imagebuilder.ListWorkflowStepExecutionsInput) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
		return runs[aws.ToString(in.NextToken)], nil
	}}
	failed, err := failedSteps(ctx, healthy, "any id will do for a mock")
	env.printf("%v %v", failed, err)
	for _, in := range healthy.inputs {
		env.printf("asked for %s, %d, %q", *in.WorkflowExecutionId, aws.ToInt32(in.MaxResults), aws.ToString(in.NextToken))
	}
	env.printf("region %s, %d more for the stack", healthy.options.Region, len(healthy.options.APIOptions))

	for _, cause := range []error{
		&types.ForbiddenException{Message: aws.String("not yours")},
		&types.CallRateLimitExceededException{Message: aws.String("slow down"), ErrorCodeOverride: aws.String("Slower")},
		fmt.Errorf("list: %w", &types.ServiceUnavailableException{}),
		&smithy.OperationError{
			ServiceID:     imagebuilder.ServiceID,
			OperationName: "ListWorkflowStepExecutions",
			Err:           &types.InvalidPaginationTokenException{Message: aws.String("begin again")},
		},
		errors.New("no network"),
	} {
		broken := &mock{list: func(*imagebuilder.ListWorkflowStepExecutionsInput) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
			return nil, cause
		}}
		_, err := failedSteps(ctx, broken, "w")
		env.printf("same error %t", errors.Is(err, cause))
		env.describe(err)
	}

	flaky := &mock{}
	flaky.list = func(in *imagebuilder.ListWorkflowStepExecutionsInput) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
		if len(flaky.inputs) == 2 {
			return nil, &types.ServiceException{Message: aws.String("once")}
		}
		return runs[aws.ToString(in.NextToken)], nil
	}
	paginator := imagebuilder.NewListWorkflowStepExecutionsPaginator(flaky, nil)
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			env.printf("once more after %v", err)
			continue
		}
		env.printf("%d steps", len(page.Steps))
	}
}

// failedSteps is code under test.
func failedSteps(ctx context.Context, client imagebuilder.ListWorkflowStepExecutionsAPIClient, id string) ([]string, error) {
	var names []string
	paginator := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(id),
	}, func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) { o.Limit = 25 })
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx, func(o *imagebuilder.Options) { o.Region = "us-east-2" })
		if err != nil {
			return nil, err
		}
		for _, step := range page.Steps {
			if step.Status == types.WorkflowStepExecutionStatusFailed {
				names = append(names, *step.Name)
			}
		}
	}
	return names, nil
}
