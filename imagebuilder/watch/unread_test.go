package watch_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// unreadable is what a watch does not get to read of a sample build, and what its
// error then names.
var unreadable = map[string]string{
	"ListWorkflowExecutions":     "ListWorkflowExecutions",
	"ListWorkflowStepExecutions": `steps of "wf-`,
}

func TestUnread_theEndOfTheImageIsYieldedWithoutTheRest(t *testing.T) {
	for operation, named := range unreadable {
		for name, fault := range map[string]imagebuildertest.Fault{
			"throttled":   imagebuildertest.Exception(&errors.CallRateLimitExceededException{}),
			"failing":     imagebuildertest.Exception(&errors.ServiceException{}),
			"no response": imagebuildertest.Hang(),
		} {
			t.Run(name+" "+operation, func(t *testing.T) {
				played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
					build := imagebuildertest.SampleFailingBuild()
					begun := time.Now()
					srv.Play(build)
					srv.Inject(fault, imagebuildertest.Always, operation)
					events, err := collect(t, watch.New(client, *build.Image.Arn))
					failed := slices.IndexFunc(events, func(e watch.Event) bool {
						return e.Image != nil && e.Image.State.Status == types.ImageStatusFailed
					})
					if failed < 0 || events[failed].Last || events[failed].Time.Sub(begun) > 327*time.Second+7*time.Minute {
						t.Errorf("got %v", words(events))
					}
					for _, want := range []string{", last seen FAILED: no complete poll within 15m0s (Options.Patience): ", named} {
						if err == nil || !strings.Contains(err.Error(), want) {
							t.Errorf("error %v, want %s", err, want)
						}
					}
					for _, e := range events {
						if e.Trouble != nil && !strings.Contains(e.Trouble.Error(), named) {
							t.Errorf("trouble %v, want %s", e.Trouble, named)
						}
						if e.Execution != nil && e.Execution.Status.IsFinished() {
							t.Errorf("got %s before the steps", told(e))
						}
					}
				})
			})
		}
	}
}

func TestUnread_deniedStepsEndAWatchAfterTheImage(t *testing.T) {
	for operation, named := range unreadable {
		played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
			build := imagebuildertest.SampleFailingBuild()
			srv.Play(build)
			time.Sleep(time.Hour)
			srv.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, operation)
			events, err := collect(t, watch.New(client, *build.Image.Arn))
			if got := fmt.Sprint(words(events)); got != "[image new → FAILED]" {
				t.Errorf("got %s", got)
			}
			if !errors.As(err, new(*errors.ForbiddenException)) || !strings.Contains(err.Error(), named) || !strings.Contains(err.Error(), "last seen FAILED") {
				t.Errorf("error %v, want %s", err, named)
			}
		})
	}
}

// TestUnread_comesOnceItCanBeRead has trouble over the end of the build, and resumes
// from each cursor once the trouble is over.
func TestUnread_comesOnceItCanBeRead(t *testing.T) {
	for operation := range unreadable {
		synctest.Test(t, func(t *testing.T) {
			client := retriedBuild()
			client.fail = failBetween(operation, seconds(250), seconds(1100), status(500))
			events, err := collect(t, watch.New(client, imageArn))
			if err != nil {
				t.Fatal(err)
			}
			checkEnds(t, client, events)
			all := words(events)
			end := slices.Index(all, "image TESTING → AVAILABLE")
			if end < 0 || all[len(all)-1] != "image AVAILABLE → AVAILABLE last" || events[end].Time.Sub(client.begun) > seconds(1040) {
				t.Errorf("got\n%s", strings.Join(all, "\n"))
			}
			for i, event := range events {
				rest, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Resume = event.Cursor() }))
				if err != nil {
					t.Fatal(err)
				}
				if !event.Last {
					checkEnds(t, client, append(slices.Clone(events[:i+1]), rest...))
				}
			}
		})
	}
}

// Each attempt at the second page fails.
func TestUnread_pagesThatWereReadAreYielded(t *testing.T) {
	for _, operation := range []string{"ListWorkflowStepExecutions", "ListWorkflowExecutions"} {
		t.Run(operation, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				srv.SetImage(types.Image{Arn: aws.String(imageArn), State: &types.ImageState{Status: types.ImageStatusBuilding}})
				steps := make([]types.WorkflowStepMetadata, 30)
				for i := range steps {
					steps[i].StepExecutionId = aws.String(fmt.Sprintf("step-2e6fef0d-657c-4b7e-8706-ff24da9afa%02d", i))
				}
				executions := map[string]int{"ListWorkflowStepExecutions": 1, "ListWorkflowExecutions": 30}[operation]
				for i := range executions {
					srv.SetExecution(fmt.Sprintf("wf-165b1cb6-3a62-4618-a021-94ddcbe329%02d", i), imagebuildertest.Execution{
						ImageBuildVersionArn: imageArn, Status: types.WorkflowExecutionStatusRunning, Steps: steps,
					})
				}
				srv.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
					if r.Operation == operation && strings.Contains(string(r.Body), "nextToken") {
						return imagebuildertest.Exception(&errors.ServiceException{})
					}
					return nil
				})
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				got := map[string]int{}
				for event := range watch.New(imagebuilder.NewFromConfig(srv.Config()), imageArn).Events(ctx) {
					switch {
					case event.Execution != nil:
						got["executions"]++
					case event.Step != nil:
						got["steps"]++
					}
				}
				want := map[string]int{"executions": 1, "steps": 25}
				if operation == "ListWorkflowExecutions" {
					want = map[string]int{"executions": 25}
				}
				if !maps.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
			})
		})
	}
}

func TestUnread_runsThatGoOnAreYieldedWithoutTheirSteps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := sampleBuild()
		client.fail = failBetween("ListWorkflowStepExecutions", 0, seconds(550), status(500))
		events, err := collect(t, watch.New(client, imageArn))
		if err != nil {
			t.Fatal(err)
		}
		checkEnds(t, client, events)
		all := words(events)
		build, test, over := slices.Index(all, "wf-build new → RUNNING"), slices.Index(all, "wf-test new → RUNNING"), slices.Index(all, "wf-build RUNNING → COMPLETED")
		if build < 0 || test < build || over < test {
			t.Errorf("got\n%s", strings.Join(all, "\n"))
		}
		if steps := slices.IndexFunc(events, func(e watch.Event) bool { return e.Step != nil }); steps < test || steps > over {
			t.Errorf("got\n%s", strings.Join(all, "\n"))
		}
	})
}
