package imagebuilder_test

import (
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// retryTable is the table of docs/retries.md, except for its last column, with the
// proof of each row. Most of it is the SDK's core: a row that fails after an update
// of the core wants new words there and in doc.go.
var retryTable = []struct {
	what, byDefault string
	proof           func(*testing.T)
}{
	{"attempts", "3, including the first", proveAttempts},
	{"pause after throttling", "random: up to 1 s, then up to 2 s, and so on, at most 20 s", provePauseAfterThrottling},
	{"pause after other errors", "random: up to 50 ms, then up to 100 ms, and so on, at most 20 s", provePauseAfterOtherErrors},
	{"pause that the service asks for", "`X-Amz-Retry-After`, in milliseconds, lengthens the random pause by at most 5 s", provePauseAskedFor},
	{"what is retried", "throttling, HTTP status 500, 502, 503 and 504, timeouts reported by the service, lost connections, truncated responses, " +
		"signatures that are refused because the clocks differ by more than 4 minutes", proveRetried},
	{"what counts as throttling", "`CallRateLimitExceededException`, every HTTP status 429, the throttling codes of AWS's SDKs", proveThrottling},
	{"mode", "standard", proveMode},
	{"retry quota of a client", "500 tokens", proveQuota},
	{"cost of a retry", "14 tokens, or 5 after throttling", proveCost},
	{"refill of the quota", "a retry that succeeds refunds its cost; a call that succeeds without one adds 1 token", proveRefill},
}

func TestRetryTable_holds(t *testing.T) {
	for _, row := range retryTable {
		t.Run(row.what, row.proof)
	}
}

func TestRetryTable_isThatOfTheDocument(t *testing.T) {
	content, err := os.ReadFile("../docs/retries.md")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for line := range strings.Lines(string(content)) {
		if cells := strings.Split(line, " | "); len(cells) == 3 {
			got = append(got, cells[0]+" | "+cells[1])
		}
	}
	want = append(want, "| what | default")
	for _, row := range retryTable {
		want = append(want, "| "+row.what+" | "+row.byDefault)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the document has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

var (
	throttled = imagebuildertest.Exception(&errors.CallRateLimitExceededException{})
	failing   = imagebuildertest.Exception(&errors.ServiceException{})
)

func proveAttempts(t *testing.T) {
	for want, optFn := range map[int]func(*imagebuilder.Options){
		3: func(*imagebuilder.Options) {},
		5: func(o *imagebuilder.Options) { o.RetryMaxAttempts = 5 },
	} {
		if got := attemptsAt(t, failing, optFn); got != want {
			t.Errorf("%d attempts, want %d", got, want)
		}
	}
}

func provePauseAfterThrottling(t *testing.T) {
	pauses := samplePauses(t, throttled, 7)
	wantUpTo(t, pauses, time.Second, 2*time.Second, 4*time.Second, 8*time.Second, 16*time.Second, 20*time.Second, 20*time.Second)

	pauses = samplePauses(t, throttled, 3, withStandard(func(o *retry.StandardOptions) {
		o.MaxBackoff = 3 * time.Second
		knowThrottling(o)
	}))
	wantUpTo(t, pauses, time.Second, 2*time.Second, 3*time.Second)
}

func provePauseAfterOtherErrors(t *testing.T) {
	const ms = time.Millisecond
	limits := []time.Duration{50 * ms, 100 * ms, 200 * ms, 400 * ms, 800 * ms, 1600 * ms, 3200 * ms, 6400 * ms, 12800 * ms, 20 * time.Second}
	wantUpTo(t, samplePauses(t, failing, len(limits)), limits...)
	wantUpTo(t, samplePauses(t, imagebuildertest.DropConnection(), 2), limits[:2]...)

	pauses := samplePauses(t, failing, 3, withStandard(func(o *retry.StandardOptions) {
		o.BaseDelay, o.MaxBackoff = 100*ms, 300*ms
	}))
	wantUpTo(t, pauses, 100*ms, 200*ms, 300*ms)
}

func provePauseAskedFor(t *testing.T) {
	for _, test := range []struct {
		asked             string
		shortest, longest time.Duration
	}{
		{"3000", 3 * time.Second, 3 * time.Second},
		{"60000", 5 * time.Second, 5*time.Second + 50*time.Millisecond},
		{"0", 0, 50 * time.Millisecond},
		{"soon", 0, 50 * time.Millisecond},
		{"-3000", 0, 50 * time.Millisecond},
	} {
		fault := imagebuildertest.Respond(http.StatusServiceUnavailable, http.Header{"X-Amz-Retry-After": {test.asked}}, "{}")
		first := samplePauses(t, fault, 1)[0]
		if slices.Min(first) < test.shortest || slices.Max(first) > test.longest {
			t.Errorf("asked for %q, pauses are %v to %v, want %v to %v", test.asked, slices.Min(first), slices.Max(first), test.shortest, test.longest)
		}
	}
}

func proveRetried(t *testing.T) {
	status := func(status int) imagebuildertest.Fault { return imagebuildertest.Respond(status, nil, "") }
	for name, test := range map[string]struct {
		fault    imagebuildertest.Fault
		attempts int
	}{
		"throttling":            {throttled, 3},
		"429":                   {status(http.StatusTooManyRequests), 3},
		"500":                   {status(http.StatusInternalServerError), 3},
		"502":                   {status(http.StatusBadGateway), 3},
		"503":                   {status(http.StatusServiceUnavailable), 3},
		"504":                   {status(http.StatusGatewayTimeout), 3},
		"501":                   {status(http.StatusNotImplemented), 1},
		"505":                   {status(http.StatusHTTPVersionNotSupported), 1},
		"408":                   {status(http.StatusRequestTimeout), 1},
		"a reported timeout":    {imagebuildertest.Exception(&errors.RequestTimeoutException{}), 3},
		"a lost connection":     {imagebuildertest.DropConnection(), 3},
		"a truncated header":    {imagebuildertest.CutHeader(), 3},
		"a truncated body":      {imagebuildertest.CutBody(10), 3},
		"a refused request":     {imagebuildertest.Exception(&errors.InvalidRequestException{}), 1},
		"a refused identity":    {imagebuildertest.Exception(&errors.ForbiddenException{}), 1},
		"a signature in time":   {refusedAt(3 * time.Minute), 1},
		"a signature too late":  {refusedAt(5 * time.Minute), 2},
		"a signature too early": {refusedAt(-5 * time.Minute), 2},
	} {
		if got := attemptsAt(t, test.fault); got != test.attempts {
			t.Errorf("%s: %d attempts, want %d", name, got, test.attempts)
		}
	}
}

// refusedAt refuses the signature, by a clock that is ahead. The second attempt
// is signed by that clock, so that its refusal has another reason.
func refusedAt(ahead time.Duration) imagebuildertest.Fault {
	return func(next http.Handler) http.Handler {
		refuse := imagebuildertest.Exception(&errors.InvalidSignatureException{})(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Date", time.Now().Add(ahead).UTC().Format(http.TimeFormat))
			refuse.ServeHTTP(w, r)
		})
	}
}

func proveThrottling(t *testing.T) {
	faults := map[string]imagebuildertest.Fault{
		"CallRateLimitExceededException":               throttled,
		"CallRateLimitExceededException as status 400": imagebuildertest.ExceptionStatus(http.StatusBadRequest, &errors.CallRateLimitExceededException{}),
		"429 with another exception":                   imagebuildertest.ExceptionStatus(http.StatusTooManyRequests, &errors.ServiceException{}),
		"429 with HTML":                                imagebuildertest.Respond(http.StatusTooManyRequests, nil, "<html>"),
	}
	for code := range retry.DefaultThrottleErrorCodes {
		faults[code] = imagebuildertest.ExceptionStatus(http.StatusBadRequest, &smithy.GenericAPIError{Code: code})
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) { wantQuota(t, fault, quotaAfterThrottling) })
	}
}

