package imagebuilder

import (
	"context"
	"sync"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// attempts remembers what each attempt of a call met: for the error of the call,
// and to correct the clock of the next attempt.
// A middleware of the user's may send several at once.
type attempts struct {
	mu   sync.Mutex
	errs []error
	skew time.Duration
}

func (a *attempts) reset(skew time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.errs, a.skew = nil, skew
}

func (a *attempts) record(metadata middleware.Metadata, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	// An attempt without an answer tells nothing new of the clock.
	if skew, ok := awsmiddleware.GetAttemptSkew(metadata); ok {
		a.skew = skew
	}
	if sent := awsmiddleware.GetRawResponse(metadata) != nil; sent && err != nil {
		a.errs = append(a.errs, err)
	}
}

func (a *attempts) clockSkew() time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.skew
}

// wrap gives the error of a call what the attempts met.
func (a *attempts) wrap(err error) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err == nil {
		return nil
	}
	if len(a.errs) == 0 {
		return onOneLine(err)
	}
	return &errors.AttemptsError{Attempts: a.errs, Err: err}
}

// onOneLine is for an error of several lines, as providers of credentials have
// them, or of what a terminal would not print.
func onOneLine(err error) error {
	if text := err.Error(); oneline.Join(text) == text {
		return err
	}
	return &lines{err}
}

type lines struct{ error }

func (l *lines) Error() string { return oneline.Join(l.error.Error()) }
func (l *lines) Unwrap() error { return l.error }

type recordAttempt struct {
	call *call
}

func (*recordAttempt) ID() string { return "RecordAttempt" }

func (m *recordAttempt) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	out, metadata, err := next.HandleFinalize(ctx, in)
	m.call.attempts.record(metadata, err)
	return out, metadata, err
}
