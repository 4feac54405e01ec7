package jsonread

import (
	"math"
	"strconv"
	"time"
)

// Int32 reads the next value, an integer. A null leaves *to unchanged.
func (r *Reader) Int32(to **int32) {
	if n, ok := r.int32(); ok {
		*to = r.int32Cell(n)
	}
}

// Int32Value reads the next value, an integer. A null leaves *to unchanged.
func (r *Reader) Int32Value(to *int32) {
	if n, ok := r.int32(); ok {
		*to = n
	}
}

func (r *Reader) int32() (int32, bool) {
	start, number := r.beginNumber()
	if number == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(string(number), 10, 32)
	if err != nil {
		r.at = start
		r.want("a 32-bit integer")
		return 0, false
	}
	return int32(n), true
}

// Time reads the next value, a time in seconds since 1970. A null leaves *to
// unchanged.
func (r *Reader) Time(to **time.Time) {
	start, number := r.beginNumber()
	if number == nil {
		return
	}
	seconds, err := strconv.ParseFloat(string(number), 64)
	if err != nil {
		r.at = start
		r.want("a 64-bit number")
		return
	}
	t := time.UnixMilli(milliseconds(seconds)).UTC()
	*to = &t
}

// milliseconds converts a time as the SDK does: to whole milliseconds, limited to the
// range of an int64.
func milliseconds(seconds float64) int64 {
	switch ms := seconds * 1000; {
	case ms >= math.MaxInt64:
		return math.MaxInt64
	case ms <= math.MinInt64:
		return math.MinInt64
	default:
		return int64(ms)
	}
}

// beginNumber reads the next value, a number, and returns its position and its text,
// nil if there is none.
func (r *Reader) beginNumber() (start int, number []byte) {
	if _, ok := r.begin(); !ok {
		return 0, nil
	}
	start = r.at
	if r.number("a number"); r.err != nil {
		return 0, nil
	}
	return start, r.document[start:r.at]
}

// number checks the number at r.at and moves past it. If there is none, the error
// says that expected is wanted.
func (r *Reader) number(expected string) {
	if r.is('-') {
		r.at++
	}
	if r.is('0') {
		r.at++
	} else if !r.digits() {
		r.want(expected)
		return
	}
	if r.is('.') {
		r.at++
		if !r.digits() {
			r.want("a digit")
			return
		}
	}
	if r.is('e') || r.is('E') {
		r.at++
		if r.is('+') || r.is('-') {
			r.at++
		}
		if !r.digits() {
			r.want("a digit")
		}
	}
}

func (r *Reader) is(c byte) bool { return r.at < len(r.document) && r.document[r.at] == c }

// digits moves past digits and reports whether there are any.
func (r *Reader) digits() bool {
	start := r.at
	for r.at < len(r.document) && '0' <= r.document[r.at] && r.document[r.at] <= '9' {
		r.at++
	}
	return r.at > start
}
