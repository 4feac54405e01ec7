package imagebuilder

import (
	"context"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// attempts remembers what each attempt of a call met: for the error of the call,
// and to correct the clock of the next attempt.
type attempts struct {
	errs []error
	skew time.Duration
}

func (a *attempts) wrap(err error) error {
	if len(a.errs) == 0 {
		return err
	}
	return &errors.AttemptsError{Attempts: a.errs, Err: err}
}

type recordAttempt struct {
	call *call
}

func (*recordAttempt) ID() string { return "RecordAttempt" }

func (m *recordAttempt) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	out, metadata, err := next.HandleFinalize(ctx, in)
	a := &m.call.attempts
	a.skew, _ = awsmiddleware.GetAttemptSkew(metadata)
	if sent := awsmiddleware.GetRawResponse(metadata) != nil; sent && err != nil {
		a.errs = append(a.errs, err)
	}
	return out, metadata, err
}
