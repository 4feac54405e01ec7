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
	document, start := r.document, r.at+1
	end := plainUntil(document, start)
	plain := document[start:end]
	if end < len(document) && document[end] == '"' {
		r.at = end + 1
		return plain
	}
	r.at = end
	return r.unquote(plain)
}

// unquote reads the rest of a string that begins with plain.
func (r *Reader) unquote(plain []byte) []byte {
	// Locals, since storing a pointer in r may need a write barrier.
	to, padded, at := r.unquoted[:0], r.document[:len(r.document)+padding], r.at
	to = append(to, plain...)
	for {
		if c := unescaped[padded[at+1]]; c != 0 && padded[at] == '\\' {
			to = append(to, c)
			at += 2
		} else {
			r.at = at
			if r.endOfText() {
				break
			}
			if padded[at] == '\\' {
				c, ok := r.escaped()
				if !ok {
					return nil
				}
				to = utf8.AppendRune(to, c)
			} else {
				to = appendUTF8(to, r.beyondASCII())
			}
			at = r.at
		}
		for {
			eight := eightAt(padded, at)
			to = binary.LittleEndian.AppendUint64(to, eight)
			if found := special(eight); found != 0 {
				n := bits.TrailingZeros64(found) / 8
				to = to[:len(to)-8+n]
				at += n
				break
			}
			at += 8
		}
	}
	r.unquoted = to
	return to
}

// skipText checks the string whose quote is at r.at and moves past it.
func (r *Reader) skipText() {
	for r.at = plainUntil(r.document, r.at+1); !r.endOfText(); r.at = plainUntil(r.document, r.at) {
		if r.document[r.at] != '\\' {
			r.beyondASCII()
		} else if _, ok := r.escaped(); !ok {
			return
		}
	}
}

// endOfText reports whether the string ends at r.at, at its quote or with an error. If
// not, r.at is at an escape or a non-ASCII byte.
func (r *Reader) endOfText() bool {
	if r.at == len(r.document) {
		r.want("the end of a string")
		return true
	}
	switch c := r.document[r.at]; {
	case c == '"':
		r.at++
	case c < ' ':
		r.want("no control character in a string")
	default:
		return false
	}
	return true
}

// beyondASCII goes past bytes that are not ASCII, and returns them.
func (r *Reader) beyondASCII() []byte {
	start := r.at
	for r.at < len(r.document) && r.document[r.at] >= utf8.RuneSelf {
		r.at++
	}
	return r.document[start:r.at]
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
	r.want("a valid escape")
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

// appendUTF8 appends text with U+FFFD for each byte that is no UTF-8.
func appendUTF8(to, text []byte) []byte {
	if utf8.Valid(text) {
		return append(to, text...)
	}
	to = slices.Grow(to, len(text)*utf8.RuneLen(utf8.RuneError)+padding) // eight bytes at a time come next
	for len(text) > 0 {
		c, size := utf8.DecodeRune(text)
		to = utf8.AppendRune(to, c)
		text = text[size:]
	}
	return to
}

// plainUntil returns the offset, from at on, of the first byte that is a quote, a
// backslash, a control character or not ASCII. It examines eight bytes at a time, and
// stops at the padding after the document.
func plainUntil(document []byte, at int) int {
	for {
		if found := special(eightAt(document, at)); found != 0 {
			return at + bits.TrailingZeros64(found)/8
		}
		at += 8
	}
}

func eightAt(document []byte, at int) uint64 {
	return binary.LittleEndian.Uint64(document[at : at+padding])
}

const (
	eachByte    = 0x0101010101010101
	eachHighBit = 0x8080808080808080
)

// special sets the high bit of the first byte that is not plain, and maybe of later
// ones. Subtracting n from a byte that is smaller than n sets its high bit. Flipping the
// second bit turns a quote into a space, so that only quotes and control characters are
// smaller than 0x21.
func special(eight uint64) uint64 {
	quoteOrControl := (eight ^ 0x02*eachByte) - 0x21*eachByte
	backslash := (eight ^ '\\'*eachByte) - eachByte
	return (quoteOrControl | backslash | eight) & eachHighBit
}
