package jsonread

// String reads the next value, a string. A null leaves *to unchanged.
func (r *Reader) String(to **string) {
	if text, ok := r.beginText(); ok {
		*to = r.stringCell(r.keep(text))
	}
}

// Enum reads the next value, a string that repeats in a document. A null leaves *to
// unchanged.
func Enum[E ~string](r *Reader, to *E) {
	if text, ok := r.beginText(); ok {
		*to = E(r.keepEnum(text))
	}
}

// Bool reads the next value, a boolean. A null leaves *to unchanged.
func (r *Reader) Bool(to **bool) {
	c, ok := r.begin()
	if !ok {
		return
	}
	value := c == 't'
	switch c {
	case 't':
		r.literal("true")
	case 'f':
		r.literal("false")
	default:
		r.want("true or false")
	}
	if r.err == nil {
		*to = &value
	}
}

func (r *Reader) beginText() ([]byte, bool) {
	if r.unread && r.err == nil && r.is('"') {
		r.unread = false
	} else if c, ok := r.begin(); !ok {
		return nil, false
	} else if c != '"' {
		r.want("a string")
		return nil, false
	}
	text := r.text()
	return text, r.err == nil
}

// rest returns the number of bytes of the document that follow.
func (r *Reader) rest() int { return len(r.document) - r.at }
