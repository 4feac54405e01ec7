// Package oneline makes text from elsewhere safe to print on one line of a
// terminal.
package oneline

import (
	"fmt"
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

// Cut shortens s to limit bytes, and appends how long it was.
func Cut(s string, limit int) string {
	return Within(s, limit, func(s string) string { return s })
}

// Within applies escape to s, and cuts both to limit bytes. What was cut ends with
// how long s was. No more of s than the limit is looked at.
func Within(s string, limit int, escape func(string) string) string {
	text := escape(beginning(s, limit))
	if len(s) <= limit && len(text) <= limit {
		return text
	}
	return fmt.Sprintf("%s… [cut, %d bytes in all]", beginning(text, limit), len(s))
}

// beginning returns at most limit bytes of s, and no part of a character.
func beginning(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	end := limit
	for end > max(0, limit-utf8.UTFMax) && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// isUnprintable takes U+FFFD for a byte that is no UTF-8, which reads as it.
func isUnprintable(r rune) bool {
	return r == utf8.RuneError || !strconv.IsPrint(r)
}
