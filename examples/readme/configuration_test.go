package readme

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func Example_configuration() {
	configured := func(ctx context.Context) (*imagebuilder.Client, error) {
		// readme: configuration
		cfg, err := config.LoadDefaultConfig(ctx,
			config.WithRegion("eu-central-1"),
			config.WithSharedConfigProfile("builds"),
		)
		if err != nil {
			return nil, err
		}
		client := imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
			o.ClientLogMode = aws.LogRetries // log each retry
			o.MaxResponseBytes = 4 << 20     // return an error for a response of more than 4 MiB
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
	client, err := configured(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(client.Options().Region)
	// Output:
	// eu-central-1
}

func Example_timeout() {
	server := imagebuildertest.NewServer()
	defer server.Close()
	id := "wf-4fb4f4a2-9ff8-4bc8-8d5d-3a2b64b1b1a5"
	server.SetSteps(id, types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance")})
	cfg := server.Config()
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id}

	list := func(parent context.Context) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
		// readme: timeout
		client := imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
			if httpClient, ok := o.HTTPClient.(*awshttp.BuildableClient); ok {
				o.HTTPClient = httpClient.WithTimeout(5 * time.Second)
			}
		})
		ctx, cancel := context.WithTimeout(parent, 30*time.Second)
		defer cancel()
		output, err := client.ListWorkflowStepExecutions(ctx, input)
		// readme: end
		return output, err
	}
	output, err := list(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(output.Steps), "step")
	// Output:
	// 1 step
}
