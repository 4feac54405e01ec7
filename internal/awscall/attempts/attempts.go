// Package attempts remembers what the attempts of a call met, for the error of the
// call, and by which clock each was signed, to correct that of the next one. Whether
// and when to try again is up to the retryer, for which a refusal that a clock explains is marked.
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

// Log has the attempts of one call. A middleware of the user's may send several at
// once.
type Log struct {
	// ClientSkew is by how many nanoseconds other calls of the client have found
	// the service's clock to be ahead of the local one. It is nil if clocks are not
	// corrected.
	ClientSkew *atomic.Int64

	mu   sync.Mutex
	errs []error

	// skew is what this call has found itself, if it has.
	skew      time.Duration
	knowsSkew bool
}

// Reset begins a call.
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

// clockSkew returns by how much the service's clock is ahead of the local one, as
// far as it is known now.
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

// End returns the error of the call that err ended, with what the attempts met. It
// is nil if err is.
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
