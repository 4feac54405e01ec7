package watch_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestEvents_areInTheOrderInWhichThingsHappen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &script{
			image: at(0, "BUILDING", 50, "TESTING", 90, "AVAILABLE"),
			runs: []scriptedRun{
				// Listed in another order than they start.
				{"wf-test", types.WorkflowTypeTest, at(50, "RUNNING", 90, "COMPLETED"), []scriptedStep{{"Check", at(50, "RUNNING", 89, "COMPLETED")}}},
				{"wf-build", types.WorkflowTypeBuild, at(0, "RUNNING", 50, "COMPLETED"), []scriptedStep{
					{"Terminate", at(0, "PENDING", 41, "RUNNING", 49, "COMPLETED")}, {"Launch", at(0, "RUNNING", 40, "COMPLETED")},
				}},
			},
		}
		events, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Interval = 28 * time.Second }))
		if err != nil {
			t.Fatal(err)
		}
		want := []string{
			"image new → BUILDING", "wf-build new → RUNNING", "wf-build/Launch new → RUNNING", "wf-build/Terminate new → PENDING",
			"wf-build/Launch RUNNING → COMPLETED", "wf-build/Terminate PENDING → COMPLETED", "wf-build RUNNING → COMPLETED",
			"image BUILDING → TESTING", "wf-test new → RUNNING", "wf-test/Check new → RUNNING",
			"wf-test/Check RUNNING → COMPLETED", "wf-test RUNNING → COMPLETED", "image TESTING → AVAILABLE last",
		}
		if got := words(events); !slices.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

func TestEvents_costFewCallsAndEndSoonAfterTheBuild(t *testing.T) {
	for range 20 { // The intervals are random.
		synctest.Test(t, func(t *testing.T) {
			client := sampleBuild()
			begun := time.Now()
			events, err := collect(t, watch.New(client, imageArn))
			if err != nil {
				t.Fatal(err)
			}
			checkEnds(t, client, events)
			late := time.Since(begun) - seconds(569)
			t.Logf("%d calls, ended %v late, %d events", client.calls, late.Round(time.Second), len(events))
			if client.calls > 80 || late > 40*time.Second {
				t.Errorf("%d calls, ended %v late", client.calls, late)
			}
		})
	}
}

func TestEvents_resumeAfterEachEvent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := retriedBuild()
		var events []watch.Event
		resume := ""
		for over := false; !over; {
			w := watch.New(client, imageArn, func(o *watch.Options) { o.Resume = resume })
			over = true
			for event, err := range w.Events(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				events = append(events, event)
				resume = event.Cursor()
				over = event.Last
				break
			}
		}
		checkEnds(t, client, events)
	})
}

// TestEvents_resumeFromEachCursor resumes from the cursor of each event of one
// range once the build is over: all that came later must come then.
func TestEvents_resumeFromEachCursor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := retriedBuild()
		events, err := collect(t, watch.New(client, imageArn))
		if err != nil {
			t.Fatal(err)
		}
		for i, event := range events {
			if n := len(event.Cursor()); n > 300 {
				t.Errorf("the cursor of event %d has %d bytes", i, n)
			}
			rest, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Resume = event.Cursor() }))
			if err != nil {
				t.Fatal(err)
			}
			if event.Last {
				if len(rest) > 0 {
					t.Errorf("after the last event came %v", words(rest))
				}
				continue
			}
			checkEnds(t, client, append(slices.Clone(events[:i+1]), rest...))
		}
	})
}

// retriedBuild has test runs in parallel of which one is retried in a step, a
// status that is not known, and a run that is late on the list.
func retriedBuild() *script {
	return &script{
		image: at(0, "PENDING", 30, "BUILDING", 300, "CURING", 320, "TESTING", 900, "AVAILABLE"),
		runs: []scriptedRun{
			{"wf-build", types.WorkflowTypeBuild, at(70, "RUNNING", 299, "COMPLETED"), []scriptedStep{
				{"Launch", at(70, "RUNNING", 152, "COMPLETED")},
				{"Apply", at(70, "PENDING", 152, "RUNNING", 290, "COMPLETED")},
			}},
			{"wf-test1", types.WorkflowTypeTest, at(320, "PENDING", 330, "RUNNING", 500, "COMPLETED"), []scriptedStep{
				{"Check", at(330, "RUNNING", 400, "PENDING 2", 440, "RUNNING 2", 470, "RUNNING 3", 499, "COMPLETED 3")},
			}},
			{"wf-test2", types.WorkflowTypeTest, at(700, "RUNNING", 899, "COMPLETED"), []scriptedStep{
				{"Check", at(700, "RUNNING", 760, "PONDERING", 899, "COMPLETED")},
			}},
			{"wf-test0", types.WorkflowTypeTest, at(320, "RUNNING", 340, "ROLLBACK_IN_PROGRESS", 500, "ROLLBACK_COMPLETED"), []scriptedStep{
				{"Check", at(320, "RUNNING", 340, "TIMED_OUT")}, {"Never", at(320, "PENDING")},
			}},
		},
	}
}

