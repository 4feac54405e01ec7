package cli

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Line makes text from elsewhere safe to print on one line of a terminal.
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

// Text is Line for an optional member, and a dash where it is absent.
func Text[S ~string](member *S) string {
	if member == nil || *member == "" {
		return "-"
	}
	return Line(string(*member))
}

// Took says how long a step ran, or has been running at now.
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
