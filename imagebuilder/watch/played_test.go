package watch_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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

const sampleTakes = 575 * time.Second

// played runs a test with a service on which builds play in virtual time. All
// goroutines must have ended with it.
func played(t *testing.T, test func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		test(t, srv, imagebuilder.NewFromConfig(srv.Config()))
	})
}

func TestPlayed_sampleBuildCostsFewCallsAndEndsSoon(t *testing.T) {
	for range 10 { // The intervals are random.
		played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
			build := imagebuildertest.SampleBuild()
			begun := time.Now()
			srv.Play(build)
			events, err := collect(t, watch.New(client, *build.Image.Arn))
			if err != nil {
				t.Fatal(err)
			}
			states := checkChain(t, events)
			calls, late := len(srv.Requests()), time.Since(begun)-sampleTakes
			t.Logf("%d calls, ended %v late, %d events", calls, late.Round(time.Second), len(events))
			if calls > 80 || late > 40*time.Second || states["image"] != "AVAILABLE" || len(states) != 1+2+11 {
				t.Errorf("%d calls, ended %v late with %v", calls, late, states)
			}
		})
	}
}

// slowLimiter lets one call pass each period, in the order of their arrival.
type slowLimiter struct {
	period time.Duration

	mu   sync.Mutex
	next time.Time
}

func (l *slowLimiter) Wait(ctx context.Context) error {
	l.mu.Lock()
	turn := l.next
	if now := time.Now(); turn.Before(now) {
		turn = now
	}
	l.next = turn.Add(l.period)
	l.mu.Unlock()
	select {
	case <-time.After(time.Until(turn)):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func TestPlayed_aHundredWatchesShareALimiter(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		const builds, perSecond = 100, 5
		limiter := &slowLimiter{period: time.Second / perSecond}
		begun := time.Now()
		var group sync.WaitGroup
		for i := range builds {
			build := numbered(imagebuildertest.SampleBuild(), i)
			srv.Play(build)
			group.Go(func() {
				events, err := collect(t, watch.New(client, *build.Image.Arn, func(o *watch.Options) { o.Limiter = limiter }))
				if err != nil {
					t.Error(err)
					return
				}
				if states := checkChain(t, events); states["image"] != "AVAILABLE" || len(states) != 1+2+11 {
					t.Errorf("build %d was left with %v", i, states)
				}
			})
		}
		group.Wait()
		calls, took := len(srv.Requests()), time.Since(begun)
		t.Logf("%d builds at %d calls a second: %d calls, the last ended %v late", builds, perSecond, calls, (took - sampleTakes).Round(time.Second))
		if rate := float64(calls) / took.Seconds(); rate > perSecond+0.1 {
			t.Errorf("%.1f calls a second", rate)
		}
	})
}

// Without a limiter, a service that allows fewer requests than the watches send
// slows them down, and none gives up.
func TestPlayed_manyWatchesAtAServiceThatThrottles(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		const builds, perSecond = 25, 1
		begun := time.Now()
		tokens, last := 5.0, begun
		srv.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
			tokens = min(5, tokens+r.Time.Sub(last).Seconds()*perSecond)
			last = r.Time
			if tokens < 1 {
				return imagebuildertest.Exception(&errors.CallRateLimitExceededException{})
			}
			tokens--
			return nil
		})
		var troubles atomic.Int32
		var group sync.WaitGroup
		for i := range builds {
			build := numbered(imagebuildertest.SampleBuild(), i)
			srv.Play(build)
			group.Go(func() {
				events, err := collect(t, watch.New(client, *build.Image.Arn))
				if err != nil {
					t.Error(err)
					return
				}
				if states := checkChain(t, events); states["image"] != "AVAILABLE" || len(states) != 1+2+11 {
					t.Errorf("build %d was left with %v", i, states)
				}
				for _, e := range events {
					if e.Trouble != nil {
						troubles.Add(1)
					}
				}
			})
		}
		group.Wait()
		t.Logf("%d builds at a service that allows %d requests a second: %d requests with retries, trouble told %d times, the last ended %v late",
			builds, perSecond, len(srv.Requests()), troubles.Load(), (time.Since(begun) - sampleTakes).Round(time.Second))
	})
}

