package compare_test

import (
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// outcome is what a call comes to after its attempts.
type outcome struct {
	Attempts      int
	Failed        bool
	Type, Code    string
	GaveUp        bool
	QuotaExceeded bool
	SendFailed    bool
}

func outcomeOf(attempts int, err error) outcome {
	learned := learn(err)
	var gaveUp *retry.MaxAttemptsError
	var exceeded ratelimit.QuotaExceededError
	var send interface{ ConnectionError() bool }
	return outcome{
		Attempts: attempts, Failed: err != nil, Type: learned.Type, Code: learned.Code,
		GaveUp: errors.As(err, &gaveUp), QuotaExceeded: errors.As(err, &exceeded), SendFailed: errors.As(err, &send) && send.ConnectionError(),
	}
}

// outcomes returns what a number of calls in a row, on one client, come to.
func outcomes(t *testing.T, calls int, change func(*aws.Config), call []option, responses ...response) (byOfficial, byOurs []outcome) {
	t.Helper()
	return onBothSides(t, func(t *testing.T, s side) (seen []outcome) {
		svc := responding(responses...)
		cfg := config(svc)
		if change != nil {
			change(&cfg)
		}
		c := s.make(cfg)
		for range calls {
			before := len(svc.sent)
			_, err := c.list(t.Context(), listing(), call...)
			seen = append(seen, outcomeOf(len(svc.sent)-before, err))
		}
		return seen
	})
}

// sameOutcomes compares outcomes but for the types of common errors.
func sameOutcomes(t *testing.T, want, got []outcome) {
	t.Helper()
	for i := range want {
		if want[i].Type == genericType && got[i].Type != genericType && want[i].Code == got[i].Code {
			differ(t, "Common errors of AWS")
			want[i].Type = got[i].Type
		}
	}
	if !slices.Equal(want, got) {
		t.Errorf("\nofficial %+v\nours     %+v", want, got)
	}
}

func sendErrors() []error {
	return []error{
		errors.New("anything"), io.EOF, io.ErrUnexpectedEOF,
		&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, &net.OpError{Op: "read", Err: syscall.ECONNRESET},
		&net.DNSError{Err: "no such host", IsNotFound: true}, &net.DNSError{Err: "later", IsTemporary: true},
		&url.Error{Op: "Post", URL: "https://a.example", Err: errors.New("connection refused")},
		&url.Error{Op: "Post", URL: "https://a.example", Err: errors.New("use of closed network connection")},
		http.ErrServerClosed, http.ErrHandlerTimeout,
	}
}

func TestAttempts_areAsManyForEveryError(t *testing.T) {
	for _, status := range []int{302, 400, 403, 404, 408, 429, 500, 501, 502, 503, 504} {
		for _, code := range append([]string{""}, errorCodes...) {
			t.Run(fmt.Sprint(status, " ", code), func(t *testing.T) {
				for _, responses := range [][]response{{failure(status, code)}, {failure(status, code), ok(emptyPage)}} {
					want, got := outcomes(t, 1, nil, nil, responses...)
					if want[0].Attempts < got[0].Attempts && (status == http.StatusTooManyRequests || code == "CallRateLimitExceededException") {
						differ(t, "Throttling")
						continue
					}
					sameOutcomes(t, want, got)
				}
			})
		}
	}
	for _, err := range sendErrors() {
		t.Run(err.Error(), func(t *testing.T) {
			want, got := outcomes(t, 1, nil, nil, response{err: err})
			sameOutcomes(t, want, got)
			want, got = outcomes(t, 1, nil, nil, response{err: err}, ok(emptyPage))
			sameOutcomes(t, want, got)
		})
	}
	for _, reason := range []error{&net.OpError{Op: "read", Err: syscall.ECONNRESET}, errors.New("use of closed network connection")} {
		t.Run("reading: "+reason.Error(), func(t *testing.T) {
			for _, status := range []int{200, 400, 500} {
				want, got := outcomes(t, 1, nil, nil, response{status: status, body: "{", breaksOff: reason}, ok(emptyPage))
				sameOutcomes(t, want, got)
			}
		})
	}
	for _, body := range []string{"{", "[]", `{"message":1}`, "<html>"} {
		want, got := outcomes(t, 1, nil, nil, ok(body))
		sameOutcomes(t, want, got)
	}
}

func TestAttempts_areLimitedTheSame(t *testing.T) {
	limit := func(n int) func(*aws.Config) { return func(cfg *aws.Config) { cfg.RetryMaxAttempts = n } }
	limited := set("RetryMaxAttempts", 2)
	for _, c := range []struct {
		name   string
		change func(*aws.Config)
		call   []option
	}{
		{"by default", nil, nil},
		{"to one", limit(1), nil},
		{"to five", limit(5), nil},
		{"to none", limit(-1), []option{set("RetryMaxAttempts", 7)}},
		{"by the call", nil, []option{limited}},
		{"by the call, above the client's", limit(1), []option{limited}},
		{"by the call, below the client's", limit(5), []option{limited}},
		{"by the call, to the client's", limit(2), []option{limited}},
		{"by the call, to nothing", limit(2), []option{set("RetryMaxAttempts", 0)}},
		{"by a retryer", func(cfg *aws.Config) { cfg.Retryer = func() aws.Retryer { return aws.NopRetryer{} } }, nil},
		{"by a retryer and a limit", func(cfg *aws.Config) { cfg.Retryer = withoutDelay; cfg.RetryMaxAttempts = 4 }, nil},
		{"by a retryer of the call", nil, []option{set("Retryer", aws.Retryer(aws.NopRetryer{}))}},
		{"by a retryer of the call, beside the client's limit", limit(2), []option{set("Retryer", withoutDelay())}},
		{"by a retryer that knows an error code", func(cfg *aws.Config) {
			cfg.Retryer = func() aws.Retryer { return retry.AddWithErrorCodes(withoutDelay(), "ForbiddenException") }
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, code := range []string{"ServiceException", "ForbiddenException", "ThrottlingException"} {
				want, got := outcomes(t, 1, c.change, c.call, failure(500, code))
				sameOutcomes(t, want, got)
				want, got = outcomes(t, 1, c.change, c.call, failure(400, code))
				sameOutcomes(t, want, got)
			}
		})
	}
}

// A client has a quota of retries, which failing calls use up.
func TestAttempts_areAsManyWhenTheQuotaRunsOut(t *testing.T) {
	for _, responses := range [][]response{
		{failure(500, "ServiceException")},
		{failure(400, "ThrottlingException")},
		{failure(500, "ServiceException"), ok(emptyPage), failure(503, "ServiceUnavailable"), failure(503, "ServiceUnavailable"), ok(emptyPage), failure(500, "")},
		{{err: &net.OpError{Op: "read", Err: syscall.ECONNRESET}}},
	} {
		want, got := outcomes(t, 70, nil, nil, responses...)
		sameOutcomes(t, want, got)
		if exhausted := slices.ContainsFunc(got, func(o outcome) bool { return o.QuotaExceeded }); !exhausted && len(responses) == 1 {
			t.Errorf("%+v: the quota does not run out", responses)
		}
	}
}

// Throttling is left out: the SDK's limiter of the adaptive mode rounds a wait
// down to nothing, forever when time passes in sleep alone.
func TestAttempts_areAsManyInTheAdaptiveMode(t *testing.T) {
	adaptive := func(cfg *aws.Config) { cfg.RetryMode = aws.RetryModeAdaptive; cfg.RetryMaxAttempts = 4 }
	for _, a := range []response{failure(500, "ServiceException"), failure(503, ""), failure(400, "ClientException"), {err: io.ErrUnexpectedEOF}} {
		want, got := outcomes(t, 40, adaptive, nil, a)
		sameOutcomes(t, want, got)
	}
}

func TestThrottling_isLeftToARetryerOfTheCallers(t *testing.T) {
	for attempts, responses := range map[int][]response{
		1: {failure(429, "CallRateLimitExceededException"), failure(400, "CallRateLimitExceededException"), failure(429, "ForbiddenException")},
		3: {failure(429, ""), failure(429, "New"), failure(400, "ThrottlingException")},
	} {
		for _, a := range responses {
			want, got := outcomes(t, 1, func(cfg *aws.Config) { cfg.Retryer = withoutDelay }, nil, a)
			sameOutcomes(t, want, got)
			if got[0].Attempts != attempts {
				t.Errorf("%+v: %d attempts, want %d", a, got[0].Attempts, attempts)
			}
		}
	}
}

func init() {
	proofs["Throttling"] = func(t *testing.T) {
		for _, a := range []response{failure(429, "CallRateLimitExceededException"), failure(400, "CallRateLimitExceededException"), failure(429, "ForbiddenException")} {
			want, got := outcomes(t, 1, nil, nil, a)
			if want[0].Attempts != 1 || got[0].Attempts != 3 || !got[0].GaveUp || want[0].Code != got[0].Code {
				t.Errorf("official %+v, ours %+v", want, got)
			}
			for i, s := range sides {
				cfg := config(responding(a))
				cfg.RetryMode = aws.RetryModeAdaptive
				c := s.make(cfg)
				_, err := c.list(t.Context(), listing(), set("RetryMaxAttempts", 1))
				retryer := reflect.ValueOf(c.options()).Elem().FieldByName("Retryer").Interface().(aws.Retryer)
				if retryable := i == 1; retryer.IsErrorRetryable(err) != retryable {
					t.Errorf("adaptive, %s: %v", s.name, err)
				}
			}
		}
	}
	proofs["Permanent connection failures"] = func(t *testing.T) {
		for _, err := range []error{x509.UnknownAuthorityError{}, &url.Error{Op: "Post", URL: "https://a.example", Err: errors.New("Proxy Authentication Required")}} {
			want, got := outcomes(t, 1, nil, nil, response{err: err})
			if want[0].Attempts != 3 || got[0].Attempts != 1 || !got[0].SendFailed {
				t.Errorf("%v: official %+v, ours %+v", err, want, got)
			}
		}
	}
	proofs["Connection that breaks after the output"] = func(t *testing.T) {
		want, got := outcomes(t, 1, nil, nil, response{status: 200, body: `{"steps":[{"name":"one"}]}`, breaksOff: io.ErrUnexpectedEOF}, ok(emptyPage))
		if want[0].Attempts != 1 || !want[0].Failed || got[0].Attempts != 1 || got[0].Failed {
			t.Errorf("official %+v, ours %+v", want, got)
		}
	}
	proofs["Truncated body"] = func(t *testing.T) {
		for _, reason := range []error{io.ErrUnexpectedEOF, errors.New("gzip: invalid checksum")} {
			cut := response{status: 200, body: `{"steps":[`, breaksOff: reason}
			want, got := outcomes(t, 1, nil, nil, cut, ok(emptyPage))
			if want[0].Attempts != 1 || !want[0].Failed || got[0].Attempts != 2 || got[0].Failed {
				t.Errorf("%v: official %+v, ours %+v", reason, want, got)
			}
		}
		cut := response{status: 400, body: `{"message":`, breaksOff: io.ErrUnexpectedEOF}
		want, got := outcomes(t, 1, nil, nil, cut, ok(emptyPage))
		if want[0].Attempts != 1 || !want[0].Failed || got[0].Attempts != 2 || got[0].Failed {
			t.Errorf("an error body: official %+v, ours %+v", want, got)
		}
	}
}

// The time that three attempts take, over many clients: their backoff is random.
func TestBackoff_hasTheSameDistribution(t *testing.T) {
	for _, c := range []struct {
		response response
		// longest is the limit of the two pauses together: the second may be
		// twice as long as the first. Each is anything from none to its limit.
		longest time.Duration
	}{
		{failure(500, "ServiceException"), 150 * time.Millisecond},
		{failure(400, "ThrottlingException"), 3 * time.Second},
	} {
		const trials = 400
		want, got := onBothSides(t, func(t *testing.T, s side) (d distribution) {
			for range trials {
				client := s.make(config(responding(c.response)))
				began := time.Now()
				if _, err := client.list(t.Context(), listing()); err == nil {
					t.Error("no error")
				}
				d.add(time.Since(began))
			}
			return d
		})
		for _, d := range []distribution{want, got} {
			mean, expected := d.sum/trials, c.longest/2
			if d.longest > c.longest || d.longest < c.longest*3/4 || d.shortest > c.longest/4 || (mean-expected).Abs() > expected*2/15 {
				t.Errorf("%+v: from %v to %v, %v on average, want up to %v", c.response, d.shortest, d.longest, mean, c.longest)
			}
		}
	}
}

type distribution struct{ shortest, longest, sum time.Duration }

func (d *distribution) add(elapsed time.Duration) {
	if d.sum == 0 || elapsed < d.shortest {
		d.shortest = elapsed
	}
	d.longest = max(d.longest, elapsed)
	d.sum += elapsed
}
