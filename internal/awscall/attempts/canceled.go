package attempts

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// canceledError is an error that the SDK's retryers recognize as the end of the
// caller's context.
type canceledError struct{ error }

func (*canceledError) CanceledError() bool { return true }
func (e *canceledError) Unwrap() error     { return e.error }

// markCanceled marks err if the caller's context ended the call. The SDK marks errors
// of sending and waiting itself, but those of a credentials provider may be unmarked,
// and may not say that the context ended.
func markCanceled(ctx context.Context, err error) error {
	if err == nil || ctx.Err() == nil {
		return err
	}
	if !errors.Is(err, ctx.Err()) {
		if !errors.As(err, new(*errors.CredentialsError)) {
			return err
		}
		err = fmt.Errorf("%w; %w", ctx.Err(), err)
	}
	var marked interface {
		error
		CanceledError() bool
	}
	if errors.As(err, &marked) {
		return err
	}
	return &canceledError{err}
}
