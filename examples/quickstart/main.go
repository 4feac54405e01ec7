package main

import (
	"context"
	"flag"
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func main() {
	flag.Usage = func() { fmt.Println("lists the steps of a workflow execution: go run . wf-4fb4f4a2-…") }
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("give the id of one workflow execution, such as wf-4fb4f4a2-9ff8-4bc8-8d5d-3a2b64b1b1a5")
	}
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	client := imagebuilder.NewFromConfig(cfg)
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(flag.Arg(0))}
	for step, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input).All(ctx) {
		if err != nil {
			log.Fatalf("%v\n%s", err, errors.Advice(err))
		}
		fmt.Printf("%q %q %s\n", aws.ToString(step.Name), step.Status, step.Cause())
	}
}
