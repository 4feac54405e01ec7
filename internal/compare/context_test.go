package compare_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"
)

// ended is how a call with a context ends.
type ended struct {
	Attempts                        int
	Failed, Canceled, Deadline      bool
	CanceledError, CauseKept        bool
	ElapsedIsUpToTheContext, OpName bool
}

var errCause = errors.New("the cause")

func endOf(svc *service, elapsed time.Duration, err error) ended {
	var canceled *smithy.CanceledError
	return ended{
		Attempts: len(svc.sent), Failed: err != nil,
		Canceled: errors.Is(err, context.Canceled), Deadline: errors.Is(err, context.DeadlineExceeded),
		CanceledError: errors.As(err, &canceled), CauseKept: errors.Is(err, errCause),
		ElapsedIsUpToTheContext: elapsed <= contextEnds, OpName: err == nil || learn(err).OperationError,
	}
}

const contextEnds = time.Second

// longBackoff lets a context end between two attempts.
func longBackoff(s side, svc *service) client {
	cfg := config(svc)
	cfg.RetryMaxAttempts = 3
	fixedBackoff(&cfg)
	return s.make(cfg)
}

func TestContexts_endCallsTheSame(t *testing.T) {
	type scenario struct {
		name      string
		responses []response
		context   func(context.Context) (context.Context, func())
		during    func(cancel func()) func(*http.Request)
	}
	canceling := func(ctx context.Context) (context.Context, func()) {
		ctx, cancel := context.WithCancelCause(ctx)
		return ctx, func() { cancel(errCause) }
	}
	timing := func(ctx context.Context) (context.Context, func()) {
		ctx, cancel := context.WithTimeout(ctx, contextEnds)
		return ctx, cancel
	}
	atOnce := func(cancel func()) func(*http.Request) { return func(*http.Request) { cancel() } }
	waiting := func(func()) func(*http.Request) { return func(r *http.Request) { <-r.Context().Done() } }
	later := func(cancel func()) func(*http.Request) {
		return func(*http.Request) { time.AfterFunc(contextEnds/2, cancel) }
	}
	for _, c := range []scenario{
		{"cancelled before the call", nil, func(ctx context.Context) (context.Context, func()) {
			ctx, cancel := canceling(ctx)
			cancel()
			return ctx, cancel
		}, nil},
		{"past its deadline before the call", nil, func(ctx context.Context) (context.Context, func()) {
			ctx, cancel := context.WithDeadline(ctx, time.Now().Add(-time.Second))
			return ctx, cancel
		}, nil},
		{"cancelled while the request is sent", nil, canceling, atOnce},
		{"past its deadline while the request is sent", nil, timing, waiting},
		{"cancelled before the second attempt", []response{failure(500, "ServiceException")}, canceling, later},
		{"past its deadline before the second attempt", []response{failure(500, "ServiceException")}, timing, nil},
		{"with a deadline that is met", nil, timing, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) ended {
				svc := responding(ok(emptyPage))
				if c.responses != nil {
					svc.responses = c.responses
				}
				ctx, cancel := c.context(t.Context())
				defer cancel()
				if c.during != nil {
					svc.onRequest = c.during(cancel)
				}
				began := time.Now()
				_, err := longBackoff(s, svc).list(ctx, listing())
				return endOf(svc, time.Since(began), err)
			})
			sameFields(t, "end", want, got)
		})
	}
}

func TestContexts_endReadingABodyTheSame(t *testing.T) {
	for _, status := range []int{200, 400, 500} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			want, got := cancelledWhileReading(t, status)
			if want != got {
				differ(t, "Cancellation while reading")
				want.CanceledError = got.CanceledError
			}
			sameFields(t, "end", want, got)
		})
	}
}

func cancelledWhileReading(t *testing.T, status int) (byOfficial, byOurs ended) {
	return onBothSides(t, func(t *testing.T, s side) ended {
		ctx, cancel := context.WithCancel(t.Context())
		svc := responding(response{status: status, body: `{"steps":[`, breaksOff: context.Canceled, onBreak: cancel})
		_, err := longBackoff(s, svc).list(ctx, listing())
		return endOf(svc, 0, err)
	})
}

func init() {
	proofs["Deadline before sending"] = func(t *testing.T) {
		retryables := retry.IsErrorRetryables(retry.DefaultRetryables)
		want, got := onBothSides(t, func(t *testing.T, s side) aws.Ternary {
			ctx, cancel := context.WithDeadline(t.Context(), time.Now())
			defer cancel()
			_, err := s.make(config(responding(ok(emptyPage)))).list(ctx, listing())
			return retryables.IsErrorRetryable(err)
		})
		if want != aws.TrueTernary || got != aws.FalseTernary {
			t.Errorf("official %v, ours %v", want, got)
		}
	}
	proofs["Cancellation while reading"] = func(t *testing.T) {
		for _, status := range []int{200, 400} {
			want, got := cancelledWhileReading(t, status)
			if want.CanceledError || !got.CanceledError {
				t.Errorf("%d: official %+v, ours %+v", status, want, got)
			}
		}
	}
}