func TestEvents_tellTheAttemptsOfAStep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		events, err := collect(t, watch.New(retriedBuild(), imageArn))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, word := range words(events) {
			if name, changed, _ := strings.Cut(word, " "); name == "wf-test1/Check" {
				got = append(got, changed)
			}
		}
		want := []string{"new → RUNNING", "RUNNING → PENDING 2", "PENDING → RUNNING 2", "RUNNING → RUNNING 3", "RUNNING → COMPLETED 3"}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestEvents_resumeAfterARetryOfTheImage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &script{
			image: at(0, "TESTING", 60, "FAILED", 245, "TESTING", 400, "AVAILABLE"),
			runs: []scriptedRun{
				{"wf-test", types.WorkflowTypeTest, at(0, "RUNNING", 59, "FAILED", 240, "retried"), []scriptedStep{
					{"Check", at(0, "RUNNING", 59, "FAILED")},
				}},
				{"wf-again", types.WorkflowTypeTest, at(250, "RUNNING", 400, "COMPLETED"), []scriptedStep{
					{"Check", at(250, "RUNNING", 399, "COMPLETED")},
				}},
			},
		}
		events, err := collect(t, watch.New(client, imageArn))
		if err != nil {
			t.Fatal(err)
		}
		last := events[len(events)-1]
		if got := told(last); got != "image TESTING → FAILED last" {
			t.Fatalf("the last event is %s", got)
		}
		time.Sleep(time.Until(client.begun.Add(seconds(200)))) // The image is retried, and does not show it yet.
		again, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Resume = last.Cursor() }))
		if err != nil {
			t.Fatal(err)
		}
		last.Last = false
		checkEnds(t, client, append(append(events[:len(events)-1:len(events)-1], last), again...))
		if got := words(again)[:2]; !slices.Equal(got, []string{"wf-test FAILED → FAILED retried", "image FAILED → TESTING"}) {
			t.Errorf("began with %v", got)
		}
	})
}

func TestEvents_waitForDays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const days = 5 * 24 * 3600
		client := &script{
			image: at(0, "BUILDING", days+10, "AVAILABLE"),
			runs: []scriptedRun{{"wf-build", types.WorkflowTypeBuild, at(0, "RUNNING", days+10, "COMPLETED"), []scriptedStep{
				{"Approve", at(0, "RUNNING", 30, "WAITING", days, "COMPLETED")},
			}}},
		}
		begun := time.Now()
		events, err := collect(t, watch.New(client, imageArn))
		if err != nil {
			t.Fatal(err)
		}
		checkEnds(t, client, events)
		late := time.Since(begun) - seconds(days+10)
		t.Logf("%d calls, ended %v late", client.calls, late)
		if most := 132 * time.Second; late > most || client.calls > 3*days/100 {
			t.Errorf("%d calls, ended %v late", client.calls, late)
		}
	})
}

func TestEvents_eachRangeBeginsAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := sampleBuild()
		w := watch.New(client, imageArn)
		for range w.Events(t.Context()) {
			break
		}
		if client.calls != 3-1 { // No workflow runs yet.
			t.Errorf("the first event took %d calls", client.calls)
		}
		time.Sleep(time.Hour)
		for range 2 {
			events, err := collect(t, w)
			if err != nil {
				t.Fatal(err)
			}
			checkEnds(t, client, events)
		}
	})
}

