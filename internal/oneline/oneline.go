// Package oneline makes untrusted text safe to print on one line of a terminal.
package oneline

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Escape escapes, as Go does, characters that would break the line, change the
// direction of text, control the terminal or be invisible.
func Escape(s string) string {
	if !strings.ContainsFunc(s, isUnprintable) {
		return s
	}
	quoted := strconv.Quote(s)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// Join joins lines with commas and escapes the result.
func Join(s string) string {
	if strings.ContainsAny(s, "\r\n") {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\r' || r == '\n' }), ", ")
	}
	return Escape(s)
}

// Error returns err with its text on one line. The text of a credentials provider's
// error may have several.
func Error(err error) error {
	if text := err.Error(); Join(text) == text {
		return err
	}
	return &joined{err}
}

type joined struct{ error }

func (j *joined) Error() string { return Join(j.error.Error()) }
func (j *joined) Unwrap() error { return j.error }

// Abbreviate quotes a value and cuts a long one, to keep errors readable.
func Abbreviate(value string) string {
	const most = 60
	if len(value) <= most {
		return fmt.Sprintf("%q", value)
	}
	return fmt.Sprintf("%q... of %d bytes", value[:most], len(value))
}

// Cut shortens s to limit bytes and appends its original length.
func Cut(s string, limit int) string {
	return Within(s, limit, func(s string) string { return s })
}

// Within returns escape(s). If s or the result is longer than limit bytes, the result is
// cut there, and a note with the original length of s is appended. Bytes of s beyond the
// limit are not read.
func Within(s string, limit int, escape func(string) string) string {
	text := escape(beginning(s, limit))
	if len(s) <= limit && len(text) <= limit {
		return text
	}
	return fmt.Sprintf("%s… [cut, %d bytes in all]", beginning(text, limit), len(s))
}

// beginning returns at most limit bytes of s, in whole characters.
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

// isUnprintable includes U+FFFD, as which invalid UTF-8 is decoded.
func isUnprintable(r rune) bool {
	return r == utf8.RuneError || !strconv.IsPrint(r)
}
