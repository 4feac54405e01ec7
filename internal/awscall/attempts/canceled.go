package attempts

import (
	"context"
	"errors"
)

// canceledError is an error that the SDK's retryers take for the end of the
// caller's context.
type canceledError struct{ error }

func (*canceledError) CanceledError() bool { return true }
func (e *canceledError) Unwrap() error     { return e.error }

// markCanceled marks err if the caller's context has ended the call. The SDK does
// so while it sends or waits; a provider of credentials may not.
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
