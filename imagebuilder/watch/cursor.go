package watch

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/refusal"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// A cursor is cursorVersion and base64 of:
//
//	hash of the image's ARN
//	status of the image, whether its last event was yielded
//	number of executions, and for each: hash of its id, status, retried,
//	    number of steps, and for each: hash of its id, status, rollback status, attempt
//	CRC-32 of all that
//
// Hashes and the CRC have 4 bytes, and numbers are varints. A status is its index in
// cursorStatuses, or 0 followed by the length and the text. An execution that is over
// has no steps, since they are not read again.
const cursorVersion = "1-"

// cursorStatuses may grow, but nothing in it may move.
var cursorStatuses = []string{
	1: "", "PENDING", "CREATING", "BUILDING", "TESTING", "DISTRIBUTING", "INTEGRATING", "AVAILABLE", "CANCELLED", "FAILED",
	"DEPRECATED", "DELETED", "DISABLED", "SKIPPED", "RUNNING", "COMPLETED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETED",
	"WAITING", "TIMED_OUT", "NO_ROLLBACK",
}

func (s *state) cursor(imageArn string) string {
	w := cursorWriter{}
	w.uint32(hash(imageArn))
	w.status(string(s.image))
	w.bool(s.isOver)
	w.number(len(s.executions))
	for _, key := range slices.Sorted(maps.Keys(s.executions)) {
		e := s.executions[key]
		w.uint32(key)
		w.status(string(e.status))
		w.bool(e.retried)
		steps := e.steps
		if e.status.IsFinished() {
			steps = nil
		}
		w.number(len(steps))
		for _, key := range slices.Sorted(maps.Keys(steps)) {
			step := steps[key]
			w.uint32(key)
			w.status(string(step.status))
			w.status(string(step.rollback))
			w.number(int(step.attempt))
		}
	}
	w.uint32(crc32.ChecksumIEEE(w.bytes))
	return cursorVersion + base64.RawURLEncoding.EncodeToString(w.bytes)
}

// parseCursor returns what a cursor of this image stands for. An empty one stands
// for nothing known.
func parseCursor(cursor, imageArn string) (*state, error) {
	if cursor == "" {
		return newState(), nil
	}
	version, text, ok := strings.Cut(cursor, "-")
	if !ok || strings.Trim(version, "0123456789") != "" || version == "" {
		return nil, refusedCursor(cursor, "this is not the cursor of an event")
	}
	if version+"-" != cursorVersion {
		return nil, refusedCursor(cursor, "the cursor is of another version of this package")
	}
	bytes, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(bytes) < 4 {
		return nil, refusedCursor(cursor, "the cursor is damaged")
	}
	body, sum := bytes[:len(bytes)-4], bytes[len(bytes)-4:]
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(sum) {
		return nil, refusedCursor(cursor, "the cursor is damaged")
	}
	r := cursorReader{bytes: body}
	image := r.uint32()
	s := r.state()
	switch {
	case r.err != nil || len(r.bytes) > 0:
		return nil, refusedCursor(cursor, "the cursor is damaged")
	case image != hash(imageArn):
		return nil, refusedCursor(cursor, "the cursor is of another image build")
	}
	return s, nil
}

func refusedCursor(cursor, why string) error {
	return refusal.Of("watch.Options", "Resume", fmt.Sprintf("%s; want an unchanged Event.Cursor, or none, got %s", why, oneline.Abbreviate(cursor)))
}

type cursorWriter struct{ bytes []byte }

func (w *cursorWriter) uint32(v uint32) { w.bytes = binary.BigEndian.AppendUint32(w.bytes, v) }

func (w *cursorWriter) number(v int) { w.bytes = binary.AppendVarint(w.bytes, int64(v)) }

func (w *cursorWriter) bool(v bool) {
	if v {
		w.number(1)
	} else {
		w.number(0)
	}
}

func (w *cursorWriter) status(v string) {
	if i := slices.Index(cursorStatuses[1:], v); i >= 0 {
		w.number(i + 1)
		return
	}
	w.number(0)
	w.number(len(v))
	w.bytes = append(w.bytes, v...)
}

var errCursor = errors.New("malformed")

// cursorReader returns zero values after its first error.
type cursorReader struct {
	bytes []byte
	err   error
}

func (r *cursorReader) state() *state {
	s := newState()
	s.image, s.isOver = types.ImageStatus(r.status()), r.number() == 1
	for range r.count() {
		key := r.uint32()
		e := &executionState{
			status:  types.WorkflowExecutionStatus(r.status()),
			retried: r.number() == 1,
			steps:   map[uint32]stepState{},
		}
		s.executions[key] = e
		for range r.count() {
			key := r.uint32()
			e.steps[key] = stepState{
				status:   types.WorkflowStepExecutionStatus(r.status()),
				rollback: types.WorkflowStepExecutionRollbackStatus(r.status()),
				attempt:  int32(r.number()), //nolint:gosec // the checksum is right, so it was written by us
			}
		}
	}
	return s
}

func (r *cursorReader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.bytes) {
		r.err, r.bytes = errCursor, nil
		return nil
	}
	taken := r.bytes[:n]
	r.bytes = r.bytes[n:]
	return taken
}

func (r *cursorReader) uint32() uint32 {
	if taken := r.take(4); taken != nil {
		return binary.BigEndian.Uint32(taken)
	}
	return 0
}

func (r *cursorReader) number() int64 {
	v, n := binary.Varint(r.bytes)
	if n <= 0 {
		n = -1
		v = 0
	}
	r.take(n)
	return v
}

// count returns a number of things, of which each takes bytes.
func (r *cursorReader) count() int64 {
	n := r.number()
	if n < 0 || n > int64(len(r.bytes)) {
		r.take(-1)
		return 0
	}
	return n
}

func (r *cursorReader) status() string {
	place := r.number()
	switch {
	case place == 0 && r.err == nil:
		return string(r.take(int(r.count())))
	case place > 0 && place < int64(len(cursorStatuses)):
		return cursorStatuses[place]
	default:
		r.take(-1)
		return ""
	}
}