// numbered returns a copy of a build with an image and executions of its own.
func numbered(build imagebuildertest.Build, i int) imagebuildertest.Build {
	arn, _, _ := strings.Cut(*build.Image.Arn, "/1.0.0/")
	build.Image.Arn = aws.String(fmt.Sprintf("%s/1.0.0/%d", arn, i+1))
	executions := map[string]imagebuildertest.Execution{}
	for id, e := range build.Executions {
		e.Steps = slices.Clone(e.Steps)
		for j := range e.Steps {
			e.Steps[j].StepExecutionId = aws.String(fmt.Sprintf("step-%s-%012d", id[3:26], 100*i+j))
		}
		executions[fmt.Sprintf("%s-%012d", id[:26], i)] = e
	}
	build.Executions = executions
	return build
}

func TestPlayed_throttlingAndFailuresForMinutes(t *testing.T) {
	faults := map[string]imagebuildertest.Fault{
		"throttling":         imagebuildertest.Exception(&errors.CallRateLimitExceededException{}),
		"ServiceException":   imagebuildertest.Exception(&errors.ServiceException{}),
		"bad gateway":        imagebuildertest.Respond(502, nil, "<html>bad gateway</html>"),
		"dropped connection": imagebuildertest.DropConnection(),
		"half a body":        imagebuildertest.CutBody(10),
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
				build := imagebuildertest.SampleBuild()
				begun := time.Now()
				srv.Play(build)
				srv.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
					if after := r.Time.Sub(begun); after > 100*time.Second && after < 700*time.Second {
						return fault
					}
					return nil
				})
				events, err := collect(t, watch.New(client, *build.Image.Arn))
				if err != nil {
					t.Fatal(err)
				}
				checkChain(t, events)
				troubles := 0
				for _, e := range events {
					if e.Trouble != nil {
						troubles++
					}
				}
				if troubles == 0 || troubles > 12 {
					t.Errorf("trouble was told %d times", troubles)
				}
				t.Logf("%d calls with retries, trouble told %d times in 10 minutes, ended %v after the trouble",
					len(srv.Requests()), troubles, time.Since(begun)-700*time.Second)
			})
		})
	}
}

func TestPlayed_endsAtOnceWhereNothingPasses(t *testing.T) {
	for name, fault := range map[string]imagebuildertest.Fault{
		"denied":        imagebuildertest.Exception(&errors.ForbiddenException{}),
		"refused input": imagebuildertest.Exception(&errors.ValidationError{}),
		"expired":       imagebuildertest.Exception(&errors.ExpiredTokenException{}),
	} {
		t.Run(name, func(t *testing.T) {
			played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
				srv.Play(imagebuildertest.SampleBuild())
				srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault { return fault })
				begun := time.Now()
				events, err := collect(t, watch.New(client, *imagebuildertest.SampleBuild().Image.Arn))
				if err == nil || len(events) > 0 || len(srv.Requests()) != 1 || time.Since(begun) > 0 {
					t.Errorf("%d events, %d requests in %v, error %v", len(events), len(srv.Requests()), time.Since(begun), err)
				}
			})
		})
	}
	t.Run("no credentials", func(t *testing.T) {
		played(t, func(t *testing.T, srv *imagebuildertest.Server, _ *imagebuilder.Client) {
			cfg := srv.Config()
			cfg.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
				return aws.Credentials{}, errors.New("not logged in")
			})
			events, err := collect(t, watch.New(imagebuilder.NewFromConfig(cfg), imageArn))
			if !errors.As(err, new(*errors.CredentialsError)) || len(events) > 0 {
				t.Errorf("%d events, error %v", len(events), err)
			}
		})
	})
}

func TestPlayed_anImageThatIsNotKnownYet(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleBuild()
		time.AfterFunc(50*time.Second, func() { srv.Play(build) })
		events, err := collect(t, watch.New(client, *build.Image.Arn))
		if err != nil {
			t.Fatal(err)
		}
		if states := checkChain(t, events); states["image"] != "AVAILABLE" || events[0].Trouble == nil {
			t.Errorf("got %v", words(events))
		}
	})
	played(t, func(t *testing.T, _ *imagebuildertest.Server, client *imagebuilder.Client) {
		begun := time.Now()
		_, err := watch.Wait(t.Context(), client, imageArn)
		if took := time.Since(begun); errors.Code(err) != "ClientException" || took < 2*time.Minute || took > 3*time.Minute {
			t.Errorf("ended after %v with %v", took, err)
		}
	})
}

