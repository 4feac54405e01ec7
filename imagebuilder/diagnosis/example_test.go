package diagnosis_test

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// failedBuild starts a service that has a failed build.
func failedBuild() (server *imagebuildertest.Server, imageBuildVersionArn string) {
	server = imagebuildertest.NewServer()
	build := imagebuildertest.SampleFailingBuild()
	server.SetImage(build.Image)
	for id, execution := range build.Executions {
		execution.ImageBuildVersionArn = *build.Image.Arn
		server.SetExecution(id, execution)
	}
	return server, *build.Image.Arn
}

func ExampleOf() {
	server, imageBuildVersionArn := failedBuild()
	defer server.Close()
	client := imagebuilder.NewFromConfig(server.Config())

	report, err := diagnosis.Of(context.Background(), client, imageBuildVersionArn)
	if err != nil {
		log.Fatal(err)
	}
	for _, execution := range report.Executions {
		if execution.Role == diagnosis.RoleCause {
			fmt.Println(execution.Type, execution.Status, *execution.FailedStep.Name)
		}
	}
	fmt.Println(report.Commands()[1])
	// Output:
	// BUILD ROLLBACK_COMPLETED ApplyBuildComponents
	// aws ssm get-command-invocation --command-id c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20 --instance-id i-1234567890abcdef0 --region us-west-2
}

// A version names no build: GetImage would return one that succeeded.
func ExampleOf_version() {
	client := imagebuilder.New(imagebuilder.Options{Region: "us-west-2"})
	_, err := diagnosis.Of(context.Background(), client, "arn:aws:imagebuilder:us-west-2:111122223333:image/my-image/1.0.0")
	fmt.Println(err)
	// Output:
	// invalid input, nothing was sent: diagnosis.Of.subject: want an image build version ARN, which ends in /1.0.0/1, a workflow execution id or a step execution id, got an image version ARN, "arn:aws:imagebuilder:us-west-2:111122223333:image/my-image/1.0.0"; a version stands for its latest AVAILABLE build, not for one that failed
}

func ExampleReport_Cause() {
	server, imageBuildVersionArn := failedBuild()
	defer server.Close()
	client := imagebuilder.NewFromConfig(server.Config())

	report, err := diagnosis.Of(context.Background(), client, imageBuildVersionArn)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.139s\n", report.Cause())
	// Output:
	// step ApplyBuildComponents failed in BUILDING: component my-example-component/1.0.0/1, phase build, step InstallPackages, action ExecuteBash
}
