package jsonread

import "fmt"

// Struct reads the next value, a structure, with its function. A null leaves *to
// unchanged.
func Struct[T any](r *Reader, to **T, read func(*Reader, *T)) {
	if r.isNull() {
		r.skip()
		return
	}
	*to = new(T)
	read(r, *to)
}

// List reads the next value, a list, and each element with the function of its
// structure. A null leaves the list unchanged; a null element is empty.
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
		if n := len(list); n == cap(list) {
			list = append(make([]T, 0, n+r.itemsToCome(start, n)), list...)
		}
		list = list[:len(list)+1]
		read(r, &list[len(list)-1])
	}
	*to = list
}

// Strings reads the next value, a list of strings. A null leaves *to unchanged; a null
// element is empty.
func (r *Reader) Strings(to *[]string) {
	List(r, to, (*Reader).stringValue)
}

// StringMap reads the next value, an object whose members are strings. A null leaves
// *to unchanged; a null member is empty.
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

// itemsToCome estimates the number of further elements of a list that began at start,
// from the size of its first n elements.
func (r *Reader) itemsToCome(start, n int) int {
	if n == 0 {
		return 1
	}
	guess := int(int64(n) * int64(r.rest()) / int64(r.at-start))
	return min(guess+guess/8+1, max(n, 24)) // a page of this service has at most 25
}