func TestPlayed_anApprovalTheNextDay(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleWaitingBuild()
		srv.Play(build)
		time.AfterFunc(24*time.Hour, func() {
			waiting, err := client.ListWaitingWorkflowSteps(t.Context(), nil)
			if err != nil || len(waiting.Steps) != 1 {
				t.Errorf("waiting: %v, %v", waiting, err)
				return
			}
			input := imagebuilder.StepActionInput(waiting.Steps[0], types.WorkflowStepActionTypeResume, "")
			if _, err := client.SendWorkflowStepAction(t.Context(), input); err != nil {
				t.Error(err)
			}
		})
		events, err := collect(t, watch.New(client, *build.Image.Arn))
		if err != nil {
			t.Fatal(err)
		}
		if states := checkChain(t, events); states["image"] != "AVAILABLE" {
			t.Errorf("left %v", states)
		}
		waited := false
		for _, e := range events {
			waited = waited || e.Step != nil && e.Step.IsWaitingForApproval()
		}
		if !waited {
			t.Errorf("no step waited: %v", words(events))
		}
		t.Logf("%d calls in a day", len(srv.Requests()))
	})
}

func TestPlayed_resumesAfterEachEvent(t *testing.T) {
	for name, build := range map[string]imagebuildertest.Build{
		"sample": imagebuildertest.SampleBuild(), "failing": imagebuildertest.SampleFailingBuild(),
	} {
		t.Run(name, func(t *testing.T) {
			played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
				srv.Play(build)
				var events []watch.Event
				resume := ""
				for over := false; !over; {
					over = true
					for event, err := range watch.New(client, *build.Image.Arn, func(o *watch.Options) { o.Resume = resume }).Events(t.Context()) {
						if err != nil {
							t.Fatal(err)
						}
						events = append(events, event)
						resume, over = event.Cursor(), event.Last
						break
					}
				}
				if states := checkChain(t, events); len(states) != 1+len(build.Executions)+steps(build) || states["image"] != string(build.Image.State.Status) {
					t.Errorf("left %v", states)
				}
			})
		})
	}
}

func steps(build imagebuildertest.Build) (count int) {
	for _, e := range build.Executions {
		count += len(e.Steps)
	}
	return count
}

func TestPlayed_waitReturnsWhyABuildFailed(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleFailingBuild()
		begun := time.Now()
		srv.Play(build)
		image, err := watch.Wait(t.Context(), client, *build.Image.Arn)
		var failed *watch.BuildError
		if !errors.As(err, &failed) || failed.Image != image || image.State.FailureContext == nil {
			t.Fatalf("got %v, %v", image, err)
		}
		for _, r := range srv.Requests() {
			if r.Operation != "GetImage" {
				t.Errorf("Wait called %s", r.Operation)
			}
		}
		t.Logf("%d calls, ended %v late: %v", len(srv.Requests()), time.Since(begun)-327*time.Second, err)
	})
}

// A failed step comes before the rollback that it causes.
func TestPlayed_rollback(t *testing.T) {
	for range 20 { // The intervals are random.
		played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
			build := imagebuildertest.SampleFailingBuild()
			srv.Play(build)
			events, err := collect(t, watch.New(client, *build.Image.Arn, func(o *watch.Options) { o.Interval, o.MaxInterval = 5*time.Second, 0 }))
			if err != nil {
				t.Fatal(err)
			}
			checkChain(t, events)
			const run = "wf-7d3c6a10-52b4-4c1e-9f0d-3b8e5a6c2f01"
			want := []string{
				run + "/ApplyBuildComponents RUNNING → FAILED",
				run + " RUNNING → ROLLBACK_IN_PROGRESS",
				run + "/LaunchBuildInstance COMPLETED → COMPLETED rollback RUNNING",
				run + "/LaunchBuildInstance COMPLETED → COMPLETED rollback COMPLETED",
				run + " ROLLBACK_IN_PROGRESS → ROLLBACK_COMPLETED",
				"image BUILDING → FAILED last",
			}
			got := words(events)
			if got := got[max(0, len(got)-len(want)):]; !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestPlayed_cancelledImage(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleBuild()
		srv.Play(build)
		time.AfterFunc(3*time.Minute, func() {
			if _, err := client.CancelImageCreation(t.Context(), &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: build.Image.Arn}); err != nil {
				t.Error(err)
			}
		})
		events, err := collect(t, watch.New(client, *build.Image.Arn))
		if err != nil {
			t.Fatal(err)
		}
		checkChain(t, events)
		if last := told(events[len(events)-1]); last != "image BUILDING → CANCELLED last" {
			t.Errorf("the last event is %s", last)
		}
	})
}

