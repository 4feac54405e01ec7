// Package refusal makes the error of an argument that is refused before anything
// is sent. It holds a [smithy.InvalidParamsError], by which package errors and
// users know invalid input, and says on one line what that would say on several.
package refusal

import (
	"fmt"

	"github.com/aws/smithy-go"
)

// Of returns the error for an argument of a function or type, which is named with
// its package. The reason says what is wanted, and what was given.
func Of(function, argument, reason string) error {
	// What is required of the argument does not show; smithy-go knows where it is.
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
