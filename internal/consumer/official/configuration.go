package program

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/smithy-go/middleware"

	"github.com/aws/aws-sdk-go-v2/service/imagebuilder"

	"github.com/seed-78d42d54/imagebuilder-go/internal/consumer/fakeservice"
)

func configure(ctx context.Context, env Environment) {
	env.printf("%s %s", imagebuilder.ServiceID, imagebuilder.ServiceAPIVersion)

	fromConfig := imagebuilder.NewFromConfig(env.config())
	env.count(ctx, "from config", fromConfig)

	env.count(ctx, "from config and options", imagebuilder.NewFromConfig(env.config(),
		func(o *imagebuilder.Options) { o.Region = "cn-north-1" },
		func(o *imagebuilder.Options) {
			o.AppID = "consumer-app"
			o.RetryMaxAttempts = 5
		},
	))

	fromOptions := imagebuilder.New(imagebuilder.Options{
		Region:           "eu-central-1",
		BaseEndpoint:     aws.String(env.URL + "/base/"),
		Credentials:      credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "SECRET", "SESSION"),
		HTTPClient:       env.HTTPClient,
		RetryMaxAttempts: 2,
		RetryMode:        aws.RetryModeAdaptive,
	})
	env.count(ctx, "from options", fromOptions)

	env.count(ctx, "anonymous", imagebuilder.NewFromConfig(env.config(), func(o *imagebuilder.Options) {
		o.Credentials = aws.AnonymousCredentials{}
	}))

	env.count(ctx, "options of one call", fromConfig,
		func(o *imagebuilder.Options) { o.Region = "ap-south-1" },
		imagebuilder.WithAPIOptions(func(stack *middleware.Stack) error {
			env.printf("stack of %s", stack.ID())
			return nil
		}),
	)
	env.count(ctx, "the call after", fromConfig)
	env.countByValue(ctx, *fromConfig)

	options := fromOptions.Options()
	env.printf("%s %d attempts, %t", options.Region, options.Retryer.MaxAttempts(), *options.BaseEndpoint == env.URL+"/base/")
	changed := options.Copy()
	changed.APIOptions = append(changed.APIOptions, func(*middleware.Stack) error { return nil })
	env.printf("%d and %d", len(options.APIOptions), len(changed.APIOptions))
}

func (env Environment) countByValue(ctx context.Context, client imagebuilder.Client) {
	env.count(ctx, "copy of the client", &client)
}

// count takes the interface, not the client, so that tests can stand in for it.
func (env Environment) count(ctx context.Context, name string, client imagebuilder.ListWorkflowStepExecutionsAPIClient, optFns ...func(*imagebuilder.Options)) {
	out, err := client.ListWorkflowStepExecutions(ctx, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(fakeservice.OneStep),
	}, optFns...)
	if err != nil {
		env.printf("%s: %v", name, err)
		return
	}
	env.printf("%s: %d steps", name, len(out.Steps))
}
