package cli

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Line makes untrusted text safe to print on one line of a terminal.
func Line(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case strconv.IsPrint(r):
			return r
		default:
			return unicode.ReplacementChar
		}
	}, text)
}

// Text is Line for an optional member. It returns a dash if the member is absent.
func Text[S ~string](member *S) string {
	if member == nil || *member == "" {
		return "-"
	}
	return Line(string(*member))
}

// Took returns the time that a step ran, or has been running at now, as text.
func Took(step types.WorkflowStepMetadata, now time.Time) string {
	took, err := step.Duration(now)
	switch {
	case err != nil:
		return "malformed"
	case step.StartTime == nil:
		return "-"
	case step.IsInProgress():
		return took.Round(time.Second).String() + " so far"
	default:
		return took.Round(time.Second).String()
	}
}
