package readme

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
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
	client := imagebuilder.NewFromConfig(aws.Config{
		Region: "us-west-2",
		HTTPClient: smithyhttp.ClientDoFunc(func(r *http.Request) (*http.Response, error) {
			deadline, _ := r.Context().Deadline()
			fmt.Println("to be answered in", time.Until(deadline).Round(time.Minute/2))
			return nil, io.EOF
		}),
	}, func(o *imagebuilder.Options) { o.RetryMaxAttempts = 1 })
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String("wf-4fb4f4a2-9ff8-4bc8-8d5d-3a2b64b1b1a5")}

	list := func(parent context.Context) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
		// readme: timeout
		ctx, cancel := context.WithTimeout(parent, 30*time.Second)
		defer cancel()
		output, err := client.ListWorkflowStepExecutions(ctx, input)
		// readme: end
		return output, err
	}
	_, err := list(context.Background())
	fmt.Println(errors.Is(err, io.EOF))
	// Output:
	// to be answered in 30s
	// true
}
