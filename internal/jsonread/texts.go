package jsonread

import "strings"

const (
	// pieceSize is how many bytes of short strings share memory.
	pieceSize = 4 << 10

	// maxShared is the longest string that shares memory.
	maxShared = 512

	// maxStringCells and maxInt32Cells are how many pointers share memory.
	maxStringCells = 64
	maxInt32Cells  = 16

	// bytesPerString is about what a string takes in a document, with its name.
	bytesPerString = 40
)

// texts is where what is read is kept for the caller: many strings and pointers in
// one piece of memory, which is as small as what the caller keeps of it calls for.
// All strings of one slab of cells are in one piece, so that a cell keeps but one.
type texts struct {
	piece       strings.Builder
	stringCells []string
	int32Cells  []int32
}

// keep returns text, which was just read, as a string.
func (r *Reader) keep(text []byte) string {
	if len(text) > maxShared {
		return string(text)
	}
	if len(text) > r.piece.Cap()-r.piece.Len() {
		rest := r.rest()
		r.piece.Reset()
		r.piece.Grow(min(pieceSize, len(text)+rest))
		r.stringCells = make([]string, 0, min(maxStringCells, 1+rest/bytesPerString))
	}
	start := r.piece.Len()
	r.piece.Write(text)
	return r.piece.String()[start:]
}

func (t *texts) stringCell(s string) *string {
	if len(s) > maxShared {
		alone := new(string)
		*alone = s
		return alone
	}
	if len(t.stringCells) == cap(t.stringCells) {
		t.stringCells = make([]string, 0, maxStringCells)
	}
	t.stringCells = append(t.stringCells, s)
	return &t.stringCells[len(t.stringCells)-1]
}

func (t *texts) int32Cell(n int32) *int32 {
	if len(t.int32Cells) == cap(t.int32Cells) {
		t.int32Cells = make([]int32, 0, maxInt32Cells)
	}
	t.int32Cells = append(t.int32Cells, n)
	return &t.int32Cells[len(t.int32Cells)-1]
}
