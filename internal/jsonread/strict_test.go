package jsonread_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// Values that are JSON, and texts that are not.
var (
	valid = []string{
		`0`, `-0`, `1`, `-1`, `10`, `123456789012345678901234567890`, `0.5`, `-0.0`, `1e1`, `1E1`, `1e+1`, `1e-1`, `0e0`, `1.5e300`, `1e400`,
		`true`, `false`, `null`,
		`""`, `"a"`, `" "`, `"\""`, `"\\"`, `"\/"`, `"\b\f\n\r\t"`, `"\u0000"`, `"\uFFFF"`, `"\uabcd\uABCD"`, `"\ud800"`, `"\udc00\ud800"`, `"\\u"`, `"\\\\"`,
		"\"\x7f\"", "\"\u2028\"", "\"\xff\"", "\"\xed\xa0\x80\"", "\"\ufeff\"", `"[{]}"`, `"` + strings.Repeat(`a\n`, 5000) + `"`,
		`[]`, `[ ]`, `[1]`, `[1,2]`, `[[]]`, `[[],[]]`, `[{}]`, `[null]`, `["a",1,true,{}]`, " [\t1\r\n, 2 ] ",
		`{}`, `{ }`, `{"a":1}`, `{"":0}`, `{"a":{}}`, `{"a":[]}`, `{"a":1,"a":2}`, `{"\u0061":1}`, "{\"\xff\":1}", " {\t\"a\" :\r\n1 , \"b\":2} ",
		strings.Repeat("[", 9999) + strings.Repeat("]", 9999), strings.Repeat(`{"a":`, 9999) + `1` + strings.Repeat("}", 9999),
	}
	invalid = []string{
		``, ` `, `,`, `:`, `}`, `]`,
		`+1`, `-`, `--1`, `01`, `-01`, `00`, `1.`, `.5`, `-.5`, `1.e1`, `1e`, `1e+`, `1ee1`, `1e1.5`, `0x1`, `1_000`, `1 2`, `1a`, `0b1`, `Infinity`, `-Infinity`, `NaN`, `１`,
		`t`, `tru`, `truee`, `True`, `TRUE`, `fals`, `nul`, `nulll`, `Null`, `undefined`,
		`"`, `"a`, `a"`, `'a'`, `"\"`, `"\x"`, `"\u"`, `"\u1"`, `"\u12"`, `"\u123"`, `"\u123g"`, `"\u 123"`, `"\U0041"`, `"\0"`, `"\'"`, `"\a"`, "\"\\\n\"",
		"\"\n\"", "\"\t\"", "\"\x00\"", "\"\x1f\"", "\"12345678\x1f\"", "\"é\n\"", `"a" "b"`, `"\ud800\u12"`, `"\ud800\x"`,
		`[`, `[1`, `[1,`, `[,`, `[,1]`, `[1,]`, `[1,,2]`, `[1 2]`, `[1:2]`, `[}`, `["a`, `[[]`, `[]]`, `[1}`, `[{]`,
		`{`, `{"`, `{"a`, `{"a"`, `{"a"}`, `{"a":`, `{"a":}`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{,}`, `{,"a":1}`, `{"a":1,,"b":2}`, `{"a":1 "b":2}`, `{"a" 1}`, `{"a"::1}`, `{"a":1]`,
		`{a:1}`, `{'a':1}`, `{1:2}`, `{null:1}`, `{[]:1}`, `{{}:1}`, `{"a":1}}`, `{"a","b"}`, `{"\x":1}`, "{\"\n\":1}",
		"\ufeff1", "\u00a01", "\v1", "\f1", "/**/1", "//\n1", "\x00", "\xff", "\xef\xbb",
		strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), strings.Repeat("[", 100_000), strings.Repeat(`[{"":`, 100_000),
	}
)

func TestDecode_takesWhatIsJSON(t *testing.T) {
	for _, value := range valid {
		for _, body := range []string{`{"new":` + value + `}`, `{"list":[{"new":` + value + `}]}`, `{"new":[0,` + value + `,0],"text":null}`} {
			if !json.Valid([]byte(body)) {
				// The two lists that are as deep as can be are too deep one deeper.
				continue
			}
			if _, err := decode(body); err != nil {
				t.Errorf("%.60q: %v", body, err)
			}
			if err := checked(body); err != nil {
				t.Errorf("%.60q, skipped: %v", body, err)
			}
		}
	}
}

func TestDecode_refusesWhatIsNot(t *testing.T) {
	for _, value := range invalid {
		bodies := []string{`{"new":` + value + `}`, `{"list":[{"new":` + value + `}]}`, `{"new":[0,` + value + `,0]}`}
		for _, member := range []string{"text", "status", "number", "count", "flag", "when", "texts", "tags", "child", "list"} {
			bodies = append(bodies, `{"`+member+`":`+value+`}`)
		}
		for _, body := range bodies {
			if firstValue(body) != nil {
				// A bracket too many ends a document, and what follows does not count.
				continue
			}
			if _, err := decode(body); err == nil {
				t.Errorf("%.60q is no error", body)
			}
			if checked(body) == nil {
				t.Errorf("%.60q, skipped, is no error", body)
			}
		}
	}
}

// firstValue returns the first value of body as encoding/json sees it, nil if there
// is none.
func firstValue(body string) json.RawMessage {
	var value json.RawMessage
	if json.NewDecoder(strings.NewReader(body)).Decode(&value) != nil {
		return nil
	}
	return value
}

const pageOfAll = `{"text":"t\n\u00e9é","status":"OK","number":12,"count":-3,"flag":true,"when":1.5e3,"texts":["a",null],"tags":{"k":"v"},"child":{"name":"n"},"list":[{"age":1},null],"new":[0.1,{"a":[]}]}`

func TestDecode_withEveryByteReplacedReadsAsEncodingJSON(t *testing.T) {
	for i := range len(pageOfAll) {
		changed := []byte(pageOfAll)
		for b := range 256 {
			changed[i] = byte(b)
			compare(t, changed)
		}
	}
}

func TestDecode_cutOffOrDoubledAtEveryByteReadsAsEncodingJSON(t *testing.T) {
	for i := range len(pageOfAll) {
		compare(t, []byte(pageOfAll[:i]))
		compare(t, []byte(pageOfAll[:i]+pageOfAll[i+1:]))
		compare(t, []byte(pageOfAll[:i+1]+pageOfAll[i:]))
	}
	compare(t, bytes.Repeat([]byte(pageOfAll), 2))
}
