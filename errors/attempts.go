package errors

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// AttemptsError wraps the error of a call that was sent at least once with what
// each attempt met. Nothing needs to look for it to tell errors apart: the
// error that the last attempt ended with stays in the chain.
type AttemptsError struct {
	// Attempts holds the error of each attempt, in order. It is never empty.
	Attempts []error

	// Err is what ended the call.
	Err error
}

// Error gives Err's text on one line, after the number of attempts when there were
// several.
func (e *AttemptsError) Error() string {
	text := oneline.Join(fmt.Sprint(e.Err))
	if len(e.Attempts) < 2 {
		return text
	}
	return fmt.Sprintf("after %d attempts, %s", len(e.Attempts), text)
}

// Unwrap gives Err.
func (e *AttemptsError) Unwrap() error { return e.Err }
