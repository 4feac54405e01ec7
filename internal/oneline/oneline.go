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

// Error returns err with its text on one line: those of providers of credentials
// may have several.
func Error(err error) error {
	if text := err.Error(); Join(text) == text {
		return err
	}
	return &joined{err}
}

type joined struct{ error }

func (j *joined) Error() string { return Join(j.error.Error()) }
func (j *joined) Unwrap() error { return j.error }

// Abbreviate quotes a value, cut where an error would become unreadable.
func Abbreviate(value string) string {
	const most = 60
	if len(value) <= most {
		return fmt.Sprintf("%q", value)
	}
	return fmt.Sprintf("%q... of %d bytes", value[:most], len(value))
}

// isUnprintable takes U+FFFD for a byte that is no UTF-8, which reads as it.
func isUnprintable(r rune) bool {
	return r == utf8.RuneError || !strconv.IsPrint(r)
}
