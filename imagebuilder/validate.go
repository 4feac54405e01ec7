package imagebuilder

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// violations collects the violations of an input.
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
	// Its text is not used; it lets smithy-go build the path of the field.
	v.params.Add(&constraintError{smithy.NewErrParamRequired(field), constraint, given})
}

func (v *violations) err() error {
	if v.params.Len() == 0 {
		return nil
	}
	return &invalidInputError{v.params}
}

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

// checkID checks the ID of a workflow execution or a step.
func (v *violations) checkID(field string, given *string, want identifier.Kind) {
	prefix := "wf-"
	if want == identifier.WorkflowStepExecution {
		prefix = "step-"
	}
	v.checkKind(field, given, fmt.Sprintf("%q and a UUID", prefix), want)
}

// checkARN checks that an ARN is of one of these kinds.
func (v *violations) checkARN(field string, given *string, want ...identifier.Kind) {
	kinds := make([]string, len(want))
	for i, kind := range want {
		kinds[i] = kind.String()
	}
	v.checkKind(field, given, strings.Join(kinds, " or "), want...)
}

// checkKind checks that an identifier is of one of these kinds. The error names its
// actual kind, if known.
func (v *violations) checkKind(field string, given *string, constraint string, want ...identifier.Kind) {
	if given == nil {
		return
	}
	kind := identifier.KindOf(*given)
	switch {
	case slices.Contains(want, kind):
	case kind == identifier.Unknown:
		v.breaks(field, "must be "+constraint, oneline.Abbreviate(*given))
	default:
		// The end of an ARN shows the mistake.
		v.breaks(field, "must be "+constraint, fmt.Sprintf("%s, %q", kind, oneline.Cut(*given, 256)))
	}
}

func (v *violations) checkMaxResults(field string, given *int32) {
	if given != nil && (*given < 1 || *given > 25) {
		v.breaks(field, "must be from 1 to 25", strconv.Itoa(int(*given)))
	}
}

func (v *violations) checkNextToken(field string, given *string) {
	v.checkLength(field, given, 65535)
}

// checkLength reports only the length, since a token may be very long.
func (v *violations) checkLength(field string, given *string, most int) {
	if given == nil {
		return
	}
	if n := utf8.RuneCountInString(*given); n < 1 || n > most {
		v.breaks(field, fmt.Sprintf("must have from 1 to %d characters", most), strconv.Itoa(n))
	}
}

func (v *violations) checkCount(field string, n, most int) {
	if n < 1 || n > most {
		v.breaks(field, fmt.Sprintf("must have from 1 to %d elements", most), strconv.Itoa(n))
	}
}
