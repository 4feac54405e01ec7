package errors

import "fmt"

// ResponseTooLargeError says that the body of an answer went past the limit and
// was not read further. The limit for a successful answer is the client's
// MaxResponseBytes option.
type ResponseTooLargeError struct {
	// Limit is how many bytes would have been taken.
	Limit int64
}

// Error names the limit.
func (e *ResponseTooLargeError) Error() string {
	return fmt.Sprintf("response body is larger than the limit of %d bytes", e.Limit)
}

// IncompleteResponseError says that an answer began to arrive and then broke
// off: its connection was cut, reset or timed out, or its compression was
// damaged. Listing is safe to repeat, so the client retries it.
type IncompleteResponseError struct {
	// Received is how many bytes of the body had arrived.
	Received int64

	// Err is why no more came.
	Err error
}

// Error tells how much of the body arrived, and why no more did.
func (e *IncompleteResponseError) Error() string {
	return fmt.Sprintf("response body broke off after %d bytes, %v", e.Received, e.Err)
}

// Unwrap gives Err.
func (e *IncompleteResponseError) Unwrap() error { return e.Err }

// RetryableError gives true. It is what the SDK's retryers ask for.
func (e *IncompleteResponseError) RetryableError() bool { return true }
