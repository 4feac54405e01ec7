package program

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/aws-sdk-go-v2/service/imagebuilder/types"

	"github.com/seed-78d42d54/imagebuilder-go/internal/consumer/fakeservice"
)

// countedTokens makes the tokens of a program that is run twice.
type countedTokens struct{ made int }

func (t *countedTokens) GetIdempotencyToken() (string, error) {
	t.made++
	return fmt.Sprintf("token-%d", t.made), nil
}

// builds lists and reads the builds of a pipeline, and acts on them.
func builds(ctx context.Context, env Environment) {
	client := imagebuilder.NewFromConfig(env.config(), func(o *imagebuilder.Options) { o.IdempotencyTokenProvider = new(countedTokens) })
	env.listImages(ctx, client)
	env.listExecutions(ctx, client)
	env.getExecution(ctx, client)
	env.getImage(ctx, client)
	env.actOnWaitingSteps(ctx, client, client)
	env.changeBuilds(ctx, client)
	env.failToChangeBuilds(ctx, client)
}

func (env Environment) listImages(ctx context.Context, client imagebuilder.ListImagePipelineImagesAPIClient) {
	paginator := imagebuilder.NewListImagePipelineImagesPaginator(client, &imagebuilder.ListImagePipelineImagesInput{
		ImagePipelineArn: aws.String(fakeservice.Pipeline),
		Filters:          []types.Filter{{Name: aws.String("version"), Values: []string{"1.0.0", "<&>"}}},
	}, func(o *imagebuilder.ListImagePipelineImagesPaginatorOptions) { o.Limit = 1 })
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			env.printf("%v", err)
			return
		}
		for _, image := range page.ImageSummaryList {
			env.printf("%q %q %q %s %s %q %q", aws.ToString(image.Arn), aws.ToString(image.Name), aws.ToString(image.Version), image.Type, image.Platform,
				aws.ToString(image.OsVersion), aws.ToString(image.Owner))
			env.printf("%s, created %q, deprecated %v, %s of %s, tags %v", image.State.Status, aws.ToString(image.DateCreated),
				image.DeprecationTime, image.BuildType, image.ImageSource, image.Tags)
			if image.LoggingConfiguration != nil {
				env.printf("logs in %s", aws.ToString(image.LoggingConfiguration.LogGroupName))
			}
			env.printOutput(image.OutputResources)
		}
	}
}

func (env Environment) printOutput(output *types.OutputResources) {
	if output == nil {
		return
	}
	for _, ami := range output.Amis {
		env.printf("ami %s in %s of %s", aws.ToString(ami.Image), aws.ToString(ami.Region), aws.ToString(ami.AccountId))
	}
	for _, container := range output.Containers {
		env.printf("container %v in %s", container.ImageUris, aws.ToString(container.Region))
	}
}

func (env Environment) listExecutions(ctx context.Context, client imagebuilder.ListWorkflowExecutionsAPIClient) {
	paginator := imagebuilder.NewListWorkflowExecutionsPaginator(client, &imagebuilder.ListWorkflowExecutionsInput{
		ImageBuildVersionArn: aws.String(fakeservice.Image),
	})
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			env.printf("%v", err)
			return
		}
		env.printf("%q of %q", aws.ToString(page.Message), aws.ToString(page.ImageBuildVersionArn))
		for _, run := range page.WorkflowExecutions {
			env.printf("%q %s %s, %d steps, %d succeeded, %d skipped, %d failed, group %q, retried %t, message %q, of %q from %q to %q",
				aws.ToString(run.WorkflowExecutionId), run.Type, run.Status, run.TotalStepCount, run.TotalStepsSucceeded, run.TotalStepsSkipped,
				run.TotalStepsFailed, aws.ToString(run.ParallelGroup), aws.ToBool(run.Retried), aws.ToString(run.Message),
				aws.ToString(run.WorkflowBuildVersionArn), aws.ToString(run.StartTime), aws.ToString(run.EndTime))
		}
	}
}

func (env Environment) getExecution(ctx context.Context, client *imagebuilder.Client) {
	run, err := client.GetWorkflowExecution(ctx, &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: aws.String(fakeservice.OneStep)})
	if err != nil {
		env.printf("%v", err)
		return
	}
	env.printf("%s %s of %s, %d of %d steps, end %t", run.Type, run.Status, *run.ImageBuildVersionArn, run.TotalStepsSucceeded, run.TotalStepCount, run.EndTime != nil)

	step, err := client.GetWorkflowStepExecution(ctx, &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: aws.String(fakeservice.WaitingStep)})
	if err != nil {
		env.printf("%v", err)
		return
	}
	env.printf("%s %s, on failure %s, %d seconds, attempt %d of %d, in %s of %s", *step.Name, step.Status, *step.OnFailure, *step.TimeoutSeconds,
		*step.AttemptNumber, *step.MaxAttempts, *step.WorkflowExecutionId, *step.ImageBuildVersionArn)
}

