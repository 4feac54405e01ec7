package errors

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// AttemptsError wraps the error of a call that was sent at least once with what
// each attempt met. Nothing needs to look for it to tell errors apart, but where
// the context ended a call between two attempts: otherwise the error that the last
// attempt ended with stays in the chain.
type AttemptsError struct {
	// Attempts holds the error of each attempt, in order. It is never empty.
	Attempts []error

	// Err is what ended the call.
	Err error
}

// Error gives Err's text on one line, after the number of attempts when there were
// several. When something else than the last attempt ended the call, such as the
// context, it tells of that attempt too.
func (e *AttemptsError) Error() string {
	text := fmt.Sprint(e.Err)
	if n := len(e.Attempts); n > 0 && !Is(e.Err, e.Attempts[n-1]) {
		text += fmt.Sprintf("; the last attempt ended with: %v", e.Attempts[n-1])
	}
	if len(e.Attempts) > 1 {
		text = fmt.Sprintf("after %d attempts, %s", len(e.Attempts), text)
	}
	return oneline.Join(text)
}

// Unwrap gives Err.
func (e *AttemptsError) Unwrap() error { return e.Err }
