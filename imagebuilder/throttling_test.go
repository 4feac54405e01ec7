package imagebuilder_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

var retryModes = []aws.RetryMode{aws.RetryModeStandard, aws.RetryModeAdaptive}

// nudged lets a little time pass whenever the retryer inside it begins to wait
// for a token. The adaptive mode waits for less than a nanosecond at times, over
// and over, which never ends where time passes by waiting alone; and goroutines
// that wake at the same nanosecond would take turns in a fixed order.
type nudged struct{ aws.RetryerV2 }

func (n nudged) GetAttemptToken(ctx context.Context) (func(error) error, error) {
	return n.RetryerV2.GetAttemptToken(nudging{ctx})
}

type nudging struct{ context.Context }

func (c nudging) Done() <-chan struct{} {
	time.Sleep(rand.N(time.Millisecond))
	return c.Context.Done()
}

// backoffs makes one call that is throttled n times, and tells the times between
// its attempts.
func backoffs(t *testing.T, mode aws.RetryMode, n int) []time.Duration {
	t.Helper()
	var waits []time.Duration
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps("step", 1)...)
		srv.Inject(throttled, n)
		client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) {
			o.RetryMaxAttempts = n + 1
		}, withRetryMode(mode))
		out, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if err != nil {
			t.Fatal(err)
		}
		if got := namesOf(out.Steps); got != "step-0" {
			t.Errorf("got steps %q after throttling", got)
		}
		requests := srv.Requests()
		for i, r := range requests[1:] {
			waits = append(waits, r.Time.Sub(requests[i].Time))
		}
		srv.ResetRequests()
		start := time.Now()
		for range 3 {
			if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); err != nil {
				t.Fatal(err)
			}
		}
		if len(srv.Requests()) != 3 || time.Since(start) > 10*time.Second {
			t.Errorf("3 calls after the throttling took %d requests and %v", len(srv.Requests()), time.Since(start))
		}
	})
	return waits
}

func withRetryMode(mode aws.RetryMode) func(*imagebuilder.Options) {
	return func(o *imagebuilder.Options) {
		ours := imagebuilder.New(imagebuilder.Options{RetryMode: mode}).Options().Retryer
		o.Retryer = nudged{ours.(aws.RetryerV2)}
	}
}

func TestThrottling_backsOffWithJitterAndRecovers(t *testing.T) {
	for _, mode := range retryModes {
		t.Run(mode.String(), func(t *testing.T) {
			first, second := backoffs(t, mode, 6), backoffs(t, mode, 6)
			t.Logf("waits between attempts: %v and %v", first, second)
			if len(first) != 6 || len(second) != 6 {
				t.Fatalf("got %d and %d retries, want 6", len(first), len(second))
			}
			if slices.Equal(first, second) {
				t.Error("two calls waited for exactly the same times")
			}
			for _, waits := range [][]time.Duration{first, second} {
				for i, wait := range waits {
					// The backoff doubles from 1 s to 20 s at most; the adaptive mode
					// waits for its rate besides.
					if limit := min(time.Second<<i, 20*time.Second) + 10*time.Second; wait <= 0 || wait > limit {
						t.Errorf("waited %v before retry %d, want more than nothing and at most %v", wait, i+1, limit)
					}
				}
			}
		})
	}
}

func TestThrottling_slowsDownLaterCallsInTheAdaptiveMode(t *testing.T) {
	withCode := func(o *imagebuilder.Options) {
		o.Retryer = retry.AddWithErrorCodes(nudged{retry.NewAdaptiveMode()}, "CallRateLimitExceededException")
	}
	for name, test := range map[string]struct {
		optFn func(*imagebuilder.Options)
		slow  bool
	}{
		"standard": {withRetryMode(aws.RetryModeStandard), false},
		"adaptive": {withRetryMode(aws.RetryModeAdaptive), true},
		"adaptive, of the user's, with the code to retry": {withCode, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				srv.SetSteps(runID, namedSteps("step", 1)...)
				srv.Inject(throttled, 3)
				client := imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) { o.RetryMaxAttempts = 4 }, test.optFn)
				mustList(t, client)
				start := time.Now()
				for range 50 {
					mustList(t, client)
				}
				if took := time.Since(start); (took > time.Second) != test.slow {
					t.Errorf("50 calls after 3 that were throttled took %v", took)
				}
			})
		})
	}
}

// fleet has the results of many callers of one client.
type fleet struct {
	mu       sync.Mutex
	calls    []int           // successful ones of each caller
	failures int             // calls that ended in throttling
	longest  []time.Duration // the longest call of each caller
	perTick  []int           // requests that arrived in each second
}

