package attempts

import (
	"context"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// tolerance is how far clocks may differ before a refusal is put down to it. AWS
// takes signatures of up to five minutes.
const tolerance = 4 * time.Minute

// refusals are the error codes that a wrong clock explains.
var refusals = map[string]bool{
	"AccessDeniedException":     true,
	"AuthFailure":               true,
	"InvalidSignatureException": true,
	"RequestExpired":            true,
	"RequestTimeTooSkewed":      true,
	"SignatureDoesNotMatch":     true,
}

// attempt is the context of one, with the skew that it is signed with: meanwhile
// other attempts and calls may find another.
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

// ClockSkew returns by how much the attempt of ctx takes the service's clock to be
// ahead of the local one.
func ClockSkew(ctx context.Context) time.Duration {
	if a, ok := ctx.Value(attemptKey{}).(*attempt); ok {
		return a.skew
	}
	return 0
}

// judge returns err, which ended the attempt, as one to try again after if the clock
// that it was signed by explains it. The SDK judges by what the client knew when the
// call began, which need not be what the attempt was signed with.
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

// clockError is a refusal of a signature by a wrong clock, which the SDK's retryers
// take for one to try again after.
type clockError struct{ error }

func (*clockError) RetryableError() bool { return true }
func (e *clockError) Unwrap() error      { return e.error }
