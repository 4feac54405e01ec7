// Command official measures the official client.
package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/imagebuilder"

	"github.com/seed-78d42d54/imagebuilder-go/internal/compare/bench/contests"
)

func main() {
	contests.Main(func(cfg aws.Config) contests.Client { return client{imagebuilder.NewFromConfig(cfg)} })
}

var input = &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(contests.Execution)}

type client struct{ *imagebuilder.Client }

func (c client) Page(ctx context.Context) error {
	_, err := c.ListWorkflowStepExecutions(ctx, input)
	return err
}

func (c client) Steps(ctx context.Context) (steps int, err error) {
	for pages := imagebuilder.NewListWorkflowStepExecutionsPaginator(c.Client, input); pages.HasMorePages(); {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return 0, err
		}
		steps += len(page.Steps)
	}
	return steps, nil
}