func TestEvents_refuseOtherSubjectsBeforeAnythingIsSent(t *testing.T) {
	for subject, want := range map[string]string{
		"":           "neither an ARN nor an id",
		"my\x1bname": `"my\x1bname"`,
		"arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0":      `1.0.0"; a version stands for its latest AVAILABLE build`,
		"arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.x.x":      "an image version ARN",
		"arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline": `my-example-pipeline"; StartImagePipelineExecution`,
		"arn:aws:ec2:us-west-2::image/ami-1234567890abcdef0":                             "an ARN of another service",
		"wf-165b1cb6-3a62-4618-a021-94ddcbe32908":                                        `94ddcbe32908"; GetWorkflowExecution`,
		"step-2e6fef0d-657c-4b7e-8706-ff24da9afa01":                                      `ff24da9afa01"; GetWorkflowStepExecution`,
	} {
		client := sampleBuild()
		events, err := collect(t, watch.New(client, subject))
		if err == nil || !strings.Contains(err.Error(), want) || !errors.As(err, new(smithy.InvalidParamsError)) || len(events) > 0 || client.calls > 0 {
			t.Errorf("%q: %d events, %d calls, error %v, want %s", subject, len(events), client.calls, err, want)
		}
		_, waiting := watch.Wait(t.Context(), client, subject)
		if waiting == nil || client.calls > 0 {
			t.Errorf("%q: Wait made %d calls, error %v", subject, client.calls, waiting)
		}
		for function, err := range map[string]error{"watch.New": err, "watch.Wait": waiting} {
			if want := "nothing was sent: " + function + ".imageArn: want an image build version ARN"; !strings.Contains(err.Error(), want) {
				t.Errorf("%q: error %v, want %s", subject, err, want)
			}
		}
	}
}

func TestEvents_endWithTheContext(t *testing.T) {
	for name, end := range map[string]func(context.Context) (context.Context, context.CancelFunc){
		"deadline": func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, 3*time.Minute+100*time.Millisecond)
		},
		"cancel": func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(ctx)
			time.AfterFunc(3*time.Minute, cancel)
			return ctx, cancel
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := end(t.Context())
				defer cancel()
				var got error
				n := 0
				for _, err := range watch.New(sampleBuild(), imageArn).Events(ctx) {
					n++
					got = err
				}
				if !errors.Is(got, ctx.Err()) || ctx.Err() == nil || n < 3 {
					t.Errorf("%d events, ended with %v", n, got)
				}
				image, err := watch.Wait(ctx, sampleBuild(), imageArn)
				if image != nil || !errors.Is(err, ctx.Err()) {
					t.Errorf("Wait returned %v, %v", image, err)
				}
			})
		})
	}
}

// callLimiter counts calls, and refuses them after some.
type callLimiter struct{ left int }

var errLimit = errors.New("no more calls")

func (l *callLimiter) Wait(context.Context) error {
	if l.left--; l.left < 0 {
		return errLimit
	}
	return nil
}

func TestEvents_askTheLimiterBeforeEachCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := sampleBuild()
		limiter := &callLimiter{left: 40}
		_, err := collect(t, watch.New(client, imageArn, func(o *watch.Options) { o.Limiter = limiter }))
		if client.calls != 40 || !errors.Is(err, errLimit) || !strings.Contains(err.Error(), "limiter") {
			t.Errorf("%d calls, ended with %v", client.calls, err)
		}
	})
}

func TestEvents_tellOfAResponseWithoutAStatus(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &script{image: at(0, "", 100, "AVAILABLE")}
		events, err := collect(t, watch.New(client, imageArn))
		if err != nil || !strings.HasPrefix(fmt.Sprint(words(events)), "[trouble trouble ") || !events[len(events)-1].Last {
			t.Errorf("got %v, %v", words(events), err)
		}
	})
}

func TestEvents_passOptionsToEachCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &optionsClient{script: sampleBuild()}
		w := watch.New(client, imageArn, func(o *watch.Options) {
			o.ClientOptions = append(o.ClientOptions, func(o *imagebuilder.Options) { o.Region = "eu-west-1" })
		})
		if _, err := collect(t, w); err != nil || client.seen != client.calls {
			t.Errorf("%d of %d calls had the option, error %v", client.seen, client.calls, err)
		}
	})
}

type optionsClient struct {
	*script
	seen int
}

func (c *optionsClient) see(optFns []func(*imagebuilder.Options)) {
	var o imagebuilder.Options
	for _, fn := range optFns {
		fn(&o)
	}
	if o.Region == "eu-west-1" {
		c.seen++
	}
}

func (c *optionsClient) GetImage(ctx context.Context, in *imagebuilder.GetImageInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	c.see(optFns)
	return c.script.GetImage(ctx, in, optFns...)
}

