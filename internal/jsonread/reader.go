package jsonread

import "fmt"

// maxDepth is how deep a document nests at most, as for encoding/json.
const maxDepth = 10_000

// maxItems is how many elements of lists and entries of maps are read from a
// document at most. It keeps a document of millions of empty ones from costing a
// hundred times its size. What is skipped does not count.
const maxItems = 10_000

// padding is how many bytes of a string are looked at together: up to that many
// behind the document, which must be there and end a string.
const padding = 8

// Reader reads one document. Its methods are for the functions that read the
// structures of the document, in the order in which the document has them.
//
// The first error stays: what is called after it does nothing.
type Reader struct {
	// document is followed, in its capacity, by zeros: padding of them.
	document []byte
	at       int
	err      error

	// unread is set where a value begins that nobody has read.
	unread bool

	depth int
	items int

	// inObject says of each depth that is being skipped whether it is an object.
	inObject [maxDepth + 1]bool

	// unquoted is the last string that was not in the document as it is.
	unquoted []byte

	texts
}

// Err returns the first error. It says at which byte of the document what was
// wanted, and nothing of what was there instead, which could be a secret.
func (r *Reader) Err() error { return r.err }

func (r *Reader) want(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("want %s at byte %d", what, r.at)
	}
}

// begin begins to read the value that is due. It returns its first byte, and false
// if there is nothing to read: after an error, or at a null.
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

// peek returns the byte that comes next behind white space, 0 at the end.
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
