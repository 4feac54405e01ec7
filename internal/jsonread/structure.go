package jsonread

import "fmt"

// Members ranges over the members of the object that is due. The body of the loop
// reads the value of the member; one that it does not read is skipped. The name is
// valid until then. A null has no members.
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

// Elements ranges over the elements of the list that is due. The body of the loop
// reads the element; one that it does not read is skipped. A null has no elements.
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

// isNull reports whether the value that is due is null, or cannot be read.
func (r *Reader) isNull() bool { return r.err != nil || r.peek() == 'n' }

// open goes into an object or a list, whose first byte is c if it is one.
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

// more goes to the next member or element, or out of the object or list whose end
// is closing. It reports whether there is one.
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

// name reads the name of a member, and goes to its value.
func (r *Reader) name() []byte {
	if r.peek() != '"' {
		r.want("the name of a member")
		return nil
	}
	name := r.text()
	r.colon()
	return name
}

func (r *Reader) colon() {
	if r.peek() != ':' {
		r.want("a colon")
		return
	}
	r.at++
}
