package attempts

import (
	"context"
	"errors"
)

// canceledError is an error that the SDK's retryers recognize as the end of the
// caller's context.
type canceledError struct{ error }

func (*canceledError) CanceledError() bool { return true }
func (e *canceledError) Unwrap() error     { return e.error }

// markCanceled marks err if the caller's context ended the call. The SDK marks errors
// of sending and waiting itself, but those of a credentials provider may be unmarked.
func markCanceled(ctx context.Context, err error) error {
	if ctx.Err() == nil || !errors.Is(err, ctx.Err()) {
		return err
	}
	var marked interface{ CanceledError() bool }
	if errors.As(err, &marked) {
		return err
	}
	return &canceledError{err}
}
