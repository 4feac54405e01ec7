// Package attempts records the error and the measured clock skew of each attempt of a
// call. The next attempt is signed with the corrected time. The retryer decides whether
// and when to retry; an error that a wrong clock explains is marked as retryable.
package attempts

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// Log records the attempts of one call. A user's middleware may send several at once.
type Log struct {
	// ClientSkew is the number of nanoseconds by which the service's clock is ahead of
	// the local one, as measured by other calls of the client. It is nil if the clock
	// is not corrected.
	ClientSkew *atomic.Int64

	mu   sync.Mutex
	errs []error

	// skew is the difference that this call has measured, if knowsSkew.
	skew      time.Duration
	knowsSkew bool
}

// Reset prepares the log for a new call.
func (l *Log) Reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.errs, l.knowsSkew = nil, false
}

func (l *Log) record(metadata middleware.Metadata, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	// An attempt without a response says nothing about the clock.
	if skew, ok := awsmiddleware.GetAttemptSkew(metadata); ok {
		l.skew, l.knowsSkew = skew, true
	}
	if sent := awsmiddleware.GetRawResponse(metadata) != nil; sent && err != nil {
		l.errs = append(l.errs, err)
	}
}

// clockSkew returns how far the service's clock is ahead of the local one, as far as
// it is known.
func (l *Log) clockSkew() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.ClientSkew == nil:
		return 0
	case l.knowsSkew:
		return l.skew
	default:
		return time.Duration(l.ClientSkew.Load())
	}
}

// End returns the error of a call that ended with err, with the errors of the attempts.
// It returns nil if err is nil.
func (l *Log) End(ctx context.Context, err error) error {
	err = markCanceled(ctx, err)
	l.mu.Lock()
	defer l.mu.Unlock()
	if err == nil {
		return nil
	}
	if len(l.errs) == 0 {
		return oneline.Error(err)
	}
	return &errors.AttemptsError{Attempts: l.errs, Err: err}
}

// Recorder returns the "RecordAttempt" step, which records each attempt.
func (l *Log) Recorder() middleware.FinalizeMiddleware { return &recorder{log: l} }

type recorder struct {
	log *Log
}

func (*recorder) ID() string { return "RecordAttempt" }

func (m *recorder) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	of := &attempt{ctx, m.log.clockSkew()}
	out, metadata, err := next.HandleFinalize(of, in)
	m.log.record(metadata, err)
	return out, metadata, of.judge(metadata, err)
}
