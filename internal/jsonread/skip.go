package jsonread

// skip checks the next value and moves past it. It does not recurse, however deep the
// value is.
func (r *Reader) skip() {
	r.unread = false
	for outside := r.depth; r.err == nil; {
		if r.skipBeginning() {
			continue
		}
		// A value has ended, and maybe the values around it.
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

// skipBeginning moves past a value, or to the first value in it, and reports whether
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
		if !r.more(c+2, true) { // in ASCII the closing bracket is two after the opening one
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
		r.number("a value")
	}
	return false
}

// skipToNext moves to the next value of the object or list that is being skipped, or
// out of it, and reports whether there is one.
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
