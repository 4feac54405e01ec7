package readme

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// finished starts a service with a build that has been played to its end.
func finished(build imagebuildertest.Build) (client *imagebuilder.Client, imageArn string, stop func()) {
	server := imagebuildertest.NewServer()
	build.Speed = 1e9
	server.Play(build)
	return imagebuilder.NewFromConfig(server.Config()), *build.Image.Arn, server.Close
}

func whyDidItFail(ctx context.Context, client *imagebuilder.Client, imageArn string) error {
	// readme: why did it fail
	report, err := diagnosis.Of(ctx, client, imageArn) // .../image/my-failing-recipe/1.0.0/1
	if err != nil {
		return err
	}
	fmt.Println(report.Status(), report.Cause())
	fmt.Println(strings.Join(report.Commands(), "\n"))
	// readme: end
	return nil
}

func Example_whyDidItFail() {
	client, imageArn, stop := finished(imagebuildertest.SampleFailingBuild())
	defer stop()
	if err := whyDidItFail(context.Background(), client, imageArn); err != nil {
		log.Fatal(err)
	}
	// Output:
	// FAILED step ApplyBuildComponents failed in BUILDING: component my-example-component/1.0.0/1, phase build, step InstallPackages, action ExecuteBash: exit status 1; Document arn:aws:imagebuilder:us-west-2:111122223333:component/my-example-component/1.0.0/1 failed!; output: E: Unable to locate package collectd\nfailed to run commands: exit status 1 (run command c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20, instance i-1234567890abcdef0)
	// aws logs get-log-events --log-group-name /aws/imagebuilder/my-failing-recipe --log-stream-name 1.0.0/1 --query 'events[].message' --output text --region us-west-2
	// aws ssm get-command-invocation --command-id c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20 --instance-id i-1234567890abcdef0 --region us-west-2
	// aws s3 ls --recursive s3://my-image-logs/builds/my-failing-recipe/1.0.0/1/wf-7d3c6a10-52b4-4c1e-9f0d-3b8e5a6c2f01/ApplyBuildComponents/ --region us-west-2
}

func isItOverYet(ctx context.Context, client *imagebuilder.Client, imageArn string) error {
	// readme: is it over yet
	image, err := watch.Wait(ctx, client, imageArn)
	if err != nil { // A *watch.BuildError says that the build is FAILED or CANCELLED.
		return err
	}
	fmt.Println(aws.ToString(image.Name), image.State.Status) // prints my-example-recipe AVAILABLE
	// readme: end
	return nil
}

func Example_isItOverYet() {
	client, imageArn, stop := finished(imagebuildertest.SampleBuild())
	defer stop()
	if err := isItOverYet(context.Background(), client, imageArn); err != nil {
		log.Fatal(err)
	}
	// Output:
	// my-example-recipe AVAILABLE
}

func changes(ctx context.Context, client *imagebuilder.Client, imageArn string) error {
	// readme: each change
	for event, err := range watch.New(client, imageArn).Events(ctx) {
		switch {
		case err != nil:
			return err
		case event.Trouble != nil:
			log.Print(event.Trouble) // Such as throttling. The watch goes on.
		case event.Step != nil && event.Step.IsFailed():
			fmt.Println(aws.ToString(event.Step.Name), event.Step.Status) // prints ApplyBuildComponents FAILED
		case event.Last:
			fmt.Println("image", event.Image.State.Status) // prints image FAILED
		}
	}
	// readme: end
	return nil
}

func Example_eachChange() {
	client, imageArn, stop := finished(imagebuildertest.SampleFailingBuild())
	defer stop()
	if err := changes(context.Background(), client, imageArn); err != nil {
		log.Fatal(err)
	}
	// Output:
	// ApplyBuildComponents FAILED
	// image FAILED
}

func mayItGoOn(ctx context.Context, client *imagebuilder.Client, imageArn string) error {
	// readme: may it go on
	var waiting []types.WorkflowStepExecution // List all first: resuming a step removes it.
	list := imagebuilder.NewListWaitingWorkflowStepsPaginator(client, &imagebuilder.ListWaitingWorkflowStepsInput{})
	for step, err := range list.All(ctx) {
		if err != nil {
			return err
		}
		if aws.ToString(step.ImageBuildVersionArn) == imageArn { // The list covers the account and Region.
			waiting = append(waiting, step)
		}
	}
	for _, step := range waiting {
		input := imagebuilder.StepActionInput(step, types.WorkflowStepActionTypeResume, "approved by Ana")
		if _, err := client.SendWorkflowStepAction(ctx, input); err != nil {
			log.Print(err) // For example, a colleague resumed the step first.
			continue
		}
		fmt.Println("resumed", aws.ToString(step.Name)) // prints resumed WaitForApproval
	}
	// readme: end
	return nil
}

func Example_mayItGoOn() {
	client, imageArn, stop := finished(imagebuildertest.SampleWaitingBuild())
	defer stop()
	if err := mayItGoOn(context.Background(), client, imageArn); err != nil {
		log.Fatal(err)
	}
	// Output:
	// resumed WaitForApproval
}
