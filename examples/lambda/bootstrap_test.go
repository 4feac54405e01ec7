package main

import (
	"context"
	"os"
	"testing"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// TestMain makes the test program a bootstrap too, whose policy panics. The tests of
// try run it in the emulator.
func TestMain(m *testing.M) {
	if os.Getenv("AWS_LAMBDA_RUNTIME_API") == "" {
		os.Exit(m.Run())
	}
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	lambda.Start((&function{clients: newClients(cfg, ""), decide: panicking, log: lambdacontext.NewLogger()}).handle)
}

func panicking(buildevents.Event, types.WorkflowStepExecution) (types.WorkflowStepActionType, string) {
	if os.Getenv("IN_A_GOROUTINE") != "" {
		go panic("no policy")
		select {}
	}
	panic("no policy")
}