func (env Environment) getImage(ctx context.Context, client *imagebuilder.Client) {
	out, err := client.GetImage(ctx, &imagebuilder.GetImageInput{ImageBuildVersionArn: aws.String(fakeservice.Image)})
	if err != nil {
		env.printf("%v", err)
		return
	}
	image := out.Image
	env.printf("%s %s, recipe %s, container %t, %s, tests %t, scan %s", *image.Name, image.State.Status, *image.ImageRecipe.Name, image.ContainerRecipe != nil,
		*image.ExecutionRole, *image.ImageTestsConfiguration.ImageTestsEnabled, image.ScanState.Status)
	env.printf("%s, kept %t, logs in %s", *image.InfrastructureConfiguration.Name, !*image.InfrastructureConfiguration.TerminateInstanceOnFailure,
		*image.InfrastructureConfiguration.Logging.S3Logs.S3BucketName)
	for _, workflow := range image.Workflows {
		env.printf("%s, %s, %v", *workflow.WorkflowArn, workflow.OnFailure, workflow.Parameters[0].Value)
	}
	if why := image.State.FailureContext; why != nil {
		env.printf("%s in %s: %s, %s", *why.FailedStep, why.ImageStatus, *why.ComponentFailure.ErrorMessage, *why.DistributionFailure.ErrorMessage)
		for _, region := range why.DistributionFailure.RegionFailures {
			env.printf("%s %s %s", *region.Region, region.Status, region.ImageConfigurationStep)
		}
	}
	env.printf("latest %s", *out.LatestVersionReferences.LatestVersionArn)
}

func (env Environment) actOnWaitingSteps(ctx context.Context, lister imagebuilder.ListWaitingWorkflowStepsAPIClient, client *imagebuilder.Client) {
	paginator := imagebuilder.NewListWaitingWorkflowStepsPaginator(lister, &imagebuilder.ListWaitingWorkflowStepsInput{MaxResults: aws.Int32(25)})
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			env.printf("%v", err)
			return
		}
		for _, step := range page.Steps {
			for _, action := range types.WorkflowStepActionType("").Values() {
				done, err := client.SendWorkflowStepAction(ctx, &imagebuilder.SendWorkflowStepActionInput{
					StepExecutionId:      step.StepExecutionId,
					ImageBuildVersionArn: step.ImageBuildVersionArn,
					Action:               action,
					Reason:               aws.String("looks good"),
				})
				if err != nil {
					env.printf("%v", err)
					return
				}
				env.printf("%s %s since %s: %s by %s", action, *step.Name, *step.StartTime, *done.StepExecutionId, *done.ClientToken)
			}
		}
	}
}

func (env Environment) changeBuilds(ctx context.Context, client *imagebuilder.Client) {
	started, err := client.StartImagePipelineExecution(ctx, &imagebuilder.StartImagePipelineExecutionInput{
		ImagePipelineArn: aws.String(fakeservice.Pipeline),
		Tags:             map[string]string{"team": "images"},
	})
	if err != nil {
		env.printf("%v", err)
		return
	}
	cancelled, err := client.CancelImageCreation(ctx, &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: started.ImageBuildVersionArn})
	if err != nil {
		env.printf("%v", err)
		return
	}
	retried, err := client.RetryImage(ctx, &imagebuilder.RetryImageInput{
		ImageBuildVersionArn: cancelled.ImageBuildVersionArn,
		ClientToken:          aws.String("mine"),
	})
	if err != nil {
		env.printf("%v", err)
		return
	}
	env.printf("%s by %s, %s, %s", *retried.ImageBuildVersionArn, *started.ClientToken, *cancelled.ClientToken, *retried.ClientToken)
}

func (env Environment) failToChangeBuilds(ctx context.Context, client *imagebuilder.Client) {
	_, err := client.StartImagePipelineExecution(ctx, &imagebuilder.StartImagePipelineExecutionInput{ImagePipelineArn: aws.String(fakeservice.UnknownPipeline)})
	var notFound *types.ResourceNotFoundException
	env.printf("not found: %t", errors.As(err, &notFound))
	env.describe(err)

	_, err = client.CancelImageCreation(ctx, &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: aws.String(fakeservice.ImageInUse)})
	var inUse *types.ResourceInUseException
	env.printf("in use: %t", errors.As(err, &inUse))
	env.describe(err)

	_, err = client.RetryImage(ctx, &imagebuilder.RetryImageInput{ImageBuildVersionArn: aws.String(fakeservice.Image), ClientToken: aws.String(fakeservice.UsedToken)})
	var mismatch *types.IdempotentParameterMismatchException
	env.printf("mismatch: %t", errors.As(err, &mismatch))
	env.describe(err)

	_, err = client.SendWorkflowStepAction(ctx, nil)
	var invalid smithy.InvalidParamsError
	if errors.As(err, &invalid) {
		var missing []string
		for _, param := range invalid.Errs() {
			missing = append(missing, param.Error())
		}
		slices.Sort(missing)
		env.printf("%s", strings.Join(missing, " "))
	}
}
