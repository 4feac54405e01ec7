// Command lambda is an AWS Lambda function that says why image builds failed, in
// many accounts and Regions. Its events come from EventBridge by way of an SQS
// queue; template.yaml has all of it. docs/scale.md of imagebuilder-go says how to
// copy and deploy it, and what it costs.
//
// Its settings are in the environment:
//
//   - ROLE_NAME: the role to assume in the account of an event, or none.
//
//   - TOPIC_ARN: the SNS topic that gets the reports, or none.
//
//   - RESUME_STEPS: a comma-separated list of step names. A step with such a name is
//     resumed when it waits for an approval. Space around a name is ignored. The
//     function does not start if no step can have one of the names.
//
// To build the function and run it locally on a failed build, without AWS:
//
//	go run ./try
package main

import (
	"context"
	"log"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/config"
)

func main() {
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	decide, err := resumeNamed(os.Getenv("RESUME_STEPS"))
	if err != nil {
		log.Fatal(err)
	}
	lambda.Start((&function{
		clients: newClients(cfg, os.Getenv("ROLE_NAME")),
		topic:   newTopic(cfg, os.Getenv("TOPIC_ARN")),
		decide:  decide,
		log:     lambdacontext.NewLogger(),
	}).handle)
}
