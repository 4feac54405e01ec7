// Command ours lists the steps of the workflow execution that it is given.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/internal/compare/program/settings"
)

func main() {
	if err := list(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func list(ctx context.Context, executions []string) error {
	cfg, err := settings.Load(ctx)
	if err != nil {
		return err
	}
	client := imagebuilder.NewFromConfig(cfg)
	for _, execution := range executions {
		pages := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
			WorkflowExecutionId: aws.String(execution),
		})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return err
			}
			for _, step := range page.Steps {
				fmt.Println(aws.ToString(step.Name), step.Status)
			}
		}
	}
	return nil
}
