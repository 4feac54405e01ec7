package jsonread

import (
	"fmt"
	"slices"
)

// Struct reads the structure that is due by its function. A null leaves it as it
// is.
func Struct[T any](r *Reader, to **T, read func(*Reader, *T)) {
	if r.isNull() {
		r.skip()
		return
	}
	*to = new(T)
	read(r, *to)
}

// List reads the list that is due, each element by the function of its structure. A
// null leaves it as it is; an element that is null is empty.
func List[T any](r *Reader, to *[]T, read func(*Reader, *T)) {
	if r.isNull() {
		r.skip()
		return
	}
	list := []T{}
	start := r.at
	for range r.Elements {
		if !r.countItem() {
			return
		}
		if len(list) == 1 {
			list = slices.Grow(list, r.itemsToCome(start))
		}
		var empty T
		list = append(list, empty)
		read(r, &list[len(list)-1])
	}
	*to = list
}

// Strings reads the list of strings that is due. A null leaves it as it is; an
// element that is null is empty.
func (r *Reader) Strings(to *[]string) {
	List(r, to, (*Reader).stringValue)
}

// StringMap reads the object that is due, whose members are strings. A null leaves
// it as it is; a member that is null is empty.
func (r *Reader) StringMap(to *map[string]string) {
	if r.isNull() {
		r.skip()
		return
	}
	entries := map[string]string{}
	for name := range r.Members {
		if !r.countItem() {
			return
		}
		key, value := r.keep(name), ""
		r.stringValue(&value)
		entries[key] = value
	}
	*to = entries
}

func (r *Reader) stringValue(to *string) {
	if text, ok := r.beginText(); ok {
		*to = r.keep(text)
	}
}

func (r *Reader) countItem() bool {
	if r.items++; r.items > maxItems && r.err == nil {
		r.err = fmt.Errorf("want no more than %d items in lists and maps at byte %d", maxItems, r.at)
	}
	return r.err == nil
}

// itemsToCome guesses from the first element of a list, which began at start, how
// many are to come. A page of this service has at most 25.
func (r *Reader) itemsToCome(start int) int {
	guess := r.rest() / (r.at - start)
	return min(guess+guess/8+1, 24)
}
