package compare_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/aws/smithy-go"
)

// decoded is what a client makes of a response: a page or an error.
type decoded struct {
	page *page
	err  error
}

func decodeWith(t testing.TB, s side, body string) decoded {
	t.Helper()
	cfg := config(responding(ok(body)))
	cfg.RetryMaxAttempts = 1
	out, err := s.make(cfg).list(t.Context(), listing())
	var undecodable *smithy.DeserializationError
	if err != nil && !errors.As(err, &undecodable) {
		t.Errorf("%s: the error is no deserialization error: %v", s.name, err)
	}
	return decoded{out, err}
}

// checkDecoding holds that both clients make the same of a page.
func checkDecoding(t *testing.T, body string) {
	t.Helper()
	checkShape(t, operations[0], body)
}

// hasDuplicates finds an object of the first document in body that has a member
// twice.
func hasDuplicates(body string) bool {
	d := json.NewDecoder(strings.NewReader(body))
	var walk func() (duplicate, failed bool)
	walk = func() (bool, bool) {
		token, err := d.Token()
		if err != nil {
			return false, true
		}
		delim, ok := token.(json.Delim)
		if !ok {
			return false, false
		}
		names := map[string]bool{}
		for d.More() {
			if delim == '{' {
				name, err := d.Token()
				if err != nil {
					return false, true
				}
				if names[name.(string)] {
					return true, false
				}
				names[name.(string)] = true
			}
			if duplicate, failed := walk(); duplicate || failed {
				return duplicate, failed
			}
		}
		_, err = d.Token()
		return false, err != nil
	}
	duplicate, _ := walk()
	return duplicate
}

func TestBodies_areDecodedTheSame(t *testing.T) {
	for name, body := range bodies() {
		t.Run(name, func(t *testing.T) { checkDecoding(t, body) })
	}
}

func TestBodiesOfInvalidUTF8_areDecodedTheSame(t *testing.T) {
	for _, text := range []string{"\xff", "a\xc3", "\xc3(", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf", "é\xffé", "\\n\xff"} {
		for i := range memberCount {
			checkDecoding(t, pageWith(i, func(m *member) { m.value = `"` + text + `"` }))
			checkDecoding(t, pageWith(i, func(m *member) { m.name = `"` + text + `"` }))
		}
		checkDecoding(t, text)
		checkDecoding(t, `{"message":"m"}`+text)
		checkDecoding(t, `{"message":`+text+`}`)
	}
}

func TestBodiesCutOffAtEveryByte_areDecodedTheSame(t *testing.T) {
	body := `{"requestId":"\u00e9\n","unknown":[1.5e3,{"a":true}],"steps":[{"name":"é","status":"FAILED"},null,{"outputs":"{\"a\": 1}","attemptNumber":2}],"nextToken":null}`
	for i := range len(body) {
		checkDecoding(t, body[:i])
	}
}

func TestBodiesWithEveryByteChanged_areDecodedTheSame(t *testing.T) {
	body := []byte(`{"message":"m\n","unknown":[1.5e3,{"a":true}],"steps":[{"name":"n","status":"FAILED"},null],"nextToken":"t"}`)
	for i := range body {
		for _, with := range []byte("\x00 \"\\,:{}[]0-ntx\xff") {
			changed := bytes.Clone(body)
			changed[i] = with
			checkDecoding(t, string(changed))
			checkDecoding(t, string(body[:i])+string(with)+string(body[i:]))
		}
	}
}

func TestBodiesWithBytesAround_areDecodedTheSame(t *testing.T) {
	for _, around := range []string{" ", "\n\t\r", "\ufeff", "\x00", "{}", "null", "x", ",", "}", ")]}'", "\u00a0", "/**/"} {
		checkDecoding(t, around+`{"message":"m"}`)
		checkDecoding(t, `{"message":"m"}`+around)
		checkDecoding(t, around)
	}
}

// FuzzDecode takes an operation by its place in the table.
func FuzzDecode(f *testing.F) {
	for i, o := range operations {
		f.Add(uint8(i), []byte(snapshotOf(f, "response_snapshot", o.name+".response.snap").body))
	}
	for _, body := range bodies() {
		if len(body) < 1000 {
			f.Add(uint8(0), []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, operation uint8, body []byte) {
		checkShape(t, operations[int(operation)%len(operations)], string(body))
	})
}
