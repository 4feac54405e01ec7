package compare_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/smithy-go"
)

// values are what a member may be on the wire instead of what it ought to be.
var values = []string{
	`null`, `""`, `"x"`, `"é😀\ud800\n"`, `"NEW_VALUE"`, `0`, `1`, `-1`, `2147483647`, `2147483648`, `-2147483649`, `1.0`, `1.5`, `1e2`, `946684800.123`, `-0.0005`,
	`9007199254740993`, `1e400`, `true`, `false`, `{}`, `{"unknown":{"deep":[1,null]}}`, `[]`, `[null]`, `["x"]`, `["x",null]`, `[{}]`, `[{},null]`, `{"k":null}`, `{"k":"v"}`, `{"k":5}`,
	`"2026-09-09T19:12:18Z"`, `tru`, `"x`, `01`, ``,
}

// TestShapes_areReadTheSameWhateverAMemberIs returns each member of the recorded
// responses each of the values.
func TestShapes_areReadTheSameWhateverAMemberIs(t *testing.T) {
	for _, o := range operations {
		t.Run(o.name, func(t *testing.T) {
			body := snapshotOf(t, "response_snapshot", o.name+".response.snap").body
			checkShape(t, o, body)
			for _, place := range placesIn(t, body) {
				for _, value := range values {
					checkShape(t, o, place.with(value))
				}
			}
		})
	}
}

func TestShapes_cutOffAreReadTheSame(t *testing.T) {
	for _, o := range operations {
		t.Run(o.name, func(t *testing.T) {
			body := snapshotOf(t, "response_snapshot", o.name+".response.snap").body
			step := max(1, len(body)/500)
			for i := 0; i < len(body); i += step {
				checkShape(t, o, body[:i])
			}
		})
	}
}

// checkShape holds that both clients make the same of a body, or what is on the
// list.
func checkShape(t *testing.T, o operation, body string) {
	t.Helper()
	var outputs [2]any
	var errs [2]error
	for i, s := range sides {
		cfg := config(responding(ok(body)))
		cfg.RetryMaxAttempts = 1
		c := s.make(cfg)
		outputs[i], errs[i] = c.call(t.Context(), o.name, c.input(o.name, o.required))
		if undecodable := (*smithy.DeserializationError)(nil); errs[i] != nil && !errors.As(errs[i], &undecodable) {
			t.Errorf("%s, %s: the error is no deserialization error: %v", excerpt(body), s.name, errs[i])
		}
	}
	switch {
	case errs[0] == nil && errs[1] != nil && body == "":
		differ(t, "Empty body")
	case errs[0] != nil && errs[1] == nil && strings.Contains(body, "null") && officialReads(t, o, body, withoutNulls):
		differ(t, "Null in a list or map")
	case errs[0] != nil && errs[1] == nil && o.name == "GetImage" && officialReads(t, o, body, pruned):
		differ(t, "Members of an image")
	case errs[0] != nil && errs[1] == nil && o.name == "GetImage" && strings.Contains(body, "null") && officialReads(t, o, body, pruned, withoutNulls):
		differ(t, "Null in a list or map")
		differ(t, "Members of an image")
	case (errs[0] == nil) != (errs[1] == nil):
		t.Errorf("%s\nofficial %v\nours     %v", excerpt(body), errs[0], errs[1])
	case errs[0] == nil:
		for _, place := range unlike(t, o.name, reflect.ValueOf(outputs[0]), reflect.ValueOf(outputs[1])) {
			t.Errorf("%s\n%s", excerpt(body), place)
		}
	}
}

// excerpt returns what is around the value that was changed.
func excerpt(body string) string {
	if i := strings.Index(body, mark); i >= 0 {
		body = body[max(0, i-30):min(len(body), i+60)]
	}
	return abbreviate(body)
}

const mark = " "

// place is a value in a JSON text, between what is before and after it.
type place struct{ before, after string }