func proveMode(t *testing.T) {
	if mode := imagebuilder.NewFromConfig(aws.Config{}).Options().RetryMode; mode != aws.RetryModeStandard {
		t.Errorf("the mode is %v", mode)
	}
}

func proveQuota(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.InjectFunc(always(throttled))
		for range 2 { // Each client has its own.
			if got, want := useUpQuota(t, imagebuilder.NewFromConfig(srv.Config())), quotaAfterThrottling; got != want {
				t.Errorf("%+v, want %+v", got, want)
			}
		}
	})
}

func proveCost(t *testing.T) {
	wantQuota(t, throttled, quotaAfterThrottling)
	for name, fault := range map[string]imagebuildertest.Fault{
		"a failure":          failing,
		"a reported timeout": imagebuildertest.Exception(&errors.RequestTimeoutException{}),
		"a lost connection":  imagebuildertest.DropConnection(),
		"an expired timeout": imagebuildertest.Hang(),
	} {
		t.Run(name, func(t *testing.T) { wantQuota(t, fault, quotaAfterOtherErrors) })
	}
}

func proveRefill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps("step", 1)...)
		client := imagebuilder.NewFromConfig(srv.Config())
		available := func() uint {
			t.Helper()
			srv.InjectFunc(always(failing))
			defer srv.InjectFunc(nil)
			return useUpQuota(t, client).exceeded.Available
		}
		succeed := func(calls, failuresBefore int) {
			t.Helper()
			for range calls {
				srv.Inject(failing, failuresBefore)
				mustList(t, client)
			}
		}

		succeed(1000, 0) // There are never more than 500 tokens.
		if got := available(); got != 500%14 {
			t.Fatalf("%d tokens are left of 500, want 10", got)
		}
		succeed(3, 0)
		if got := available(); got != 13 {
			t.Errorf("%d tokens after 3 successes, want 13", got)
		}
		succeed(1, 0)
		succeed(100, 1)
		if got := available(); got != 0 {
			t.Errorf("%d tokens after retries that succeeded, want those for a single retry", got)
		}
	})
}

