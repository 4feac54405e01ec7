// Package refusal makes the error for an argument that is rejected before anything is
// sent. Its text is one line. It wraps a [smithy.InvalidParamsError], by which package
// errors and callers recognize invalid input.
package refusal

import (
	"fmt"

	"github.com/aws/smithy-go"
)

// Of returns the error for an argument of a function, or for a field of a type, that is
// named with its package. reason says what is wanted and what was given.
func Of(function, argument, reason string) error {
	// The text of ErrParamRequired is not used; it lets smithy-go build the field path.
	e := &argumentError{smithy.NewErrParamRequired(argument), reason}
	params := smithy.InvalidParamsError{Context: function}
	params.Add(e)
	return &refusal{e, params}
}

type argumentError struct {
	smithy.InvalidParamError
	reason string
}

func (e *argumentError) Error() string { return fmt.Sprintf("%s: %s", e.Field(), e.reason) }

type refusal struct {
	argument *argumentError
	params   smithy.InvalidParamsError
}

func (r *refusal) Error() string { return "invalid input, nothing was sent: " + r.argument.Error() }
func (r *refusal) Unwrap() error { return r.params }
