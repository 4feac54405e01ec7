package imagebuildertest_test

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const exampleID = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"

func listExample(ctx context.Context, client *imagebuilder.Client) {
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
		WorkflowExecutionId: aws.String(exampleID),
	})
	for step, err := range steps.All(ctx) {
		if err != nil {
			fmt.Println(errors.Code(err)+":", errors.Message(err))
			return
		}
		fmt.Println(aws.ToString(step.Name), step.Status)
	}
}

func ExampleNewServer() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	srv.SetSteps(exampleID,
		types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
		types.WorkflowStepMetadata{Name: aws.String("ApplyBuildComponents"), Status: types.WorkflowStepExecutionStatusFailed},
		types.WorkflowStepMetadata{Name: aws.String("CreateOutputAMI"), Status: types.WorkflowStepExecutionStatusPending},
	)
	srv.SetDefaultPageSize(2)

	listExample(context.Background(), imagebuilder.NewFromConfig(srv.Config()))
	fmt.Println(len(srv.Requests()), "requests")
	// Output:
	// LaunchBuildInstance COMPLETED
	// ApplyBuildComponents FAILED
	// CreateOutputAMI PENDING
	// 2 requests
}

func ExampleServer_SetSteps() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	client := imagebuilder.NewFromConfig(srv.Config())

	step := types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance")}
	for _, step.Status = range []types.WorkflowStepExecutionStatus{
		types.WorkflowStepExecutionStatusPending,
		types.WorkflowStepExecutionStatusRunning,
		types.WorkflowStepExecutionStatusCompleted,
	} {
		srv.SetSteps(exampleID, step)
		listExample(context.Background(), client)
	}
	// Output:
	// LaunchBuildInstance PENDING
	// LaunchBuildInstance RUNNING
	// LaunchBuildInstance COMPLETED
}

func ExampleServer_UpdateStep() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	srv.SetSteps(exampleID,
		types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
		types.WorkflowStepMetadata{
			StepExecutionId: aws.String("step-f76c24fe-dc70-435b-8dc1-987a0ca6d5a5"),
			Name:            aws.String("ApplyBuildComponents"),
			Status:          types.WorkflowStepExecutionStatusRunning,
		},
	)
	srv.UpdateStep("step-f76c24fe-dc70-435b-8dc1-987a0ca6d5a5", func(step *imagebuildertest.Step) {
		step.Status = types.WorkflowStepExecutionStatusFailed
		step.Message = aws.String("timed out")
	})

	listExample(context.Background(), imagebuilder.NewFromConfig(srv.Config()))
	// Output:
	// LaunchBuildInstance COMPLETED
	// ApplyBuildComponents FAILED
}

func ExampleSampleExecution() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	id, run := imagebuildertest.SampleExecution()
	srv.SetExecution(id, run)

	client := imagebuilder.NewFromConfig(srv.Config())
	page, err := client.ListWorkflowStepExecutions(context.Background(), &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range types.Summarize(page.Steps).Failed {
		fmt.Println(aws.ToString(step.Name), "failed")
	}
	// Output:
	// ApplyMonitoringComponents failed
	// CheckCompliance failed
}

func ExampleServer_Play() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	build := imagebuildertest.SampleFailingBuild()
	build.Speed = 1000 // 327 seconds in a third of one
	srv.Play(build)

	client := imagebuilder.NewFromConfig(srv.Config())
	for {
		output, err := client.GetImage(context.Background(), &imagebuilder.GetImageInput{ImageBuildVersionArn: build.Image.Arn})
		if err != nil {
			fmt.Println(err)
			return
		}
		if state := output.Image.State; state.Status.IsFinished() {
			fmt.Println(state.Status, "in", aws.ToString(state.FailureContext.FailedStep))
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	// Output:
	// FAILED in ApplyBuildComponents
}

func ExampleServer_Inject() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	srv.SetSteps(exampleID, types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusRunning})
	client := imagebuilder.NewFromConfig(srv.Config())

	srv.Inject(imagebuildertest.Exception(&errors.ForbiddenException{Message: aws.String("not yours")}), 1)
	listExample(context.Background(), client)
	listExample(context.Background(), client)
	// Output:
	// ForbiddenException: not yours
	// LaunchBuildInstance RUNNING
}

func ExampleServer_InjectFunc() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	srv.SetDefaultPageSize(1)
	srv.SetSteps(exampleID,
		types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
		types.WorkflowStepMetadata{Name: aws.String("ApplyBuildComponents"), Status: types.WorkflowStepExecutionStatusRunning},
	)
	srv.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
		if r.NextToken == "" {
			return nil
		}
		return imagebuildertest.Exception(&errors.InvalidPaginationTokenException{Message: aws.String("start again")})
	})

	listExample(context.Background(), imagebuilder.NewFromConfig(srv.Config()))
	// Output:
	// LaunchBuildInstance COMPLETED
	// InvalidPaginationTokenException: start again
}

func ExampleServer_AddCredentials() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	expired := aws.Credentials{
		AccessKeyID:     "ASIAEXAMPLE",
		SecretAccessKey: "secret",
		SessionToken:    "token",
		CanExpire:       true,
		Expires:         time.Now().Add(-time.Minute),
	}
	srv.AddCredentials(expired)

	config := srv.Config()
	config.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{
			AccessKeyID:     expired.AccessKeyID,
			SecretAccessKey: expired.SecretAccessKey,
			SessionToken:    expired.SessionToken,
		}, nil
	})
	listExample(context.Background(), imagebuilder.NewFromConfig(config))
	// Output:
	// ExpiredTokenException: The security token included in the request is expired
}

func ExampleServer_SetClock() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	srv.SetSteps(exampleID, types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusRunning})
	srv.SetClock(func() time.Time { return time.Now().Add(time.Hour) })

	listExample(context.Background(), imagebuilder.NewFromConfig(srv.Config()))
	for _, r := range srv.Requests() {
		fmt.Println(r.Status, r.ErrorCode)
	}
	// Output:
	// LaunchBuildInstance RUNNING
	// 403 InvalidSignatureException
	// 200
}

// A fault is what net/http calls a middleware.
func ExampleFault() {
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	srv.SetSteps(exampleID, types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusRunning})
	srv.Inject(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Println("sent to", r.URL.Path)
			next.ServeHTTP(w, r)
		})
	}, 1)

	listExample(context.Background(), imagebuilder.NewFromConfig(srv.Config()))
	// Output:
	// sent to /ListWorkflowStepExecutions
	// LaunchBuildInstance RUNNING
}