// quotaUse is the number of calls that were sent 3 times, and the result of the call
// after them.
type quotaUse struct {
	calls    int
	exceeded ratelimit.QuotaExceededError
}

// Two retries cost a call 10 of 500 tokens, or 28.
var (
	quotaAfterThrottling  = quotaUse{50, ratelimit.QuotaExceededError{Available: 0, Requested: 5}}
	quotaAfterOtherErrors = quotaUse{17, ratelimit.QuotaExceededError{Available: 10, Requested: 14}}
)

// useUpQuota makes calls that fail, until the quota is used up.
func useUpQuota(t *testing.T, client *imagebuilder.Client) quotaUse {
	t.Helper()
	for calls := range 1000 {
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if exceeded, ok := errors.AsType[ratelimit.QuotaExceededError](err); ok {
			return quotaUse{calls, exceeded}
		}
		if errors.Attempts(err) != 3 {
			t.Fatalf("got %v, want 3 attempts", err)
		}
	}
	t.Fatal("the quota is not used up")
	return quotaUse{}
}

func wantQuota(t *testing.T, fault imagebuildertest.Fault, want quotaUse, optFns ...func(*imagebuilder.Options)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.InjectFunc(always(fault))
		cfg := srv.Config()
		cfg.HTTPClient.(*http.Client).Timeout = time.Second
		if got := useUpQuota(t, imagebuilder.NewFromConfig(cfg, optFns...)); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
}

func attemptsAt(t *testing.T, fault imagebuildertest.Fault, optFns ...func(*imagebuilder.Options)) (attempts int) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps("step", 1)...)
		srv.InjectFunc(always(fault))
		_, err := imagebuilder.NewFromConfig(srv.Config(), optFns...).ListWorkflowStepExecutions(t.Context(), listRun())
		if attempts = len(srv.Requests()); err == nil || errors.Attempts(err) != attempts {
			t.Errorf("%d requests, and an error of %d attempts: %v", attempts, errors.Attempts(err), err)
		}
	})
	return attempts
}

