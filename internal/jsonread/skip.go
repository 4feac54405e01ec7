package jsonread

// skip checks the value that is due, and goes past it. However deep the value is,
// the stack stays as it is.
func (r *Reader) skip() {
	r.unread = false
	for outside := r.depth; r.err == nil; {
		if r.skipBeginning() {
			continue
		}
		// A value has ended, and maybe what it is in.
		for r.depth > outside && !r.skipToNext() {
			if r.err != nil {
				return
			}
		}
		if r.depth == outside {
			return
		}
	}
}

// skipBeginning goes past a value, or to the first value in it. It reports whether
// there is one.
func (r *Reader) skipBeginning() (inside bool) {
	switch c := r.peek(); c {
	case '"':
		r.skipText()
	case '{', '[':
		if !r.enter() {
			return false
		}
		isObject := c == '{'
		r.inObject[r.depth] = isObject
		if !r.more(c+2, true) { // in ASCII the closing one is two behind
			return false
		}
		if isObject {
			r.skipName()
		}
		return r.err == nil
	case 't':
		r.literal("true")
	case 'f':
		r.literal("false")
	case 'n':
		r.literal("null")
	default:
		r.number()
	}
	return false
}

// skipToNext goes to the next value of what is being skipped, or out of it. It
// reports whether there is one.
func (r *Reader) skipToNext() bool {
	if !r.inObject[r.depth] {
		return r.more(']', false)
	}
	if !r.more('}', false) {
		return false
	}
	r.skipName()
	return r.err == nil
}

func (r *Reader) skipName() {
	if r.peek() != '"' {
		r.want("the name of a member")
		return
	}
	r.skipText()
	r.colon()
}