// with returns the text with another value in the place, which a space marks.
func (p place) with(value string) string { return p.before + mark + value + p.after }

// placesIn returns the place of each value in a JSON text, but for the first elements
// of lists, which are as the last ones, and for what is inside of members that are
// left out or have been before under their name.
func placesIn(t *testing.T, text string) (places []place) {
	t.Helper()
	walked := map[string]bool{}
	var walk func(raw json.RawMessage, at place, structure string)
	walk = func(raw json.RawMessage, at place, structure string) {
		places = append(places, at)
		switch raw[0] {
		case '{':
			if walked[structure] {
				return
			}
			walked[structure] = true
			var members map[string]json.RawMessage
			if err := json.Unmarshal(raw, &members); err != nil {
				t.Fatal(err)
			}
			for _, name := range slices.Sorted(maps.Keys(members)) {
				member := members[name]
				start := at.before + strings.TrimSuffix(objectWithout(members, name), "}")
				inside := place{start + fmt.Sprintf("%q:", name), "}" + at.after}
				field := strings.ToUpper(name[:1]) + name[1:]
				if slices.Contains(leftOut[structure], field) {
					places = append(places, inside)
					continue
				}
				walk(member, inside, field)
			}
		case '[':
			var elements []json.RawMessage
			if err := json.Unmarshal(raw, &elements); err != nil {
				t.Fatal(err)
			}
			last := len(elements) - 1
			walk(elements[last], place{at.before + "[" + string(elements[0]) + ",", "]" + at.after}, structure)
		}
	}
	walk(json.RawMessage(text), place{}, "")
	return places
}

// objectWithout returns an object without a member, and with a comma before its end
// if another is to come.
func objectWithout(members map[string]json.RawMessage, name string) string {
	var rest []member
	for _, other := range slices.Sorted(maps.Keys(members)) {
		if other != name {
			rest = append(rest, member{`"` + other + `"`, string(members[other])})
		}
	}
	text := object(rest...)
	if len(rest) > 0 {
		text = strings.TrimSuffix(text, "}") + ",}"
	}
	return text
}

// asDocument reads JSON text with numbers as they are.
func asDocument(text string) (document any, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	err = d.Decode(&document)
	return document, err
}

// officialReads reports whether the official client reads a document after changes.
func officialReads(t *testing.T, o operation, body string, changes ...func(any) any) bool {
	t.Helper()
	document, err := asDocument(body)
	if err != nil {
		return false
	}
	for _, change := range changes {
		document = change(document)
	}
	text, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	c := sides[0].make(config(responding(ok(string(text)))))
	_, err = c.call(t.Context(), o.name, c.input(o.name, o.required))
	return err == nil
}

// withoutNulls takes the nulls out of the lists and the tags of a document.
func withoutNulls(v any) any {
	isNull := func(v any) bool { return v == nil }
	switch v := v.(type) {
	case []any:
		kept := slices.DeleteFunc(v, isNull)
		for i := range kept {
			kept[i] = withoutNulls(kept[i])
		}
		return kept
	case map[string]any:
		for name, value := range v {
			v[name] = withoutNulls(value)
		}
		if tags, ok := v["tags"].(map[string]any); ok {
			maps.DeleteFunc(tags, func(_ string, value any) bool { return isNull(value) })
		}
	}
	return v
}

// pruned takes out what the short Image leaves out.
func pruned(v any) any { return prune("", v) }

// prune takes what the short Image leaves out of a document of the API. The
// structure of the document is named by the member that holds it.
func prune(structure string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		kept := map[string]any{}
		for name, value := range v {
			field := strings.ToUpper(name[:1]) + name[1:]
			if !slices.Contains(leftOut[structure], field) {
				kept[name] = prune(field, value)
			}
		}
		return kept
	case []any:
		for i := range v {
			v[i] = prune(structure, v[i])
		}
	}
	return v
}
