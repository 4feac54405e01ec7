package jsonread

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads the string whose quote is at r.at. The result is valid until the next
// text is read: it is part of the document or of r.unquoted.
func (r *Reader) text() []byte {
	start := r.at + 1
	end, isASCII := plainUntil(r.document, start)
	if end < len(r.document) && r.document[end] == '"' && (isASCII || utf8.Valid(r.document[start:end])) {
		r.at = end + 1
		return r.document[start:end]
	}
	return r.unquote(start)
}

// unquote reads the string that begins at start into r.unquoted.
func (r *Reader) unquote(start int) []byte {
	r.unquoted = r.unquoted[:0]
	for r.at = start; ; {
		end, isASCII := plainUntil(r.document, r.at)
		if plain := r.document[r.at:end]; isASCII || utf8.Valid(plain) {
			r.unquoted = append(r.unquoted, plain...)
		} else {
			r.unquoted = appendReplacing(r.unquoted, plain)
		}
		if r.at = end; r.endOfText() {
			return r.unquoted
		}
		c, ok := r.escaped()
		if !ok {
			return nil
		}
		r.unquoted = utf8.AppendRune(r.unquoted, c)
	}
}

// skipText checks the string whose quote is at r.at and moves past it.
func (r *Reader) skipText() {
	for r.at++; ; {
		if r.at, _ = plainUntil(r.document, r.at); r.endOfText() {
			return
		}
		if _, ok := r.escaped(); !ok {
			return
		}
	}
}

// endOfText reports whether the text ends at r.at, with its quote or an error.
// Otherwise an escape is there.
func (r *Reader) endOfText() bool {
	switch {
	case r.at == len(r.document):
		r.want("the end of a string")
	case r.document[r.at] == '"':
		r.at++
	case r.document[r.at] == '\\':
		return false
	default:
		r.want("no control character in a string")
	}
	return true
}

// escaped reads the escape at r.at, and the other half of a surrogate pair. A lone
// surrogate is U+FFFD.
func (r *Reader) escaped() (rune, bool) {
	if r.at+1 < len(r.document) {
		letter := r.document[r.at+1]
		if c := unescaped[letter]; c != 0 {
			r.at += 2
			return rune(c), true
		}
		if letter == 'u' {
			c, ok := hexEscape(r.document[r.at:])
			if !ok {
				r.want("four hexadecimal digits in an escape")
				return 0, false
			}
			r.at += hexEscapeLen
			if utf16.IsSurrogate(c) {
				low, _ := hexEscape(r.document[r.at:])
				if c = utf16.DecodeRune(c, low); c != utf8.RuneError {
					r.at += hexEscapeLen
				}
			}
			return c, true
		}
	}
	r.want("an escape of JSON")
	return 0, false
}

var unescaped = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

const hexEscapeLen = len(`\uFFFD`)

// hexEscape decodes the escape at the beginning of text.
func hexEscape(text []byte) (c rune, ok bool) {
	if len(text) < hexEscapeLen || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	for _, digit := range text[2:hexEscapeLen] {
		switch {
		case '0' <= digit && digit <= '9':
			digit -= '0'
		case 'a' <= digit && digit <= 'f':
			digit -= 'a' - 10
		case 'A' <= digit && digit <= 'F':
			digit -= 'A' - 10
		default:
			return 0, false
		}
		c = c<<4 | rune(digit)
	}
	return c, true
}

// appendReplacing appends text with U+FFFD for each byte of invalid UTF-8.
func appendReplacing(to, text []byte) []byte {
	to = slices.Grow(to, len(text)*utf8.RuneLen(utf8.RuneError))
	for len(text) > 0 {
		c, size := utf8.DecodeRune(text)
		to = utf8.AppendRune(to, c)
		text = text[size:]
	}
	return to
}

// plainUntil returns the position of the first quote, backslash or control character
// at or after at, and whether everything before it is ASCII. It reads eight bytes at a
// time.
func plainUntil(document []byte, at int) (end int, isASCII bool) {
	var seen uint64
	for ; at+8 <= len(document); at += 8 {
		eight := binary.LittleEndian.Uint64(document[at:])
		if found := special(eight); found != 0 {
			n := bits.TrailingZeros64(found) &^ 7
			seen |= eight & (1<<n - 1)
			return at + n/8, seen&eachHighBit == 0
		}
		seen |= eight
	}
	isASCII = seen&eachHighBit == 0
	for ; at < len(document); at++ {
		switch c := document[at]; {
		case c == '"' || c == '\\' || c < ' ':
			return at, isASCII
		case c >= utf8.RuneSelf:
			isASCII = false
		}
	}
	return at, isASCII
}

const (
	eachByte    = 0x0101010101010101
	eachHighBit = 0x8080808080808080
)

// special sets the high bit of the first byte that is a quote, a backslash or a
// control character, and maybe of later bytes. Subtracting borrows from the high
// bit of a byte that is smaller. With its second bit flipped, a quote is a space, so
// the quote and the control characters are the bytes smaller than 0x21.
func special(eight uint64) uint64 {
	quoteOrControl := (eight ^ 0x02*eachByte) - 0x21*eachByte
	backslash := (eight ^ '\\'*eachByte) - eachByte
	return (quoteOrControl | backslash) &^ eight & eachHighBit
}