func (c *optionsClient) ListWorkflowExecutions(ctx context.Context, in *imagebuilder.ListWorkflowExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowExecutionsOutput, error) {
	c.see(optFns)
	return c.script.ListWorkflowExecutions(ctx, in, optFns...)
}

func (c *optionsClient) ListWorkflowStepExecutions(ctx context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	c.see(optFns)
	return c.script.ListWorkflowStepExecutions(ctx, in, optFns...)
}

func TestWait_returnsTheImageAtItsEnd(t *testing.T) {
	for _, status := range []string{"AVAILABLE", "DEPRECATED", "DISABLED", "DELETED", "FAILED", "CANCELLED"} {
		synctest.Test(t, func(t *testing.T) {
			client := &script{image: at(0, "BUILDING", 400, status)}
			image, err := watch.Wait(t.Context(), client, imageArn)
			if image == nil || string(image.State.Status) != status {
				t.Fatalf("image is %v", image)
			}
			var failed *watch.BuildError
			isFailure := status == "FAILED" || status == "CANCELLED"
			if errors.As(err, &failed) != isFailure || isFailure && failed.Image != image || !isFailure && err != nil {
				t.Errorf("%s: error %v", status, err)
			}
			t.Logf("%d calls", client.calls)
		})
	}
}

func TestWait_returnsTheLastKnownImageWithAnError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &script{image: at(0, "BUILDING"), fail: func(_ string, after time.Duration) error {
			if after > time.Minute {
				return &errors.ForbiddenException{}
			}
			return nil
		}}
		image, err := watch.Wait(t.Context(), client, imageArn)
		if image == nil || image.State.Status != types.ImageStatusBuilding || !errors.As(err, new(*errors.ForbiddenException)) {
			t.Errorf("got %v, %v", image, err)
		}
	})
}

func TestWait_resumesAfterARetry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := &script{image: at(0, "FAILED", 60, "TESTING", 200, "AVAILABLE")}
		_, err := watch.Wait(t.Context(), client, imageArn)
		var failed *watch.BuildError
		if !errors.As(err, &failed) {
			t.Fatalf("error %v", err)
		}
		image, err := watch.Wait(t.Context(), client, imageArn, func(o *watch.Options) { o.Resume = failed.Cursor })
		if err != nil || image.State.Status != types.ImageStatusAvailable {
			t.Errorf("got %v, %v", image, err)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		client := &script{image: at(0, "FAILED")}
		_, err := watch.Wait(t.Context(), client, imageArn)
		begun := time.Now()
		image, again := watch.Wait(t.Context(), client, imageArn, func(o *watch.Options) {
			o.Resume = err.(*watch.BuildError).Cursor
		})
		if image == nil || !errors.As(again, new(*watch.BuildError)) || time.Since(begun) > 3*time.Minute {
			t.Errorf("got %v, %v after %v", image, again, time.Since(begun))
		}
	})
}

func TestBuildError_isOneSafeLine(t *testing.T) {
	state := &types.ImageState{
		Status: types.ImageStatusFailed,
		Reason: aws.String("Document failed!\n\x1b[2J see https://b.s3.example/log?X-Amz-Security-Token=tok&X-Amz-Signature=sig for more"),
		FailureContext: &types.ImageFailureContext{
			FailedStep: aws.String("ApplyBuildComponents"),
			ComponentFailure: &types.ComponentFailureContext{
				StepName:     aws.String("InstallPackages"),
				ErrorMessage: aws.String("exit status 1"),
			},
		},
	}
	err := &watch.BuildError{Image: &types.Image{Arn: aws.String(imageArn), State: state}}
	want := "image build " + imageArn + ` is FAILED: step ApplyBuildComponents, component step InstallPackages: exit status 1; ` +
		`Document failed!\n\x1b[2J see https://b.s3.example/log for more`
	if got := err.Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for name, c := range map[string]struct {
		state types.ImageState
		want  string
	}{
		"no reason":    {types.ImageState{Status: types.ImageStatusCancelled}, "is CANCELLED"},
		"distribution": {types.ImageState{FailureContext: &types.ImageFailureContext{DistributionFailure: &types.DistributionFailureContext{ErrorMessage: aws.String("In region 'eu-west-1'")}}}, ": In region 'eu-west-1'"},
		"step only":    {types.ImageState{FailureContext: &types.ImageFailureContext{FailedStep: aws.String("Launch")}}, ": step Launch"},
		"component":    {types.ImageState{FailureContext: &types.ImageFailureContext{ComponentFailure: &types.ComponentFailureContext{StepName: aws.String("Install")}}}, ": component step Install"},
	} {
		err := &watch.BuildError{Image: &types.Image{State: &c.state}}
		if got := err.Error(); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: got %s", name, got)
		}
	}
	for _, err := range []*watch.BuildError{{}, {Image: &types.Image{}}} {
		if got := err.Error(); got != "image build is over without success" {
			t.Errorf("%+v: got %s", err, got)
		}
	}
	long := strings.Repeat("\x00é", 100_000)
	state.Reason, state.FailureContext.ComponentFailure.ErrorMessage = &long, &long
	if got := len(err.Error()); got > 1100 {
		t.Errorf("%d bytes", got)
	}
}

