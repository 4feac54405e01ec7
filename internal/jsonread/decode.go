package jsonread

import (
	"io"
	"sync"
)

// maxKept is how many bytes of a buffer are kept for the next document.
const maxKept = 256 << 10

// firstBuffer is the buffer for a body of unknown size.
const firstBuffer = 4 << 10

var idle = sync.Pool{New: func() any { return new(decoder) }}

// decoder is a reader with the memory that it reads into.
type decoder struct {
	Reader
	buffer []byte
}

// Decode reads body to its end, and by the function the object that it begins with.
// size is how long body says it is, below 0 if unknown. An error of body counts
// only if what arrived before it is not the whole object.
func Decode(body io.Reader, size int64, read func(*Reader)) error {
	d := idle.Get().(*decoder)
	reading := d.fill(body, size)
	err := d.readObject(read)
	d.release()
	if err != nil && reading != nil {
		return reading
	}
	return err
}

// fill reads body to its end. After an error the document is a copy, and the buffer
// is not used again: some readers still write to it then, behind what they said that
// they had read.
func (d *decoder) fill(body io.Reader, size int64) error {
	buffer := d.buffer[:0]
	// One byte more, since a body tells its end by a read of nothing.
	if first := min(max(size+1+padding, firstBuffer), maxKept); first > int64(cap(buffer)) {
		buffer = make([]byte, 0, first)
	}
	for {
		if len(buffer) == cap(buffer) {
			buffer = larger(buffer, size)
		}
		n, err := body.Read(buffer[len(buffer):cap(buffer)])
		buffer = buffer[:len(buffer)+n]
		switch err {
		case nil:
		case io.EOF:
			d.buffer = append(buffer, make([]byte, padding)...)
			d.document = d.buffer[:len(buffer)]
			return nil
		default:
			d.buffer = nil
			d.document = append(make([]byte, 0, len(buffer)+padding), buffer...)
			return err
		}
	}
}

// larger returns a buffer with what is in buffer. It does not take the word of a
// body for its size, but doubles up to it.
func larger(buffer []byte, size int64) []byte {
	capacity := 2*cap(buffer) + padding
	if whole := size + 1 + padding; whole > int64(cap(buffer)) && whole < int64(capacity) {
		capacity = int(whole)
	}
	return append(make([]byte, 0, capacity), buffer...)
}

func (d *decoder) readObject(read func(*Reader)) error {
	if d.peek() != '{' {
		d.want("an object")
		return d.err
	}
	d.unread = true
	read(&d.Reader)
	if d.unread {
		d.skip()
	}
	return d.err
}

// release makes the decoder ready for the next document. It keeps nothing of this
// one that a caller has, and no large buffer.
func (d *decoder) release() {
	d.document, d.at, d.err, d.unread, d.depth, d.items, d.texts = nil, 0, nil, false, 0, 0, texts{}
	if cap(d.buffer) > maxKept {
		d.buffer = nil
	}
	if cap(d.unquoted) > maxKept {
		d.unquoted = nil
	}
	idle.Put(d)
}
