// Command ours measures this library.
package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
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
	for _, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(c.Client, input).All(ctx) {
		if err != nil {
			return 0, err
		}
		steps++
	}
	return steps, nil
}