// TestPlayed_retriedImage retries an image whose test failed, and watches from the
// cursor of the end.
func TestPlayed_retriedImage(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		const failedRun, secondRun = "wf-11111111-2222-3333-4444-555555555555", "wf-22222222-2222-3333-4444-555555555555"
		image := imagebuildertest.SampleBuild().Image
		set := func(status types.ImageStatus) {
			image.State = &types.ImageState{Status: status}
			srv.SetImage(image)
		}
		run := func(id string, status types.WorkflowExecutionStatus, steps ...types.WorkflowStepMetadata) {
			srv.SetExecution(id, imagebuildertest.Execution{
				ImageBuildVersionArn: *image.Arn, Type: types.WorkflowTypeTest, Status: status, Steps: steps,
			})
		}
		step := types.WorkflowStepMetadata{
			Name: aws.String("Check"), StepExecutionId: aws.String("step-33333333-2222-3333-4444-555555555555"), Status: types.WorkflowStepExecutionStatusFailed,
		}
		set(types.ImageStatusFailed)
		run(failedRun, types.WorkflowExecutionStatusFailed, step)
		events, err := collect(t, watch.New(client, *image.Arn))
		if err != nil {
			t.Fatal(err)
		}
		last := &events[len(events)-1]
		if !last.Last {
			t.Fatalf("the last event is %s", told(*last))
		}
		last.Last = false

		if _, err := client.RetryImage(t.Context(), &imagebuilder.RetryImageInput{ImageBuildVersionArn: image.Arn}); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(10*time.Second, func() { run(secondRun, types.WorkflowExecutionStatusRunning) })
		time.AfterFunc(5*time.Minute, func() {
			run(secondRun, types.WorkflowExecutionStatusCompleted)
			set(types.ImageStatusAvailable)
		})
		again, err := collect(t, watch.New(client, *image.Arn, func(o *watch.Options) { o.Resume = last.Cursor() }))
		if err != nil {
			t.Fatal(err)
		}
		want := []string{
			failedRun + " FAILED → FAILED retried", "image FAILED → TESTING",
			secondRun + " new → RUNNING", secondRun + " RUNNING → COMPLETED", "image TESTING → AVAILABLE last",
		}
		if got := words(again); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		checkChain(t, append(events, again...))
	})
}

func TestPlayed_severalPagesOfRunsAndSteps(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleBuild()
		e := build.Executions["wf-165b1cb6-3a62-4618-a021-94ddcbe32908"]
		for i := range 30 {
			step := e.Steps[0]
			step.Name = aws.String(fmt.Sprint("More", i))
			step.StepExecutionId = aws.String(fmt.Sprintf("step-00000000-0000-0000-0000-%012d", i))
			e.Steps = append(e.Steps, step)
			build.Executions[fmt.Sprintf("wf-00000000-0000-0000-0000-%012d", i)] = imagebuildertest.Execution{
				Type: types.WorkflowTypeTest, Status: types.WorkflowExecutionStatusCompleted, StartTime: e.EndTime, EndTime: e.EndTime,
			}
		}
		build.Executions["wf-165b1cb6-3a62-4618-a021-94ddcbe32908"] = e
		srv.Play(build)
		events, err := collect(t, watch.New(client, *build.Image.Arn))
		if err != nil {
			t.Fatal(err)
		}
		if states := checkChain(t, events); len(states) != 1+32+41 {
			t.Errorf("%d things changed", len(states))
		}
	})
}

func TestPlayed_theContextEndsACall(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleBuild()
		srv.Play(build)
		srv.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
			if r.Time.Second() >= 50 {
				return imagebuildertest.Hang()
			}
			return nil
		})
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
		defer cancel()
		var got error
		for _, err := range watch.New(client, *build.Image.Arn).Events(ctx) {
			got = err
		}
		if !errors.Is(got, context.DeadlineExceeded) {
			t.Errorf("ended with %v", got)
		}
	})
}