// Two minutes of 64 callers that want to call about once a second, against a
// service that takes 20 requests a second and can save up as many.
const (
	fleetSize    = 64
	fleetTime    = 2 * time.Minute
	allowedRate  = 20
	allowedBurst = 20
)

func runFleet(t *testing.T, optFns ...func(*imagebuilder.Options)) *fleet {
	t.Helper()
	f := &fleet{calls: make([]int, fleetSize), longest: make([]time.Duration, fleetSize), perTick: make([]int, int(fleetTime/time.Second))}
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps("step", 1)...)
		start := time.Now()
		tokens, refilled := float64(allowedBurst), start
		srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
			now := time.Now()
			if second := int(now.Sub(start) / time.Second); second < len(f.perTick) {
				f.perTick[second]++
			}
			tokens = min(allowedBurst, tokens+allowedRate*now.Sub(refilled).Seconds())
			refilled = now
			if tokens < 1 {
				return throttled
			}
			tokens--
			return imagebuildertest.Delay(50 * time.Millisecond)
		})
		client := imagebuilder.NewFromConfig(srv.Config(), optFns...)
		var callers sync.WaitGroup
		for caller := range fleetSize {
			callers.Go(func() {
				for time.Since(start) < fleetTime {
					began := time.Now()
					_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
					f.note(t, caller, time.Since(began), err)
					time.Sleep(rand.N(2 * time.Second)) // then it does something else
				}
			})
		}
		callers.Wait()
	})
	return f
}

func (f *fleet) note(t *testing.T, caller int, took time.Duration, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.longest[caller] = max(f.longest[caller], took)
	switch {
	case err == nil:
		f.calls[caller]++
	case errors.IsThrottling(err):
		f.failures++
	default:
		t.Errorf("a call failed with %v, want success or throttling", err)
	}
}

func (f *fleet) log(t *testing.T) {
	var rates []string
	for i := 0; i < len(f.perTick); i += 10 {
		sum := 0
		for _, n := range f.perTick[i : i+10] {
			sum += n
		}
		rates = append(rates, fmt.Sprintf("%.1f", float64(sum)/10))
	}
	total := 0
	for _, n := range f.calls {
		total += n
	}
	t.Logf("requests a second, by 10 s: %s; busiest second %d", strings.Join(rates, " "), slices.Max(f.perTick))
	t.Logf("%d calls succeeded, %d ended in throttling; of a caller %d to %d succeeded; longest call %v",
		total, f.failures, slices.Min(f.calls), slices.Max(f.calls), slices.Max(f.longest))
}

func TestThrottledFleet_neitherStampedesNorStarves(t *testing.T) {
	for _, mode := range retryModes {
		t.Run(mode.String(), func(t *testing.T) {
			f := runFleet(t, withRetryMode(mode))
			f.log(t)
			if got := slices.Min(f.calls); got < 10 {
				t.Errorf("a caller had %d successes in two minutes, its share is %d", got, allowedRate*int(fleetTime/time.Second)/fleetSize)
			}
			// Three attempts of each call would be 3 requests a second and caller.
			if got := slices.Max(f.perTick[10:]); got > 2*fleetSize {
				t.Errorf("%d requests in a second of %d callers", got, fleetSize)
			}
			if got := slices.Max(f.longest); got > time.Minute {
				t.Errorf("a call took %v", got)
			}
		})
	}
}

func TestRetryer_ofTheUserKeepsItsOwnLimits(t *testing.T) {
	once := func() aws.Retryer {
		return retry.NewStandard(func(o *retry.StandardOptions) { o.MaxAttempts = 2 })
	}
	for name, test := range map[string]struct {
		retryer  aws.Retryer
		fault    imagebuildertest.Fault
		attempts int
	}{
		"it knows nothing of the service's throttling": {once(), throttled, 1},
		"it retries failures up to its own limit":      {once(), failing, 2},
		"it can be none at all":                        {aws.NopRetryer{}, throttled, 1},
		"it can be taught":                             {retry.AddWithErrorCodes(once(), "CallRateLimitExceededException"), throttled, 2},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				srv := imagebuildertest.NewInMemoryServer()
				defer srv.Close()
				srv.InjectFunc(always(test.fault))
				cfg := srv.Config()
				cfg.RetryMode = aws.RetryModeAdaptive
				cfg.Retryer = func() aws.Retryer { return test.retryer }
				client := imagebuilder.NewFromConfig(cfg)
				if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); errors.Attempts(err) != test.attempts || len(srv.Requests()) != test.attempts {
					t.Errorf("%d requests, and %v; want %d attempts", len(srv.Requests()), err, test.attempts)
				}
				if client.Options().Retryer != test.retryer {
					t.Errorf("the client has another retryer, %T", client.Options().Retryer)
				}
			})
		})
	}
}
