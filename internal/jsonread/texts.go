package jsonread

import "strings"

const (
	// pieceSize is the size of a block of memory that short strings share.
	pieceSize = 4 << 10

	// maxShort is the longest string that shares memory with others.
	maxShort = 512

	// maxSharing is the number of bytes that the pointer to a long string may keep, since
	// it shares memory with others.
	maxSharing = 12_500

	// The numbers of pointers that share memory.
	maxShortCells = 112
	maxLongCells  = 3
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
	longCells  []string
	longRoom   int // what is left of maxSharing
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
	if len(s) > maxShort {
		return t.longCell(s)
	}
	if len(t.shortCells) == cap(t.shortCells) {
		room := t.piece.Cap() - t.piece.Len()
		t.shortCells = make([]string, 0, min(maxShortCells, 1+room/shortLength))
	}
	return cell(&t.shortCells, s)
}

func (t *texts) longCell(s string) *string {
	if len(t.longCells) == cap(t.longCells) || len(s) > t.longRoom {
		t.longCells = make([]string, 0, max(1, min(maxLongCells, maxSharing/len(s))))
		t.longRoom = maxSharing
	}
	t.longRoom -= len(s)
	return cell(&t.longCells, s)
}

func (t *texts) int32Cell(n int32) *int32 {
	if len(t.int32Cells) == cap(t.int32Cells) {
		t.int32Cells = make([]int32, 0, maxInt32Cells)
	}
	return cell(&t.int32Cells, n)
}

// cell puts a value into the slab, which has room for it.
func cell[T any](slab *[]T, value T) *T {
	*slab = append(*slab, value)
	return &(*slab)[len(*slab)-1]
}
