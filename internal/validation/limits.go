package validation

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// CheckMaxResults checks the maximum number of items on a page.
func (v *Violations) CheckMaxResults(field string, given *int32) {
	if given != nil && (*given < 1 || *given > 25) {
		v.add(field, "must be from 1 to 25", strconv.Itoa(int(*given)))
	}
}

// CheckNextToken checks the token of a page.
func (v *Violations) CheckNextToken(field string, given *string) {
	v.CheckLength(field, given, 65535)
}

// CheckLength checks that a text has at least one and at most this many characters. It
// reports only the length, since a token may be very long.
func (v *Violations) CheckLength(field string, given *string, most int) {
	if given == nil {
		return
	}
	if n := utf8.RuneCountInString(*given); n < 1 || n > most {
		v.add(field, fmt.Sprintf("must have from 1 to %d characters", most), strconv.Itoa(n))
	}
}

func (v *Violations) checkCount(field string, n, most int) {
	if n < 1 || n > most {
		v.add(field, fmt.Sprintf("must have from 1 to %d elements", most), strconv.Itoa(n))
	}
}
