package jsonread_test

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

func TestDecode_readsABodyHoweverItArrives(t *testing.T) {
	var list []string
	for i := range 2000 {
		list = append(list, fmt.Sprintf(`{"name":"child %d","age":%d}`, i, i))
	}
	body := `{"text":"t","list":[` + strings.Join(list, ",") + `]}`
	want, err := decode(body)
	if err != nil || len(want.List) != 2000 {
		t.Fatal(err)
	}
	for name, from := range map[string]func(io.Reader) io.Reader{
		"whole": func(r io.Reader) io.Reader { return r }, "by bytes": iotest.OneByteReader, "by halves": iotest.HalfReader, "its end with data": iotest.DataErrReader,
	} {
		for _, size := range []int64{-1, 0, 1, int64(len(body)) - 1, int64(len(body)), int64(len(body)) + 1, 1 << 40} {
			var got document
			if err := jsonread.Decode(from(strings.NewReader(body)), size, got.read); err != nil || !reflect.DeepEqual(&got, want) {
				t.Errorf("%s, with size %d: got %d children, error %v", name, size, len(got.List), err)
			}
		}
	}
}

func TestDecode_anErrorOfTheBodyCountsWhenTheDocumentIsNotWhole(t *testing.T) {
	broken := errors.New("broken")
	for body, want := range map[string]error{`{"text":"t"}`: nil, `{"text":"t"} `: nil, `{"text":"t"`: broken, ``: broken, `{"text":x`: broken} {
		var got document
		err := jsonread.Decode(io.MultiReader(strings.NewReader(body), iotest.ErrReader(broken)), -1, got.read)
		if err != want || want == nil && *got.Text != "t" {
			t.Errorf("%s: got error %v, want %v", body, err, want)
		}
	}
}

// lateBody fails, and still writes to the buffer later.
type lateBody struct{ late []byte }

func (b *lateBody) Read(p []byte) (int, error) {
	if b.late == nil {
		b.late = p[copy(p, `{"text":"`):]
		return len(p) - len(b.late), nil
	}
	b.late = p
	return 0, errors.New("timeout")
}

func (b *lateBody) write() {
	for i := range b.late {
		b.late[i] = '!'
	}
}

// interruptedBody is a body of one piece. While it is being read, something else
// happens.
type interruptedBody struct {
	*strings.Reader
	interrupt func()
}

func (b interruptedBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.interrupt()
	return n, err
}

func TestDecode_neverUsesMemoryAgainThatAFailedReadMayWriteTo(t *testing.T) {
	const body = `{"text":"t","list":[{"name":"n"}]}`
	for range 100 { // the pool is free to forget
		var late lateBody
		if jsonread.Decode(&late, -1, new(document).read) == nil {
			t.Fatal("the body that failed is no error")
		}
		var got document
		err := jsonread.Decode(interruptedBody{strings.NewReader(body), late.write}, -1, got.read)
		if err != nil || *got.Text != "t" || *got.List[0].Name != "n" {
			t.Fatalf("a read that failed before wrote to the page: %s, error %v", asJSON(t, got), err)
		}
	}
}

func TestDecode_isSafeForConcurrentUse(t *testing.T) {
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			want := strings.Repeat(fmt.Sprint(i), 100)
			body := `{"text":"` + want + `","texts":["` + want + `\n"],"list":[{"name":"` + want + `"},{}]`
			for range 200 {
				if _, err := decode(body); err == nil {
					t.Error("half a document is no error")
				}
				got, err := decode(body + "}")
				if err != nil || *got.Text != want || got.Texts[0] != want+"\n" || *got.List[0].Name != want {
					t.Errorf("got %s, error %v", asJSON(t, got), err)
				}
			}
		})
	}
	all.Wait()
}
