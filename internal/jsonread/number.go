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
	t := EpochTime(seconds)
	*to = &t
}

// EpochTime returns the time so many seconds after 1970, in UTC and to the millisecond. A
// time whose milliseconds do not fit an int64 becomes the nearest one that does.
func EpochTime(seconds float64) time.Time {
	ms := int64(math.MaxInt64)
	switch product := seconds * 1000; {
	case product <= math.MinInt64:
		ms = math.MinInt64
	case product < math.MaxInt64:
		ms = int64(product)
	}
	return time.UnixMilli(ms).UTC()
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
