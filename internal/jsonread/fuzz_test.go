package jsonread_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// FuzzDecode checks that any body reads as encoding/json reads it.
func FuzzDecode(f *testing.F) {
	f.Fuzz(compare)
}

func compare(t *testing.T, body []byte) {
	first := firstValue(string(body))
	isObject := first != nil && first[0] == '{'
	if err := checked(string(body)); (err == nil) != isObject {
		t.Fatalf("%.500q, skipped: got error %v, encoding/json takes it: %v", body, err, isObject)
	}
	got, err := decode(string(body))
	if err == nil && !isObject {
		t.Fatalf("%.500q is no error", body)
	}
	if err != nil && len(err.Error()) > 100 {
		t.Errorf("%.500q: the error is %q", body, err)
	}
	if !isObject || isAmbiguous(first) || len(body) > 20_000 {
		return
	}
	var want document
	wrong := json.Unmarshal(first, &want)
	if (err == nil) != (wrong == nil) {
		t.Fatalf("%.500q: got error %v, want %v", body, err, wrong)
	}
	if err == nil && !reflect.DeepEqual(got, &want) {
		t.Errorf("%.500q: got %s, want %s", body, asJSON(t, got), asJSON(t, want))
	}
}

var memberNames = []string{"text", "status", "number", "count", "flag", "when", "texts", "tags", "child", "list", "name", "age"}

// isAmbiguous reports whether a value leaves decoders a choice: where an object has
// a name twice, or one that is known but for its case.
func isAmbiguous(value json.RawMessage) bool {
	d := json.NewDecoder(strings.NewReader(string(value)))
	var walk func() bool
	walk = func() bool {
		token, err := d.Token()
		if err != nil {
			return true
		}
		delim, isNested := token.(json.Delim)
		if !isNested {
			return false
		}
		var names []string
		for d.More() {
			if delim == '{' {
				name, err := d.Token()
				if err != nil {
					return true
				}
				same := func(other string) bool { return strings.EqualFold(other, name.(string)) }
				if slices.ContainsFunc(names, same) || slices.ContainsFunc(memberNames, same) && !slices.Contains(memberNames, name.(string)) {
					return true
				}
				names = append(names, name.(string))
			}
			if walk() {
				return true
			}
		}
		_, err = d.Token()
		return err != nil
	}
	return walk()
}
