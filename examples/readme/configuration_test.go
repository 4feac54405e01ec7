package readme

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/tracing"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func Example_configuration() {
	configured := func(ctx context.Context, tracerProvider tracing.TracerProvider) (*imagebuilder.Client, error) {
		// readme: configuration
		cfg, err := config.LoadDefaultConfig(ctx,
			config.WithRegion("eu-central-1"),
			config.WithSharedConfigProfile("builds"),
			config.WithUseFIPSEndpoint(aws.FIPSEndpointStateEnabled),
			config.WithLogger(logging.NewStandardLogger(os.Stderr)),
			config.WithClientLogMode(aws.LogRetries),
		)
		if err != nil {
			return nil, err
		}
		client := imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
			o.MaxResponseBytes = 1 << 20
			o.DisableInputValidation = true
			o.TracerProvider = tracerProvider
		})
		// readme: end
		return client, nil
	}

	file, err := os.CreateTemp("", "aws-config")
	if err != nil {
		log.Fatal(err)
	}
	defer os.Remove(file.Name())
	if _, err := file.WriteString("[profile builds]\n"); err != nil {
		log.Fatal(err)
	}
	os.Setenv("AWS_CONFIG_FILE", file.Name())
	defer os.Unsetenv("AWS_CONFIG_FILE")
	client, err := configured(context.Background(), &tracing.NopTracerProvider{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(client.Options().Region)
	// Output:
	// eu-central-1
}

func Example_timeout() {
	client := imagebuilder.NewFromConfig(aws.Config{})
	input := &imagebuilder.ListWorkflowStepExecutionsInput{}

	list := func(parent context.Context) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
		// readme: timeout
		ctx, cancel := context.WithTimeout(parent, 30*time.Second)
		defer cancel()
		output, err := client.ListWorkflowStepExecutions(ctx, input)
		// readme: end
		return output, err
	}
	_, err := list(context.Background())
	fmt.Println(err != nil)
	// Output:
	// true
}