func TestBuildError_withoutAnImageIsOneLine(t *testing.T) {
	for _, image := range []*types.Image{nil, {}} {
		if text := (&watch.BuildError{Image: image}).Error(); text != "image build is over without success" {
			t.Errorf("%+v: %s", image, text)
		}
	}
}

func TestEvents_theLongestIntervalIsNotTheShortest(t *testing.T) {
	for range 20 { // intervals are varied
		synctest.Test(t, func(t *testing.T) {
			client := sampleBuild()
			ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
			defer cancel()
			for range watch.New(client, imageArn, func(o *watch.Options) { o.Interval = math.MaxInt64 }).Events(ctx) {
			}
			if client.calls > 3 {
				t.Errorf("%d calls in one hour", client.calls)
			}
		})
	}
}

// silent is a client that returns neither a response nor an error from one
// operation.
type silent struct {
	*script
	operation string
}

func (s silent) GetImage(ctx context.Context, in *imagebuilder.GetImageInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	if s.operation == "GetImage" {
		return nil, nil // what a stand-in may do
	}
	return s.script.GetImage(ctx, in, optFns...)
}

func (s silent) ListWorkflowExecutions(ctx context.Context, in *imagebuilder.ListWorkflowExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowExecutionsOutput, error) {
	if s.operation == "ListWorkflowExecutions" {
		return nil, nil // what a stand-in may do
	}
	return s.script.ListWorkflowExecutions(ctx, in, optFns...)
}

func (s silent) ListWorkflowStepExecutions(ctx context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	if s.operation == "ListWorkflowStepExecutions" {
		return nil, nil // what a stand-in may do
	}
	return s.script.ListWorkflowStepExecutions(ctx, in, optFns...)
}

// namelessClient leaves out what steps are known by.
type namelessClient struct{ *script }

func (c namelessClient) ListWorkflowStepExecutions(ctx context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	out, err := c.script.ListWorkflowStepExecutions(ctx, in, optFns...)
	for i := range out.Steps {
		out.Steps[i].StepExecutionId, out.Steps[i].Name = nil, nil
	}
	return out, err
}

func TestEvents_yieldStepsWithoutIdAndNameOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := namelessClient{&script{
			image: at(0, "BUILDING"),
			runs: []scriptedRun{{"wf-build", types.WorkflowTypeBuild, at(0, "RUNNING"), []scriptedStep{
				{"a", at(0, "COMPLETED")}, {"b", at(0, "RUNNING")},
			}}},
		}}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
		defer cancel()
		steps := 0
		for event := range watch.New(client, imageArn).Events(ctx) {
			if event.Step != nil {
				steps++
			}
		}
		if steps != 2 {
			t.Errorf("%d events of steps, want 2", steps)
		}
	})
}

func TestEvents_endAtAClientThatReturnsNothing(t *testing.T) {
	const said = ": client watch_test.silent returned neither a response nor an error"
	for operation, want := range map[string]string{
		"GetImage":                   "image build " + imageArn + said,
		"ListWorkflowExecutions":     "image build " + imageArn + ", last seen PENDING" + said,
		"ListWorkflowStepExecutions": "image build " + imageArn + ", last seen BUILDING: steps of \"wf-build\"" + said,
	} {
		synctest.Test(t, func(t *testing.T) {
			if _, err := collect(t, watch.New(silent{sampleBuild(), operation}, imageArn)); err == nil || err.Error() != want {
				t.Errorf("%s: error %v, want %s", operation, err, want)
			}
		})
	}
}
