package errors

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// CredentialsError reports that the credentials of a call could not be retrieved. No
// request was sent to Image Builder, or none in the attempt that ended the call.
//
// The provider may have called another service, such as STS. [Is], [As] and [AsType]
// find its error. [Code], [Message], [HTTPStatus], [RequestID], [IsThrottling] and
// [Attempts] do not examine it, since it is not an error of Image Builder: pass them Err
// to examine it. [IsRetryable] reports whether the provider's error is retryable.
type CredentialsError struct {
	// Err is the error of the credentials provider.
	Err error
}

// Error returns the text of Err on one line of at most a few KiB.
func (e *CredentialsError) Error() string {
	return oneline.Within(fmt.Sprint(e.Err), maxText, oneline.Join)
}

// Unwrap returns Err.
func (e *CredentialsError) Unwrap() error { return e.Err }
