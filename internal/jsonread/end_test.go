package jsonread_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

func TestDecode_endsWithTheDocumentHoweverMuchWasReadBefore(t *testing.T) {
	const body = `{"text":"a \"quoted\" \u00e9 ü text that is longer than the padding","new":{"skipped":"with \\ and ü"},"status":"DONE"}`
	if _, err := decode(strings.Repeat(" ", 3000) + `{"text":"` + strings.Repeat("x", 3000) + `"}`); err != nil {
		t.Fatal(err)
	}
	for end := range body {
		if d, err := decode(body[:end]); err == nil {
			t.Errorf("%q was read as %+v", body[:end], d)
		}
		breaks := io.MultiReader(strings.NewReader(body[:end]), iotest.ErrReader(io.ErrUnexpectedEOF))
		var d document
		if err := jsonread.Decode(breaks, -1, d.read); err != io.ErrUnexpectedEOF {
			t.Errorf("%q, which broke off: got %v, want %v", body[:end], err, io.ErrUnexpectedEOF)
		}
	}
}
