package jsonread

import (
	"io"
	"sync"
)

// maxKept is the size of the largest buffer that is kept for the next document.
const maxKept = 256 << 10

// firstBuffer is the size of the buffer for a body of unknown size.
const firstBuffer = 4 << 10

var idle = sync.Pool{New: func() any { return new(decoder) }}

// decoder is a reader with its buffers.
type decoder struct {
	Reader
	buffer []byte
}

// Decode reads body to its end and decodes the object at its beginning with read. size
// is the declared length of body, negative if unknown. An error of body is ignored if
// the whole object arrived before it.
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

// fill reads body to its end. If that fails, document is a copy and the buffer is not
// reused: some readers still write to it after an error, beyond the bytes that they
// reported.
func (d *decoder) fill(body io.Reader, size int64) error {
	buffer := d.buffer[:0]
	// One byte more, since a body reports its end by an empty read.
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
			buffer = append(buffer, make([]byte, padding)...)
			d.buffer, d.document = buffer, buffer[:len(buffer)-padding]
			return nil
		default:
			d.buffer = nil
			d.document = append(make([]byte, 0, len(buffer)+padding), buffer...)
			return err
		}
	}
}

// larger returns a larger buffer with the same content. It does not trust the declared
// size of a body, but doubles up to it.
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

// release prepares the decoder for the next document. It keeps no memory that the
// caller has, and no large buffer.
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
