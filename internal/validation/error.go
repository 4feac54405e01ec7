package validation

import (
	"fmt"
	"strings"

	"github.com/aws/smithy-go"
)

// invalidInputError is a [smithy.InvalidParamsError] whose text is one line.
type invalidInputError struct {
	params smithy.InvalidParamsError
}

func (e *invalidInputError) Error() string {
	var text strings.Builder
	text.WriteString("invalid input, nothing was sent: ")
	for i, err := range e.params.Errs() {
		if i > 0 {
			text.WriteString("; ")
		}
		text.WriteString(strings.TrimSuffix(err.Error(), "."))
	}
	return text.String()
}

func (e *invalidInputError) Unwrap() error { return e.params }

// constraintError reports the constraint that a member violates, and its value.
type constraintError struct {
	smithy.InvalidParamError
	constraint, given string
}

func (e *constraintError) Error() string {
	return fmt.Sprintf("%s %s, got %s", e.Field(), e.constraint, e.given)
}
