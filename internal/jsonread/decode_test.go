package jsonread_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

func TestDecode(t *testing.T) {
	when := time.Date(2026, 9, 9, 19, 12, 23, 418e6, time.UTC)
	for _, c := range []struct {
		name, body string
		want       document
	}{
		{"no members", `{}`, document{}},
		{
			"all members", `{"text":"t","status":"FAILED","number":-7,"count":8,"flag":true,"when":1788981143.418,"texts":["a","b"],"tags":{"k":"v"},"child":{"name":"n"},"list":[{"age":1},{"age":2},{"age":3}]}`,
			document{
				Text: ptr("t"), Status: "FAILED", Number: ptr(int32(-7)), Count: 8, Flag: ptr(true), When: moment{&when}, Texts: []string{"a", "b"},
				Tags: map[string]string{"k": "v"}, Child: &child{Name: ptr("n")}, List: []child{{Age: ptr(int32(1))}, {Age: ptr(int32(2))}, {Age: ptr(int32(3))}},
			},
		},
		{
			"white space", "\n{ \"text\"\t:\r\"t\" , \"texts\" : [ \"a\" , \"b\" ] , \"tags\" : { } , \"list\" : [ ] } ",
			document{Text: ptr("t"), Texts: []string{"a", "b"}, Tags: map[string]string{}, List: []child{}},
		},
		{"nulls", `{"text":null,"status":null,"number":null,"count":null,"flag":null,"when":null,"texts":null,"tags":null,"child":null,"list":null}`, document{}},
		{
			"nulls inside", `{"texts":[null,"a",null],"tags":{"k":null},"child":{"name":null},"list":[null,{"name":"n"}]}`,
			document{Texts: []string{"", "a", ""}, Tags: map[string]string{"k": ""}, Child: &child{}, List: []child{{}, {Name: ptr("n")}}},
		},
		{
			"unknown members", `{"new":[{"a":[]},1.5e3,"\n",{}],"text":"t","child":{"new":{"deep":[[[]]]},"name":"n"},"other":false}`,
			document{Text: ptr("t"), Child: &child{Name: ptr("n")}},
		},
		{"names in another case", `{"TEXT":"a","Text":"b","list":[{"Name":"c"}]}`, document{List: []child{{}}}},
		{"escaped names", `{"\u0074ext":"t","t\u0061gs":{"\n\u00e9":"v"}}`, document{Text: ptr("t"), Tags: map[string]string{"\né": "v"}}},
		{
			"members twice", `{"text":"a","text":"b","list":[{},{}],"list":[{"age":1}],"tags":{"k":"a","j":"b"},"tags":{"k":"c"},"child":{"name":"n"},"child":{"age":1}}`,
			document{Text: ptr("b"), List: []child{{Age: ptr(int32(1))}}, Tags: map[string]string{"k": "c"}, Child: &child{Age: ptr(int32(1))}},
		},
		{"null after a value", `{"text":"a","text":null,"list":[{}],"list":null,"number":1,"number":null}`, document{Text: ptr("a"), List: []child{{}}, Number: ptr(int32(1))}},
		{"what follows the document", `{"text":"t"}]}<html>`, document{Text: ptr("t")}},
		{"the limits of integers", `{"number":2147483647,"count":-2147483648}`, document{Number: ptr(int32(1<<31 - 1)), Count: -1 << 31}},
		{"a time without end", `{"when":253402300799.5}`, document{When: moment{ptr(time.Date(9999, 12, 31, 23, 59, 59, 5e8, time.UTC))}}},
		{"negative zero", `{"number":-0}`, document{Number: ptr(int32(0))}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decode(c.body)
			if err != nil || !reflect.DeepEqual(got, &c.want) {
				t.Errorf("got %s and error %v, want %s", asJSON(t, got), err, asJSON(t, c.want))
			}
		})
	}
}

