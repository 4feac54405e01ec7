// Package oneline makes text from elsewhere safe to print on one line of a
// terminal.
package oneline

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Escape replaces what would break the line, change the direction of text, steer
// the terminal or not be seen by escapes of Go's form.
func Escape(s string) string {
	if !strings.ContainsFunc(s, isUnprintable) {
		return s
	}
	quoted := strconv.Quote(s)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// Join puts several lines on one, with commas between them, and escapes the rest.
func Join(s string) string {
	if strings.ContainsAny(s, "\r\n") {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\r' || r == '\n' }), ", ")
	}
	return Escape(s)
}

// isUnprintable takes U+FFFD for a byte that is no UTF-8, which reads as it.
func isUnprintable(r rune) bool {
	return r == utf8.RuneError || !strconv.IsPrint(r)
}
