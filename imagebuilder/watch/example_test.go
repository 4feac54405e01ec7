package watch_test

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
)

// play starts a build that takes no time to speak of.
func play(build imagebuildertest.Build) (client *imagebuilder.Client, imageArn string, stop func()) {
	srv := imagebuildertest.NewServer()
	build.Speed = 10_000
	srv.Play(build)
	return imagebuilder.NewFromConfig(srv.Config()), *build.Image.Arn, srv.Close
}

// often polls as fast as the builds of the examples play.
func often(o *watch.Options) { o.Interval = 10 * time.Millisecond }

func ExampleWait() {
	client, imageArn, stop := play(imagebuildertest.SampleBuild())
	defer stop()

	image, err := watch.Wait(context.Background(), client, imageArn, often)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(image.State.Status, *image.OutputResources.Amis[0].Image)
	// Output:
	// AVAILABLE ami-1234567890abcdef0
}

func ExampleWait_failure() {
	client, imageArn, stop := play(imagebuildertest.SampleFailingBuild())
	defer stop()

	_, err := watch.Wait(context.Background(), client, imageArn, often)
	var build *watch.BuildError
	switch {
	case errors.As(err, &build):
		fmt.Println(build.Image.State.Status, "in step", *build.Image.State.FailureContext.FailedStep)
	case err != nil:
		fmt.Println("cannot tell:", err)
	}
	// Output:
	// FAILED in step ApplyBuildComponents
}

func ExampleWatch_Events() {
	client, imageArn, stop := play(imagebuildertest.SampleBuild())
	defer stop()

	for event, err := range watch.New(client, imageArn, often).Events(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		switch {
		case event.Image != nil && event.Last:
			fmt.Println("image", event.Image.State.Status)
		case event.Execution != nil && event.Execution.Status.IsFinished():
			fmt.Println(event.Execution.Type, event.Execution.Status)
		case event.Step != nil && event.Step.IsFinished():
			fmt.Println(" ", aws.ToString(event.Step.Name), event.Step.Status)
		case event.Trouble != nil:
			fmt.Println("trouble:", event.Trouble)
		}
	}
	// Output:
	//   LaunchBuildInstance COMPLETED
	//   ApplyBuildComponents SKIPPED
	//   InventoryCollection COMPLETED
	//   RunSanitizeScript COMPLETED
	//   RunSysPrepScript SKIPPED
	//   CreateOutputAMI COMPLETED
	//   TerminateBuildInstance COMPLETED
	// BUILD COMPLETED
	//   LaunchTestInstance COMPLETED
	//   CollectImageScanFindings SKIPPED
	//   ApplyTestComponents SKIPPED
	//   TerminateTestInstance COMPLETED
	// TEST COMPLETED
	// image AVAILABLE
}

func ExampleEvent_LogValue() {
	client, imageArn, stop := play(imagebuildertest.SampleFailingBuild())
	defer stop()
	_, _ = watch.Wait(context.Background(), client, imageArn, often) // The events below are those of one poll.

	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	for event, err := range watch.New(client, imageArn, often).Events(context.Background()) {
		switch {
		case err != nil:
			log.Fatal(err)
		case event.Trouble != nil:
			logger.Warn("build", "event", event)
		case event.Last || event.Step != nil && event.Step.IsFailed():
			logger.Info("build", "event", event)
		}
	}
	// Output:
	// level=INFO msg=build event.step=ApplyBuildComponents event.stepExecutionId=step-9b2e4f60-1c7d-4a85-b3f2-6e0d8c5a7f02 event.workflowExecutionId=wf-7d3c6a10-52b4-4c1e-9f0d-3b8e5a6c2f01 event.status=FAILED
	// level=INFO msg=build event.image=arn:aws:imagebuilder:us-west-2:111122223333:image/my-failing-recipe/1.0.0/1 event.status=FAILED event.last=true
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

func ExampleEvent_Cursor() {
	client, imageArn, stop := play(imagebuildertest.SampleBuild())
	defer stop()

	// follow prints how workflows and the image end, up to the first of them or
	// to the end.
	follow := func(resume string, toEnd bool) (cursor string) {
		events := watch.New(client, imageArn, often, func(o *watch.Options) { o.Resume = resume }).Events(context.Background())
		for event, err := range events {
			if err != nil {
				log.Fatal(err)
			}
			cursor = event.Cursor()
			switch {
			case event.Last:
				fmt.Println("image", event.Image.State.Status)
			case event.Execution != nil && event.Execution.Status.IsFinished():
				fmt.Println(event.Execution.Type, event.Execution.Status)
				if !toEnd {
					return cursor
				}
			}
		}
		return cursor
	}

	stored := follow("", false)
	fmt.Println("another process goes on")
	follow(stored, true)
	// Output:
	// BUILD COMPLETED
	// another process goes on
	// TEST COMPLETED
	// image AVAILABLE
}
