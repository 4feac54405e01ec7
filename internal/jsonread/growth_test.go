package jsonread_test

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

const megabyte = 1 << 20

// costOf measures what f allocates on the heap, and how much the stack grows.
func costOf(f func()) (heap, stack uint64) {
	// A collection would shrink the stack.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var before, after runtime.MemStats
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
	}()
	<-done
	return after.TotalAlloc - before.TotalAlloc, after.StackInuse - min(before.StackInuse, after.StackInuse)
}

func TestDecode_costsAFewTimesItsBytesAndNoStack(t *testing.T) {
	for name, c := range map[string]struct{ beginning, middle, end string }{
		"unknown members":           {`{`, `"a":0,`, `"a":0}`},
		"unknown members of a list": {`{"list":[{`, `"a":0,`, `"a":0}]}`},
		"nulls":                     {`{`, `"text":null,`, `"a":0}`},
		"known members":             {`{`, `"text":"a",`, `"a":0}`},
		"lists":                     {`{`, `"list":[{}],"list":[],"a":[[]],`, `"a":0}`}, // up to the limit of items
		"a long string":             {`{"text":"`, `x`, `"}`},
		"a string of escapes":       {`{"text":"`, `\n`, `"}`},
		"a string of no UTF-8":      {`{"text":"`, "\xff", `"}`},
		"a string to skip":          {`{"new":"`, `\n`, `"}`},
		"a list to skip":            {`{"new":[`, `[],`, `0]}`},
		"digits":                    {`{"new":1`, `0`, `}`},
		"digits of a time":          {`{"when":1.`, `0`, `}`},
		"nesting":                   {`{"new":`, `[`, ``},
		"white space":               {`{`, ` `, `}`},
	} {
		t.Run(name, func(t *testing.T) {
			cost := func(size int) (heap uint64) {
				body := c.beginning + strings.Repeat(c.middle, size/len(c.middle)) + c.end
				heap, stack := costOf(func() { _, _ = decode(body) })
				if stack > megabyte/4 {
					t.Errorf("%d bytes made the stack grow by %d", size, stack)
				}
				return heap
			}
			cost(megabyte)
			small, large := cost(4*megabyte), cost(16*megabyte)
			t.Logf("4 MB cost %d bytes, 16 MB %d", small, large)
			// The buffers double, and U+FFFD has three bytes.
			if large > 12*16*megabyte || large > 5*small+megabyte {
				t.Errorf("4 MB cost %d bytes, 16 MB %d", small, large)
			}
		})
	}
}

func TestDecode_skipsTheDeepestNestingWithoutStack(t *testing.T) {
	for _, body := range []string{
		`{"new":` + strings.Repeat("[", 9_999) + strings.Repeat("]", 9_999) + `}`,
		strings.Repeat(`{"new":`, 9_999) + `{}` + strings.Repeat("}", 9_999),
		`{"list":[{"new":` + strings.Repeat(`[{"":`, 4_998) + `[]` + strings.Repeat("}]", 4_998) + `}]}`,
	} {
		var err error
		_, stack := costOf(func() { _, err = decode(body) })
		if err != nil || stack > megabyte/4 {
			t.Errorf("%.20s: %v, and the stack grew by %d", body, err, stack)
		}
	}
}
