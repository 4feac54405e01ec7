package types

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

const ellipsis = "…"

// head returns the beginning of s in at most limit bytes that are safe to print on
// one line of a terminal. An ellipsis replaces the rest.
func head(s string, limit int) string {
	var b strings.Builder
	keep := 0
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(oneline.Escape(s[i : i+size]))
		if b.Len() > limit {
			return b.String()[:keep] + ellipsis
		}
		if b.Len() <= limit-len(ellipsis) {
			keep = b.Len()
		}
		i += size
	}
	return b.String()
}

// printable is head without a limit.
func printable(s string) string { return head(s, math.MaxInt) }

// quoted returns the beginning of a value for an error.
func quoted(value string) string {
	return `"` + strings.ReplaceAll(head(value, 64), `"`, `\"`) + `"`
}

// tail is head for the end of s.
func tail(s string, limit int) string {
	width, keep := 0, len(s)
	for i := len(s); i > 0; {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		width += len(oneline.Escape(s[i : i+size]))
		if width > limit {
			return ellipsis + head(s[keep:], limit)
		}
		if width <= limit-len(ellipsis) {
			keep = i
		}
	}
	return head(s, limit)
}
