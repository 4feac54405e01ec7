package jsonread

import "fmt"

// Members iterates over the members of the next value, an object. The loop body reads
// the value of the member; a value that it does not read is skipped. The name is valid
// until the value is read. A null has no members.
func (r *Reader) Members(yield func(name []byte) bool) {
	if c, ok := r.begin(); !ok || !r.open(c, '{', "an object") {
		return
	}
	wanted := true
	for more := r.more('}', true); more; more = r.more('}', false) {
		name := r.name()
		if r.err != nil {
			return
		}
		r.unread = true
		wanted = wanted && yield(name)
		if r.unread {
			r.skip()
		}
	}
}

// Elements iterates over the elements of the next value, a list. The body of the loop
// reads the element; otherwise it is skipped. A null has no elements.
func (r *Reader) Elements(yield func() bool) {
	if c, ok := r.begin(); !ok || !r.open(c, '[', "a list") {
		return
	}
	wanted := true
	for more := r.more(']', true); more; more = r.more(']', false) {
		r.unread = true
		wanted = wanted && yield()
		if r.unread {
			r.skip()
		}
	}
}

// isNull reports whether the next value is null or cannot be read.
func (r *Reader) isNull() bool { return r.err != nil || r.peek() == 'n' }

// open moves into an object or a list, if its first byte c is opening.
func (r *Reader) open(c, opening byte, what string) bool {
	if c != opening {
		r.want(what)
		return false
	}
	return r.enter()
}

func (r *Reader) enter() bool {
	if r.depth == maxDepth {
		r.want(fmt.Sprintf("nesting of at most %d", maxDepth))
		return false
	}
	r.at++
	r.depth++
	return true
}

// more moves to the next member or element, or out of the object or list at closing.
// It reports whether there is one.
func (r *Reader) more(closing byte, first bool) bool {
	if r.err != nil {
		return false
	}
	switch c := r.peek(); {
	case c == closing:
		r.at++
		r.depth--
		return false
	case first:
		return true
	case c == ',':
		r.at++
		return true
	case closing == '}':
		r.want("a comma or the end of an object")
	default:
		r.want("a comma or the end of a list")
	}
	return false
}

// name reads the name of a member and moves to its value.
func (r *Reader) name() []byte {
	if r.peek() != '"' {
		r.want("the name of a member")
		return nil
	}
	name := r.text()
	if r.is(':') {
		r.at++
	} else {
		r.colon()
	}
	return name
}

func (r *Reader) colon() {
	if r.peek() != ':' {
		r.want("a colon")
		return
	}
	r.at++
}
