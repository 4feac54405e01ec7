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
	if len(os.Args) != 2 {
		log.Fatal("the id of a workflow execution is missing, such as wf-4fb4f4a2-9ff8-4bc8-8d5d-3a2b64b1b1a5")
	}
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(imagebuilder.NewFromConfig(cfg),
		&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(os.Args[1])})
	for step, err := range steps.All(ctx) {
		if forbidden, ok := errors.AsType[*errors.ForbiddenException](err); ok {
			log.Fatal("these credentials may not list steps: ", forbidden)
		} else if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%q %q %s\n", aws.ToString(step.Name), step.Status, step.Cause())
	}
}
