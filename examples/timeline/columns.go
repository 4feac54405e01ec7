package main

import (
	"strings"
	"unicode"
)

// columns returns how many columns of a terminal text takes: two for an East Asian
// character or an emoji, none for a combining one.
func columns(text string) (n int) {
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), 0xff01 <= r && r <= 0xff60, 0x1f300 <= r && r <= 0x1faff:
			n += 2
		default:
			n++
		}
	}
	return n
}

// clip shortens text to a number of columns.
func clip(text string, limit int) string {
	if columns(text) <= limit {
		return text
	}
	end := 0
	for i := range text {
		if columns(text[:i]) >= limit {
			break
		}
		end = i
	}
	return text[:end] + "…"
}

// pad fills text up with spaces to a number of columns.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-columns(text), 0))
}
