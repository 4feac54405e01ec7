package imagebuilder

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// violations collects what is wrong with an input.
type violations struct {
	params smithy.InvalidParamsError
}

func violationsOf(input string) *violations {
	return &violations{smithy.InvalidParamsError{Context: input}}
}

func (v *violations) required(field string) {
	v.params.Add(smithy.NewErrParamRequired(field))
}

func (v *violations) breaks(field, constraint, given string) {
	// What is required of the field does not show; smithy-go knows where it is.
	v.params.Add(&constraintError{smithy.NewErrParamRequired(field), constraint, given})
}

func (v *violations) err() error {
	if v.params.Len() == 0 {
		return nil
	}
	return &invalidInputError{v.params}
}

// invalidInputError says on one line what [smithy.InvalidParamsError] would say
// on several.
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

// constraintError says which constraint a member breaks, and with what.
type constraintError struct {
	smithy.InvalidParamError
	constraint, given string
}

func (e *constraintError) Error() string {
	return fmt.Sprintf("%s %s, got %s", e.Field(), e.constraint, e.given)
}

// checkID checks an identifier, which is a prefix and a UUID.
func (v *violations) checkID(field, prefix string, given *string) {
	if given != nil && !isID(prefix, *given) {
		const hex = "[0-9a-fA-F]"
		v.breaks(field, "must match ^"+prefix+"-"+hex+"{8}-"+hex+"{4}-"+hex+"{4}-"+hex+"{4}-"+hex+"{12}$", oneline.Abbreviate(*given))
	}
}

// isID says what the pattern says, at a tenth of the cost.
func isID(prefix, id string) bool {
	const form = "-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
	uuid, ok := strings.CutPrefix(id, prefix)
	if !ok || len(uuid) != len(form) {
		return false
	}
	for i := range len(form) {
		if form[i] == 'x' && !isHex(uuid[i]) || form[i] != 'x' && form[i] != uuid[i] {
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func (v *violations) checkMaxResults(field string, given *int32) {
	if given != nil && (*given < 1 || *given > 25) {
		v.breaks(field, "must be from 1 to 25", fmt.Sprint(*given))
	}
}

// checkNextToken tells the length only: a token may be as long as a book.
func (v *violations) checkNextToken(field string, given *string) {
	if given == nil {
		return
	}
	if n := utf8.RuneCountInString(*given); n < 1 || n > 65535 {
		v.breaks(field, "must have from 1 to 65535 characters", fmt.Sprint(n))
	}
}