func TestDecode_texts(t *testing.T) {
	for text, want := range map[string]string{
		``:                        "",
		`plain`:                   "plain",
		`exactly 8`:               "exactly 8",
		`\"\\\/\b\f\n\r\t`:        "\"\\/\b\f\n\r\t",
		`a\nb\nc`:                 "a\nb\nc",
		`\u0000\u001F\u007f`:      "\x00\x1f\x7f",
		`\u00e9\u4E16`:            "é世",
		`é世😀`:                     "é世😀",
		`\ud83d\ude00`:            "😀",
		`\uD83D\uDE00!`:           "😀!",
		`\ud800`:                  "\ufffd",
		`\udc00`:                  "\ufffd",
		`\ud800x`:                 "\ufffdx",
		`\ud800\n`:                "\ufffd\n",
		`\ud800\u0041`:            "\ufffdA",
		`\ud800\ud83d\ude00`:      "\ufffd😀",
		`\udc00\ud800`:            "\ufffd\ufffd",
		`\uffff\ufeff`:            "\uffff\ufeff",
		"\x7f":                    "\x7f",
		"\u2028\u2029":            "\u2028\u2029",
		"a\xff":                   "a\ufffd",
		"\xc3(":                   "\ufffd(",
		"\xe2\x82":                "\ufffd\ufffd",
		"\xed\xa0\x80":            "\ufffd\ufffd\ufffd",
		"\xf4\x90\x80\x80":        "\ufffd\ufffd\ufffd\ufffd",
		"\xc0\xaf":                "\ufffd\ufffd",
		"\xe2\\n\x82":             "\ufffd\n\ufffd",
		"é\xffé\\\"":              "é\ufffdé\"",
		strings.Repeat("x", 9000): strings.Repeat("x", 9000),
		strings.Repeat(`\"`, 700): strings.Repeat(`"`, 700),
	} {
		// Behind texts of each length, so that what is found is found in each of
		// the eight bytes that are looked at together.
		for before := range 9 {
			prefix := strings.Repeat(".", before)
			got, err := decode(`{"text":"` + prefix + text + `","tags":{"` + prefix + text + `":"v"}}`)
			if err != nil {
				t.Fatalf("%.50q: %v", text, err)
			}
			if *got.Text != prefix+want || got.Tags[prefix+want] != "v" {
				t.Errorf("%.50q: got %.50q and %.50q, want %.50q", text, *got.Text, got.Tags, prefix+want)
			}
		}
	}
}

