package types

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestPiece is the maximum length of a piece. A longer line, such as a JSON
// document, is split into several.
const longestPiece = 300

// A piece is a line of a text, or a part of a long one.
type piece struct {
	start, end  int
	overwritten bool // The terminal shows other text in its place.
}

// pieces yields the pieces of text that contain a letter, a digit or a non-ASCII
// character other than a space, a box-drawing character or a bar.
func pieces(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for start := 0; start < len(text); {
			end := len(text)
			if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
				end = start + i
			}
			if !yieldPieces(text, start, end, yield) {
				return
			}
			start = end + 1
		}
	}
}

func yieldPieces(text string, start, end int, yield func(piece) bool) bool {
	overwritten := false
	if end < len(text) && text[end] == '\r' && saysSomething(text[start:end]) {
		next := strings.TrimLeft(text[end:], "\r \t")
		overwritten = next != "" && next[0] != '\n'
	}
	for start < end {
		stop := start + pieceLength(text[start:end])
		if saysSomething(text[start:stop]) && !yield(piece{start, stop, overwritten}) {
			return false
		}
		start = stop
	}
	return true
}

// pieceLength ends a piece of a long line where a part of it ends.
func pieceLength(line string) int {
	if len(line) <= longestPiece {
		return len(line)
	}
	window := line[:longestPiece]
	for _, end := range []string{`\n`, `", "`, `","`, ". ", "; ", " "} {
		if i := strings.Index(window, end); i > 0 && (end != " " && i > 20 || end == " ") {
			if end == " " {
				i = strings.LastIndex(window, end)
			}
			return i + len(strings.TrimSuffix(end, `"`))
		}
	}
	stop := longestPiece
	for stop > longestPiece-utf8.UTFMax && !utf8.RuneStart(line[stop]) {
		stop--
	}
	return stop
}

func saysSomething(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		if r < utf8.RuneSelf {
			return unicode.IsLetter(r) || unicode.IsDigit(r)
		}
		return !unicode.IsSpace(r) && (r < '─' || r > '▟') // boxes, rules and bars
	})
}
