package jsonread_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// kept measures what stays of the heap when only the value is left.
func kept(t *testing.T, value func() any) int {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC() // twice, for what the pool keeps
	runtime.GC()
	runtime.ReadMemStats(&before)
	v := value()
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(v)
	return int(after.HeapAlloc) - int(before.HeapAlloc)
}

// keptAtMost fails if more than most stays of the heap when only the value is left.
// Three measurements must agree, since the runtime keeps memory of its own at times.
func keptAtMost(t *testing.T, most int, value func() any) {
	t.Helper()
	var got int
	for range 3 {
		if got = kept(t, value); got <= most {
			return
		}
	}
	t.Errorf("%d bytes are kept, want at most %d", got, most)
}

// bigPage is a document of 7.6 MB: many children with names of length.
func bigPage(length int) (body string, children int) {
	children = min(7_600_000/(length+20), 9_000)
	child := `{"name":"%0*d","age":%d},`
	var text strings.Builder
	text.WriteString(`{"status":"DONE","new":"` + strings.Repeat("x", 7_600_000-children*(length+20)) + `","list":[`)
	for i := range children {
		fmt.Fprintf(&text, child, length, i, i)
	}
	return text.String() + `{}],"text":"` + strings.Repeat("y", 100) + `"}`, children
}

func TestDecode_oneKeptPointerKeepsAFewKilobytes(t *testing.T) {
	const (
		most = 11 << 10 // a string of 5 kB and the one that its pointer shares memory with
		page = 5 << 20
	)
	for _, length := range []int{1, 40, 512, 513, 4000, 5 << 10, 6 << 10, 300_000} {
		body, children := bigPage(length)
		for name, keep := range map[string]func(*document) any{
			"the pointer to a string":  func(d *document) any { return d.List[children/2].Name },
			"a string":                 func(d *document) any { return *d.List[children/2].Name },
			"the pointer to an int32":  func(d *document) any { return d.List[children/2].Age },
			"the last of the document": func(d *document) any { return d.Text },
			"an enum":                  func(d *document) any { return d.Status },
		} {
			t.Run(fmt.Sprintf("%s of %d bytes", name, length), func(t *testing.T) {
				keptAtMost(t, most+length, func() any {
					d, err := decode(body)
					if err != nil {
						t.Fatal(err)
					}
					return keep(d)
				})
			})
		}
		whole := kept(t, func() any { d, _ := decode(body); return d })
		runtime.KeepAlive(body)
		if whole < min(children*length, page)/2 {
			t.Errorf("the whole page of names of %d bytes keeps %d, which shows that nothing is measured", length, whole)
		}
	}
}

// A long string does not share its memory with the short ones behind it.
func TestDecode_aShortStringBehindALongOneKeepsAFewKilobytes(t *testing.T) {
	body := `{"list":[{"name":"` + strings.Repeat("x", 5*megabyte) + `"},{"name":"short"},{"name":"` + strings.Repeat("y", 5*megabyte) + `"}]}`
	keptAtMost(t, 11<<10, func() any {
		d, err := decode(body)
		if err != nil {
			t.Fatal(err)
		}
		return d.List[1].Name
	})
	runtime.KeepAlive(body)
}

func TestDecode_keepsNoBufferOfALargeDocument(t *testing.T) {
	for name, body := range map[string]string{
		"a large document":           `{"new":"` + strings.Repeat("x", 8<<20) + `"}`,
		"a large string with escape": `{"text":"\n` + strings.Repeat("x", 8<<20) + `"}`,
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&before)
		if _, err := decode(body); err != nil {
			t.Fatal(err)
		}
		runtime.GC() // once: the pool lets go with the second
		runtime.ReadMemStats(&after)
		if grown := int(after.HeapAlloc) - int(before.HeapAlloc); grown > megabyte {
			t.Errorf("%s: %d bytes are kept", name, grown)
		}
		runtime.KeepAlive(body)
	}
}
