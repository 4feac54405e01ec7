package jsonread

import "strings"

const (
	// pieceSize is the size of a block of memory that short strings share.
	pieceSize = 4 << 10

	// maxShort is the longest string that shares memory with others.
	maxShort = 512

	// maxPaired is the longest string whose pointer shares memory with another.
	maxPaired = 5 << 10

	// The numbers of pointers that share memory.
	maxShortCells = 64
	maxInt32Cells = 16

	// shortLength is the estimated average length of a short string.
	shortLength = 36
)

// texts holds the strings and pointers that are returned to the caller, many in one
// block of memory. Blocks are small, since keeping one string keeps its block. All
// strings of one slab of short cells are in one block, so a cell keeps only one.
type texts struct {
	piece      strings.Builder
	shortCells []string
	pairCells  []string
	int32Cells []int32

	lastEnum string
}

// keep returns text, which was just read, as a string.
func (r *Reader) keep(text []byte) string {
	if len(text) > maxShort {
		return string(text)
	}
	if len(text) > r.piece.Cap()-r.piece.Len() {
		// At least a quarter of a document is names and punctuation.
		r.piece.Reset()
		r.piece.Grow(min(pieceSize, len(text)+r.rest()*3/4))
		r.shortCells = nil
	}
	start := r.piece.Len()
	r.piece.Write(text)
	return r.piece.String()[start:]
}

// keepEnum is keep for texts that repeat in a document.
func (r *Reader) keepEnum(text []byte) string {
	if string(text) != r.lastEnum {
		r.lastEnum = r.keep(text)
	}
	return r.lastEnum
}

func (t *texts) stringCell(s string) *string {
	switch {
	case len(s) <= maxShort:
		room := t.piece.Cap() - t.piece.Len()
		return cell(&t.shortCells, min(maxShortCells, 1+room/shortLength), s)
	case len(s) <= maxPaired:
		return cell(&t.pairCells, 2, s)
	default:
		return cell(new([]string), 1, s)
	}
}

func (t *texts) int32Cell(n int32) *int32 { return cell(&t.int32Cells, maxInt32Cells, n) }

// cell puts a value into the slab, or into a new one if it is full.
func cell[T any](slab *[]T, size int, value T) *T {
	if len(*slab) == cap(*slab) {
		*slab = make([]T, 0, size)
	}
	*slab = append(*slab, value)
	return &(*slab)[len(*slab)-1]
}