func TestDecode_errorsSayWhereAndWhat(t *testing.T) {
	for body, want := range map[string]string{
		``:                                    "want an object at byte 0",
		` null`:                               "want an object at byte 1",
		`[]`:                                  "want an object at byte 0",
		"\ufeff{}":                            "want an object at byte 0",
		`{`:                                   "want the name of a member at byte 1",
		`{"text":"a",}`:                       "want the name of a member at byte 12",
		`{"text"}`:                            "want a colon at byte 7",
		`{"text":}`:                           "want a string at byte 8",
		`{"text":"secret`:                     "want the end of a string at byte 15",
		`{"text":"secret"`:                    "want a comma or the end of an object at byte 16",
		`{"text":"a""number":1}`:              "want a comma or the end of an object at byte 11",
		`{"text":secret}`:                     "want a string at byte 8",
		`{"text":{"secret":1}}`:               "want a string at byte 8",
		`{"status":1}`:                        "want a string at byte 10",
		`{"number":"secret"}`:                 "want a number at byte 10",
		`{"number":-}`:                        "want a number at byte 11",
		`{"number":{"secret":1}}`:             "want a number at byte 10",
		`{"count":true}`:                      "want a number at byte 9",
		`{"new":-}`:                           "want a value at byte 8",
		`{"number":1.0}`:                      "want a 32-bit integer at byte 10",
		`{"number":2147483648}`:               "want a 32-bit integer at byte 10",
		`{"number":1.}`:                       "want a digit at byte 12",
		`{"when":1e999}`:                      "want a 64-bit number at byte 8",
		`{"when":"NaN"}`:                      "want a number at byte 8",
		`{"flag":1}`:                          "want true or false at byte 8",
		`{"flag":tru}`:                        "want true at byte 8",
		`{"text":nul}`:                        "want null at byte 8",
		`{"texts":{}}`:                        "want a list at byte 9",
		`{"texts":["a" "b"]}`:                 "want a comma or the end of a list at byte 14",
		`{"tags":[]}`:                         "want an object at byte 8",
		`{"list":[1]}`:                        "want an object at byte 9",
		`{"text":"a\x"}`:                      "want a valid escape at byte 10",
		`{"text":"a\u12g4"}`:                  "want four hexadecimal digits in an escape at byte 10",
		"{\"text\":\"a\n\"}":                  "want no control character in a string at byte 10",
		`{"new":[1,]}`:                        "want a value at byte 10",
		`{"new":{"a":1,}}`:                    "want the name of a member at byte 14",
		`{"new":"\`:                           "want a valid escape at byte 8",
		nested(10_001):                        "want nesting of at most 10000 at byte 50000",
		`{"list":[` + items(`{}`, 10_001):     "want no more than 10000 items in lists and maps at byte 30009",
		`{"texts":[` + items(`""`, 10_001):    "want no more than 10000 items in lists and maps at byte 30010",
		`{"tags":{` + items(`"":""`, 10_001):  "want no more than 10000 items in lists and maps at byte 60012",
		`{"texts":["a"],"list":[{"name":"n",`: "want the name of a member at byte 35",
	} {
		_, err := decode(body)
		if err == nil || err.Error() != want {
			t.Errorf("%.60s: got error %v, want %s", body, err, want)
		}
	}
}

func nested(depth int) string {
	return strings.Repeat(`{"a":`, depth) + `1` + strings.Repeat(`}`, depth)
}

func items(item string, n int) string { return strings.Repeat(item+",", n) }

func TestDecode_countsTheItemsOfAllListsTogether(t *testing.T) {
	body := `{"texts":[` + items(`""`, 5000) + `""],"list":[` + items(`null`, 5000) + `null]}`
	if _, err := decode(body); err == nil {
		t.Error("10,002 items are no error")
	}
	skipped := `{"new":[` + items(`""`, 20_000) + `""],"texts":[` + items(`""`, 9_999) + `""]}`
	if got, err := decode(skipped); err != nil || len(got.Texts) != 10_000 {
		t.Errorf("10,000 items behind some that are skipped: %v", err)
	}
}

func TestMembersAndElements_thatAreLeftEarlyAreCheckedToTheirEnd(t *testing.T) {
	read := func(body string) (rest *string, err error) {
		err = jsonread.Decode(strings.NewReader(body), -1, func(r *jsonread.Reader) {
			for name := range r.Members {
				switch string(name) {
				case "members":
					for range r.Members {
						break
					}
				case "elements":
					for range r.Elements {
						break
					}
				case "rest":
					r.String(&rest)
				}
			}
		})
		return rest, err
	}
	rest, err := read(`{"members":{"a":1,"b":{}},"elements":[1,[2],3],"rest":"r"}`)
	if err != nil || *rest != "r" {
		t.Errorf("got %v and error %v", rest, err)
	}
	if _, err := read(`{"members":{"a":1,"b"},"rest":"r"}`); err == nil {
		t.Error("what is not looped over is not checked")
	}
}

func TestReader_refusesToReadAValueTwice(t *testing.T) {
	err := jsonread.Decode(strings.NewReader(`{"text":"t"}`), -1, func(r *jsonread.Reader) {
		for range r.Members {
			var text *string
			r.String(&text)
			r.String(&text)
			if r.Err() == nil {
				t.Error("no error inside")
			}
		}
	})
	if err == nil || !strings.Contains(err.Error(), "each value to be read once") {
		t.Errorf("got error %v", err)
	}
}
