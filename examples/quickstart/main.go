package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(imagebuilder.NewFromConfig(cfg),
		&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(os.Args[1])})
	for step, err := range steps.All(ctx) {
		if forbidden, ok := errors.AsType[*errors.ForbiddenException](err); ok {
			log.Fatal("these credentials may not list steps: ", forbidden.ErrorMessage())
		} else if err != nil {
			log.Fatal(err)
		}
		fmt.Println(aws.ToString(step.Name), step.Status, step.Cause())
	}
}