func TestPlayed_aCallThatDoesNotEndIsTrouble(t *testing.T) {
	faults := map[string]imagebuildertest.Fault{
		"no response":   imagebuildertest.Hang(),
		"half a body":   imagebuildertest.StallBody(10),
		"late response": imagebuildertest.Delay(time.Hour),
	}
	for name, fault := range faults {
		for _, operation := range operations {
			t.Run(name+" of "+operation, func(t *testing.T) {
				played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
					build := imagebuildertest.SampleBuild()
					begun := time.Now()
					srv.Play(build)
					srv.Inject(nil, 2, operation)
					srv.Inject(fault, 1, operation)
					events, err := collect(t, watch.New(client, *build.Image.Arn))
					if late := time.Since(begun) - sampleTakes; err != nil || late > time.Minute {
						t.Fatalf("ended %v late with %v", late, err)
					}
					checkChain(t, events)
					var troubles []error
					for _, e := range events {
						if e.Trouble != nil {
							troubles = append(troubles, e.Trouble)
						}
					}
					if len(troubles) != 1 || !errors.IsRetryable(troubles[0]) || !strings.Contains(troubles[0].Error(), "longer than 2m0s") {
						t.Errorf("trouble: %v", troubles)
					}
				})
				played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
					build := imagebuildertest.SampleBuild()
					build.Speed = 0.01
					srv.Play(build)
					time.Sleep(time.Hour) // There are workflow executions.
					srv.Inject(nil, 1, operation)
					srv.Inject(fault, imagebuildertest.Always, operation)
					begun := time.Now()
					ctx, cancel := context.WithTimeout(t.Context(), 24*time.Hour)
					defer cancel()
					var end error
					for _, err := range watch.New(client, *build.Image.Arn, func(o *watch.Options) { o.Patience = 10 * time.Minute }).Events(ctx) {
						end = err
					}
					took := time.Since(begun)
					if ctx.Err() != nil || took < 10*time.Minute || took > 20*time.Minute || !strings.Contains(fmt.Sprint(end), "within 10m0s (Options.Patience)") {
						t.Errorf("ended after %v with %v", took, end)
					}
					if advice := errors.Advice(end); !strings.Contains(advice, "Check the network") {
						t.Errorf("advice: %s", advice)
					}
				})
			})
		}
	}
}

func TestPlayed_waitEndsIfNoResponseComes(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		srv.Play(imagebuildertest.SampleBuild())
		srv.Inject(nil, 3)
		srv.Inject(imagebuildertest.Hang(), imagebuildertest.Always)
		ctx, cancel := context.WithTimeout(t.Context(), 48*time.Hour)
		defer cancel()
		begun := time.Now()
		image, err := watch.Wait(ctx, client, imageArn, func(o *watch.Options) { o.Patience = time.Minute })
		if took := time.Since(begun); err == nil || ctx.Err() != nil || image == nil || took > 10*time.Minute {
			t.Errorf("ended after %v with %v, %v", took, image, err)
		}
	})
}

func TestPlayed_theContextEndsACallBeforeItIsTrouble(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		srv.Inject(imagebuildertest.Hang(), imagebuildertest.Always)
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		begun := time.Now()
		_, err := watch.Wait(ctx, client, imageArn)
		if took := time.Since(begun); took != 30*time.Second || !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(errors.Advice(err), "heck the network") {
			t.Errorf("ended after %v with %v, advice %s", took, err, errors.Advice(err))
		}
	})
}

func TestPlayed_aProviderOfCredentialsThatDoesNotRespondIsTrouble(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, _ *imagebuilder.Client) {
		build := imagebuildertest.SampleBuild()
		srv.Play(build)
		cfg := srv.Config()
		working, calls := cfg.Credentials, 0
		cfg.Credentials = aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
			if calls++; calls == 5 {
				<-ctx.Done()
				return aws.Credentials{}, ctx.Err()
			}
			return working.Retrieve(ctx)
		})
		events, err := collect(t, watch.New(imagebuilder.NewFromConfig(cfg), *build.Image.Arn))
		if err != nil || !slices.ContainsFunc(events, func(e watch.Event) bool { return errors.As(e.Trouble, new(*errors.CredentialsError)) }) {
			t.Errorf("got %v, %v", words(events), err)
		}
	})
}

func TestPlayed_theTimeInALimiterIsNotThatOfACall(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleBuild()
		srv.Play(build)
		limiter := &slowLimiter{period: 10 * time.Minute}
		events, err := collect(t, watch.New(client, *build.Image.Arn, func(o *watch.Options) { o.Limiter = limiter }))
		if err != nil || slices.Contains(words(events), "trouble") {
			t.Errorf("got %v, %v", words(events), err)
		}
	})
}

func TestPlayed_rangesOfOneWatchAtTheSameTime(t *testing.T) {
	played(t, func(t *testing.T, srv *imagebuildertest.Server, client *imagebuilder.Client) {
		build := imagebuildertest.SampleFailingBuild()
		srv.Play(build)
		w := watch.New(client, *build.Image.Arn)
		var group sync.WaitGroup
		for range 5 {
			group.Go(func() {
				events, err := collect(t, w)
				if err != nil {
					t.Error(err)
					return
				}
				if states := checkChain(t, events); states["image"] != "FAILED" {
					t.Errorf("left %v", states)
				}
			})
		}
		group.Wait()
	})
}
