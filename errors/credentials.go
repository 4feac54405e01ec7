package errors

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// CredentialsError reports that the credentials of a call could not be retrieved,
// so that no request was sent to Image Builder, or none in the attempt that ended
// the call.
//
// The provider may have called another service, such as STS. Its error is in the
// chain, for [Is], [As] and [AsType]. [Code], [Message], [HTTPStatus], [RequestID],
// [IsThrottling] and [Attempts] do not look into it, since it is not of Image
// Builder. Pass Err to them to learn about the provider. [IsRetryable] reports what
// holds for the provider's error.
type CredentialsError struct {
	// Err is the error of the credentials provider.
	Err error
}

// Error returns the text of Err on one line of at most a few kB.
func (e *CredentialsError) Error() string {
	return oneline.Within(fmt.Sprint(e.Err), maxText, oneline.Join)
}

// Unwrap returns Err.
func (e *CredentialsError) Unwrap() error { return e.Err }
