package watch_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestEnded_sayHowTheBuildStoodWhenTheContextEnded(t *testing.T) {
	const build = "image build " + imageArn
	for name, c := range map[string]struct {
		fail  func(string, time.Duration) error
		after time.Duration
		want  string
	}{
		"between two polls":     {nil, 3*time.Minute + 100*time.Millisecond, build + ", last seen BUILDING: context deadline exceeded"},
		"before the first":      {nil, 0, build + ": context deadline exceeded"},
		"in trouble":            {failBetween("GetImage", seconds(60), seconds(1e6), errors.New("x")), 0, build + ": context deadline exceeded"},
		"after trouble":         {failBetween("GetImage", seconds(60), seconds(1e6), &errors.ServiceException{}), 3 * time.Minute, build + ", last seen BUILDING: context deadline exceeded, after trouble: ServiceException"},
		"unknown":               {failBetween("GetImage", 0, seconds(1e6), &errors.ClientException{}), time.Minute, build + ": context deadline exceeded, after trouble: ClientException"},
		"after trouble is over": {failBetween("GetImage", seconds(60), seconds(100), status(500)), 5 * time.Minute, build + ", last seen BUILDING: context deadline exceeded"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				for _, end := range []func(*script, context.Context) error{
					func(client *script, ctx context.Context) (end error) {
						for _, err := range watch.New(client, imageArn).Events(ctx) {
							end = err
						}
						return end
					},
					func(client *script, ctx context.Context) error {
						_, err := watch.Wait(ctx, client, imageArn)
						return err
					},
				} {
					client := sampleBuild()
					client.fail = c.fail
					ctx, cancel := context.WithTimeout(t.Context(), c.after)
					err := end(client, ctx)
					if !errors.Is(err, context.DeadlineExceeded) || !strings.HasPrefix(err.Error(), c.want) {
						t.Errorf("ended with %v, want %s", err, c.want)
					}
					if advice := errors.Advice(err); !strings.HasPrefix(advice, "Allow more time") || strings.Contains(advice, "network") {
						t.Errorf("advice: %s", advice)
					}
					cancel()

					ctx, cancel = context.WithCancel(t.Context())
					client = sampleBuild()
					client.fail = c.fail
					time.AfterFunc(c.after, cancel)
					err = end(client, ctx)
					if want := strings.Replace(c.want, "deadline exceeded", "canceled", 1); c.after > 0 && (!errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), want)) {
						t.Errorf("ended with %v, want %s", err, want)
					}
					cancel()
				}
			})
		})
	}
}

func TestEnded_saysThatAStepWaitsForAnApproval(t *testing.T) {
	for name, c := range map[string]struct {
		after time.Duration
		want  string
	}{
		"before":                         {seconds(290), ", last seen BUILDING: context deadline exceeded"},
		"while it waits":                 {2 * time.Hour, ", last seen BUILDING, while step Approve waits for an approval: context deadline exceeded"},
		"while it waits, and calls fail": {4 * time.Hour, ", last seen BUILDING, while step Approve waits for an approval: context deadline exceeded, after trouble"},
		"once it is approved":            {6*time.Hour + 10*time.Minute, ", last seen BUILDING: context deadline exceeded"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client := &script{
					image: at(0, "BUILDING", 24*3600, "AVAILABLE"),
					runs: []scriptedRun{{"wf-build", types.WorkflowTypeBuild, at(0, "RUNNING"), []scriptedStep{
						{"Launch", at(0, "RUNNING", 200, "COMPLETED")},
						{"Approve", at(200, "RUNNING", 300, "WAITING", 6*3600, "COMPLETED")},
						{"Terminate", at(0, "PENDING", 6*3600, "RUNNING")},
					}}},
					fail: failBetween("ListWorkflowStepExecutions", 3*time.Hour+55*time.Minute, 4*time.Hour+5*time.Minute, status(500)),
				}
				ctx, cancel := context.WithTimeout(t.Context(), c.after)
				defer cancel()
				var end error
				for _, err := range watch.New(client, imageArn).Events(ctx) {
					end = err
				}
				if want := "image build " + imageArn + c.want; !errors.Is(end, context.DeadlineExceeded) || !strings.HasPrefix(end.Error(), want) {
					t.Errorf("ended with %v, want %s", end, want)
				}
			})
		})
	}
}

func TestEnded_saysOfNoBuildThatIsOverThatAStepWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		build := imagebuildertest.SampleWaitingBuild()
		srv.Play(build)
		client := imagebuilder.NewFromConfig(srv.Config())
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		var end error
		for event, err := range watch.New(client, *build.Image.Arn).Events(ctx) {
			end = err
			if event.Step != nil && event.Step.IsWaitingForApproval() {
				if _, err := client.CancelImageCreation(ctx, &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: build.Image.Arn}); err != nil {
					t.Fatal(err)
				}
				srv.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "ListWorkflowStepExecutions")
			}
		}
		if end == nil || !strings.Contains(end.Error(), "last seen CANCELLED: ") {
			t.Errorf("ended with %v", end)
		}
	})
}

func TestEnded_saysThatTheClientIsOfAnotherRegion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := imagebuildertest.NewInMemoryServer()
		defer server.Close()
		server.SetRegion("eu-west-1")
		begun := time.Now()
		_, err := watch.Wait(t.Context(), imagebuilder.NewFromConfig(server.Config()), imageArn)
		want := "image build " + imageArn + ", which is in us-west-2 while the Region of the client is eu-west-1: operation error imagebuilder: GetImage, "
		if err == nil || !strings.HasPrefix(err.Error(), want) || time.Since(begun) > time.Second {
			t.Errorf("ended after %v with %v, want %s", time.Since(begun), err, want)
		}
	})
}