// samplePauses returns, for each retry of a call, 100 pauses before it.
func samplePauses(t *testing.T, fault imagebuildertest.Fault, retries int, optFns ...func(*imagebuilder.Options)) [][]time.Duration {
	t.Helper()
	pauses := make([][]time.Duration, retries)
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.SetSteps(runID, namedSteps("step", 1)...)
		for range 100 {
			client := imagebuilder.NewFromConfig(srv.Config(), append(optFns, func(o *imagebuilder.Options) {
				o.RetryMaxAttempts = retries + 1
			})...)
			srv.ResetRequests()
			srv.Inject(fault, retries)
			mustList(t, client)
			requests := srv.Requests()
			for i, r := range requests[1:] {
				pauses[i] = append(pauses[i], r.Time.Sub(requests[i].Time))
			}
		}
	})
	return pauses
}

// wantUpTo checks that pauses are random between 0 and limits. The probability that all
// of 100 are in the lower four fifths, or none is in the lowest, is one in a billion.
func wantUpTo(t *testing.T, pauses [][]time.Duration, limits ...time.Duration) {
	t.Helper()
	for i, limit := range limits {
		if shortest, longest := slices.Min(pauses[i]), slices.Max(pauses[i]); shortest > limit/5 || longest > limit || longest < limit*4/5 {
			t.Errorf("pauses before retry %d are %v to %v, want up to %v", i+1, shortest, longest, limit)
		}
	}
}

func withStandard(optFns ...func(*retry.StandardOptions)) func(*imagebuilder.Options) {
	return func(o *imagebuilder.Options) { o.Retryer = retry.NewStandard(optFns...) }
}

// knowThrottling is the option that docs/retries.md shows for a retryer of one's own.
func knowThrottling(o *retry.StandardOptions) {
	codes := map[string]struct{}{"CallRateLimitExceededException": {}}
	o.Retryables = append(o.Retryables, retry.RetryableErrorCode{Codes: codes})
	o.Throttles = append(o.Throttles, retry.ThrottleErrorCode{Codes: codes})
}

func TestRetryer_ofTheUserTakesThrottlingForWhatItKnows(t *testing.T) {
	withCode := func(o *imagebuilder.Options) {
		o.Retryer = retry.AddWithErrorCodes(retry.NewStandard(), "CallRateLimitExceededException")
	}
	for name, test := range map[string]struct {
		retryer    func(*imagebuilder.Options)
		firstPause time.Duration
		quota      quotaUse
	}{
		"an error code is one more error to retry": {withCode, 50 * time.Millisecond, quotaAfterOtherErrors},
		"a throttle is throttling":                 {withStandard(knowThrottling), time.Second, quotaAfterThrottling},
	} {
		t.Run(name, func(t *testing.T) {
			wantUpTo(t, samplePauses(t, throttled, 2, test.retryer), test.firstPause, 2*test.firstPause)
			wantQuota(t, throttled, test.quota, test.retryer)
		})
	}
}

func TestRetryQuota_usedUpIsReported(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.InjectFunc(always(failing))
		client := imagebuilder.NewFromConfig(srv.Config())
		useUpQuota(t, client)
		_, err := client.ListWorkflowStepExecutions(t.Context(), listRun())
		if text := err.Error(); !strings.Contains(text, "failed to get rate limit token, retry quota exceeded, 10 available, 14 requested") || strings.Contains(text, "\n") {
			t.Errorf("got %q, want one line that has the quota", text)
		}
		if failure, ok := errors.AsType[*errors.ServiceException](err); !ok || errors.HTTPStatus(err) != 500 || errors.Attempts(err) != 1 {
			t.Errorf("got %v with status %d after %d attempts, want the exception of the only one", failure, errors.HTTPStatus(err), errors.Attempts(err))
		}
	})
}

func TestRetryQuota_canBeNone(t *testing.T) {
	unlimited := withStandard(func(o *retry.StandardOptions) { o.RateLimiter = ratelimit.None })
	synctest.Test(t, func(t *testing.T) {
		srv := imagebuildertest.NewInMemoryServer()
		defer srv.Close()
		srv.InjectFunc(always(failing))
		client := imagebuilder.NewFromConfig(srv.Config(), unlimited)
		for range 100 {
			if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); errors.Attempts(err) != 3 {
				t.Fatalf("got %v, want 3 attempts", err)
			}
		}
	})
}
