package errors

import "fmt"

// ResponseTooLargeError reports that the body of a response exceeded the limit and
// was not read further. The limit for a successful response is the client's
// MaxResponseBytes option.
type ResponseTooLargeError struct {
	// Limit is the maximum number of bytes.
	Limit int64
}

// Error returns a text with the limit.
func (e *ResponseTooLargeError) Error() string {
	return fmt.Sprintf("response body is larger than the limit of %d bytes", e.Limit)
}

// IncompleteResponseError reports a truncated response: its connection was closed,
// reset or timed out, or its compression was damaged. The client retries it: reading
// is safe to repeat, and an operation that changes something carries a client token.
type IncompleteResponseError struct {
	// Received is the number of bytes of the body that arrived.
	Received int64

	// Err is the error that ended the body.
	Err error
}

// Error returns a text with Received and Err.
func (e *IncompleteResponseError) Error() string {
	return fmt.Sprintf("response body was truncated after %d bytes, %v", e.Received, e.Err)
}

// Unwrap returns Err.
func (e *IncompleteResponseError) Unwrap() error { return e.Err }

// RetryableError returns true, for the SDK's retryers.
func (e *IncompleteResponseError) RetryableError() bool { return true }
