package imagebuilder

import (
	"fmt"
	"slices"

	"github.com/aws/smithy-go"
)

// memberReader reads members of a response into pointers. The strings of a page
// share slabs: one allocation for many, at the price that a string kept from a
// page keeps its neighbours.
type memberReader struct {
	from  smithy.ShapeDeserializer
	slab  []string
	first [firstSlab]string
}

// A page of one step fits the first slab, one of 25 steps with all their strings
// the first three.
const (
	firstSlab = 16
	mostSlab  = 160
)

// The first capacities of a list: a page has at most 25 steps, and often few.
const (
	fewItems = 4
	allItems = 25
)

// mostItems keeps an answer of millions of empty items from costing a hundred
// times its size.
const mostItems = 10_000

func (r *memberReader) readString(member *smithy.Schema, to **string) error {
	switch {
	case r.slab == nil:
		r.slab = r.first[:0]
	case len(r.slab) == cap(r.slab):
		r.slab = make([]string, 0, min(4*cap(r.slab), mostSlab))
	}
	r.slab = append(r.slab, "")
	*to = &r.slab[len(r.slab)-1]
	return r.from.ReadString(member, *to)
}

// done lets go of what strings that live on need not keep.
func (r *memberReader) done() { r.from, r.slab = nil, nil }

func (r *memberReader) readInt32(member *smithy.Schema, to **int32) error {
	*to = new(int32)
	return r.from.ReadInt32(member, *to)
}

// readList reads a list of structures. A null among them is an empty one. It does
// not use smithy.ReadList, which takes an error at the beginning of an item for
// the end of the list.
func readList[T any](r *memberReader, member *smithy.Schema, read func(*memberReader, *T) error) ([]T, error) {
	if err := r.from.ReadList(member); err != nil {
		return nil, err
	}
	items := make([]T, 0, fewItems)
	for {
		more, err := r.from.ReadListItem(member.ListMember())
		if err != nil || !more {
			return items, err
		}
		isNull, err := r.from.ReadNil(member.ListMember())
		if err != nil {
			return items, err
		}
		if len(items) == mostItems {
			return items, fmt.Errorf("list has more than %d items, and a page at most 25", mostItems)
		}
		if len(items) == fewItems {
			items = slices.Grow(items, allItems-fewItems)
		}
		var empty T
		items = append(items, empty)
		if isNull {
			continue
		}
		if err := read(r, &items[len(items)-1]); err != nil {
			return items, err
		}
	}
}
