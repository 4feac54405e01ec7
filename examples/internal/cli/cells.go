package cli

import (
	"strings"
	"unicode"
)

// wide are the characters that take two columns of a terminal, as East Asian
// characters and emoji do.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1}, {Lo: 0x2e80, Hi: 0x303e, Stride: 1}, {Lo: 0x3041, Hi: 0x4dbf, Stride: 1},
		{Lo: 0x4e00, Hi: 0xa4cf, Stride: 1}, {Lo: 0xac00, Hi: 0xd7a3, Stride: 1}, {Lo: 0xf900, Hi: 0xfaff, Stride: 1},
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1}, {Lo: 0xff00, Hi: 0xff60, Stride: 1}, {Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f300, Hi: 0x1f64f, Stride: 1}, {Lo: 0x1f680, Hi: 0x1f6ff, Stride: 1}, {Lo: 0x1f900, Hi: 0x1f9ff, Stride: 1},
		{Lo: 0x20000, Hi: 0x3fffd, Stride: 1},
	},
}

// Cells returns how many columns of a terminal text takes.
func Cells(text string) (n int) {
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case unicode.Is(wide, r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// Clip shortens text to this many columns.
func Clip(text string, limit int) string {
	if Cells(text) <= limit {
		return text
	}
	end := 0
	for i := range text {
		if Cells(text[:i]) >= limit {
			break
		}
		end = i
	}
	return text[:end] + "…"
}

// Pad fills text up with spaces to this many columns.
func Pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-Cells(text), 0))
}
