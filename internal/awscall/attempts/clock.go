package attempts

import (
	"context"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// tolerance is the clock skew above which a refused signature is blamed on the clock. AWS
// accepts signatures that are at most 5 minutes off.
const tolerance = 4 * time.Minute

// refusals are the error codes that a wrong clock can cause.
var refusals = map[string]bool{
	"AccessDeniedException":     true,
	"AuthFailure":               true,
	"InvalidSignatureException": true,
	"RequestExpired":            true,
	"RequestTimeTooSkewed":      true,
	"SignatureDoesNotMatch":     true,
}

// attempt is the context of an attempt, with the skew that its signature uses. Other
// attempts and calls may measure another meanwhile.
type attempt struct {
	context.Context

	skew time.Duration
}

type attemptKey struct{}

func (a *attempt) Value(key any) any {
	if key == (attemptKey{}) {
		return a
	}
	return a.Context.Value(key)
}

// ClockSkew returns how far the service's clock is ahead of the local one, as the
// attempt of ctx assumes.
func ClockSkew(ctx context.Context) time.Duration {
	if a, ok := ctx.Value(attemptKey{}).(*attempt); ok {
		return a.skew
	}
	return 0
}

// judge marks err, which ended the attempt, as retryable if the time in the signature
// explains it. The SDK decides by the skew that the client knew when the call began,
// which may differ from the one that the attempt was signed with.
func (a *attempt) judge(metadata middleware.Metadata, err error) error {
	found, ok := awsmiddleware.GetAttemptSkew(metadata)
	if !ok || (a.skew-found).Abs() <= tolerance {
		return err
	}
	if refusal, ok := errors.AsType[smithy.APIError](err); !ok || !refusals[refusal.ErrorCode()] {
		return err
	}
	return &clockError{err}
}

// clockError is the refusal of a signature because of a wrong clock. The SDK's retryers
// retry it.
type clockError struct{ error }

func (*clockError) RetryableError() bool { return true }
func (e *clockError) Unwrap() error      { return e.error }
