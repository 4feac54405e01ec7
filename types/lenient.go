package types

import (
	"bytes"
	"encoding/json"
	"iter"
	"strings"
	"unicode/utf8"
)

// The functions of this file decode a JSON value of any type. A nil value is an
// absent member. Any other is valid JSON without space around it, since it comes
// from a map or list that encoding/json decoded.

// members returns nil for anything but an object.
func members(raw []byte) map[string]json.RawMessage {
	var m map[string]json.RawMessage
	if json.Unmarshal(raw, &m) != nil {
		return nil
	}
	return m
}

func text(raw json.RawMessage) string {
	if !isList(raw) {
		return scalar(raw)
	}
	var lines strings.Builder
	lines.Grow(len(raw))
	separator := ""
	for element := range elements(raw) {
		lines.WriteString(separator)
		lines.WriteString(scalar(element))
		separator = "\n"
	}
	return lines.String()
}

// scalar leaves lists within lists as JSON: decoding them level by level would
// cost the square of their size.
func scalar(raw json.RawMessage) string {
	switch {
	case isNull(raw):
		return ""
	case raw[0] != '"':
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	case bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw):
		// Most strings need no decoding. For a list of many short ones, json.Unmarshal
		// would allocate many times their size.
		return string(raw[1 : len(raw)-1])
	}
	var s string
	_ = json.Unmarshal(raw, &s) // It is a valid JSON string.
	return s
}

func texts(raw json.RawMessage) []string {
	if isNull(raw) {
		return nil
	}
	if !isList(raw) {
		return []string{scalar(raw)}
	}
	list := make([]string, 0, length(raw))
	for element := range elements(raw) {
		list = append(list, scalar(element))
	}
	return list
}

func boolean(raw json.RawMessage) *bool {
	var b bool
	if isNull(raw) || json.Unmarshal(raw, &b) != nil {
		return nil
	}
	return &b
}

// mostMembers keeps a list of millions of empty objects, or an object of millions of
// small members, from costing fifty times its size.
const mostMembers = 10_000

func mapped[V any](raw json.RawMessage, read func(json.RawMessage) V) map[string]V {
	if len(raw) == 0 || raw[0] != '{' {
		return nil
	}
	m := map[string]V{}
	for member := range elements(raw) {
		if len(m) == mostMembers {
			break
		}
		key, value := cutMember(member)
		m[scalar(key)] = read(value)
	}
	return m
}

// cutMember divides a member of an object into key and value.
func cutMember(member json.RawMessage) (key, value json.RawMessage) {
	end := 1
	for member[end] != '"' {
		if member[end] == '\\' {
			end++
		}
		end++
	}
	key, value = member[:end+1], bytes.TrimSpace(member[end+1:])
	return key, bytes.TrimSpace(value[1:]) // without the colon
}

// objects appends the objects of a list to to.
func objects[T any](to []T, raw json.RawMessage, read func(map[string]json.RawMessage) T) []T {
	if !isList(raw) {
		return to
	}
	for element := range elements(raw) {
		if element[0] != '{' {
			continue
		}
		if len(to) == mostMembers {
			break
		}
		if m := members(element); m != nil {
			to = append(to, read(m))
		}
	}
	return to
}

// elements iterates over a list, or over the members of an object, in place. A
// json.Decoder would allocate for each element, which for a list of many short ones
// is many times its size.
func elements(list json.RawMessage) iter.Seq[json.RawMessage] {
	return func(yield func(json.RawMessage) bool) {
		start, depth, quoted := 1, 0, false
		for i := 1; i < len(list); i++ {
			switch c := list[i]; {
			case quoted && c == '\\':
				i++
			case c == '"':
				quoted = !quoted
			case quoted:
			case c == '[' || c == '{':
				depth++
			case depth > 0 && (c == ']' || c == '}'):
				depth--
			case depth == 0 && (c == ',' || c == ']' || c == '}'):
				element := bytes.TrimSpace(list[start:i])
				if len(element) > 0 && !yield(element) {
					return
				}
				start = i + 1
			}
		}
	}
}

func length(list json.RawMessage) int {
	n := 0
	for range elements(list) {
		n++
	}
	return n
}

func isList(raw json.RawMessage) bool {
	return len(raw) > 0 && raw[0] == '['
}

func isNull(raw json.RawMessage) bool {
	return raw == nil || string(raw) == "null"
}
