package jsonread

import "fmt"

// maxDepth is the maximum nesting of a document, as in encoding/json.
const maxDepth = 10_000

// maxItems is the maximum number of list elements and map entries that are read from a
// document. Otherwise a document of millions of empty ones would take a hundred times
// its size. Skipped values do not count.
const maxItems = 10_000

// padding is the number of bytes of a string that are examined together. As many zeros
// follow the document, and end a string.
const padding = 8

// Reader reads one document. The functions that read the structures of the document
// call its methods, in the order of the document.
//
// After the first error, methods do nothing.
type Reader struct {
	// document is followed, in its capacity, by zeros: padding of them.
	document []byte
	at       int
	err      error

	// unread is true at the beginning of a value that has not been read.
	unread bool

	depth int
	items int

	// inObject reports, for each depth being skipped, whether the value there is an
	// object.
	inObject [maxDepth + 1]bool

	// unquoted is the last string that had to be unquoted.
	unquoted []byte

	texts
}

// Err returns the first error. It reports the offset in the document and the expected
// value, but not the actual one, which could be a secret.
func (r *Reader) Err() error { return r.err }

func (r *Reader) want(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("want %s at byte %d", what, r.at)
	}
}

// begin begins to read the next value. It returns its first byte, and false if there
// is nothing to read: after an error, or at a null.
func (r *Reader) begin() (byte, bool) {
	if r.err != nil {
		return 0, false
	}
	if !r.unread {
		r.want("each value to be read once")
		return 0, false
	}
	r.unread = false
	c := r.peek()
	if c == 'n' {
		r.literal("null")
		return 0, false
	}
	return c, true
}

// peek returns the next byte after white space, 0 at the end.
func (r *Reader) peek() byte {
	if r.at < len(r.document) && r.document[r.at] > ' ' {
		return r.document[r.at]
	}
	return r.peekBehindSpace()
}

func (r *Reader) peekBehindSpace() byte {
	for ; r.at < len(r.document); r.at++ {
		switch c := r.document[r.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

func (r *Reader) literal(text string) {
	end := r.at + len(text)
	if end > len(r.document) || string(r.document[r.at:end]) != text {
		r.want(text)
		return
	}
	r.at = end
}
