package types

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const ellipsis = "…"

// head gives the beginning of s in at most limit bytes that are safe to print on
// one line of a terminal. What was cut is an ellipsis.
func head(s string, limit int) string {
	var b strings.Builder
	keep := 0
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(printable(s[i : i+size]))
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

// tail is head for the end of s.
func tail(s string, limit int) string {
	width, keep := 0, len(s)
	for i := len(s); i > 0; {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		width += len(printable(s[i : i+size]))
		if width > limit {
			return ellipsis + head(s[keep:], limit)
		}
		if width <= limit-len(ellipsis) {
			keep = i
		}
	}
	return head(s, limit)
}

// printable escapes char, a single rune or a byte that is none, unless it is
// harmless: control characters, line separators, and the characters that change
// the direction of text or are not seen become escapes of Go's form.
func printable(char string) string {
	r, _ := utf8.DecodeRuneInString(char)
	if strconv.IsPrint(r) && utf8.ValidString(char) {
		return char
	}
	quoted := strconv.Quote(char)
	return quoted[1 : len(quoted)-1]
}
