package compare_test

import (
	"fmt"
	"strings"
)

var (
	pageMembers = []string{"imageBuildVersionArn", "message", "nextToken", "requestId", "workflowBuildVersionArn", "workflowExecutionId"}
	stepMembers = []string{"action", "description", "endTime", "inputs", "message", "name", "outputs", "rollbackStatus", "startTime", "status", "stepExecutionId"}
)

// member is a member of an object as JSON text.
type member struct{ name, value string }

func object(members ...member) string {
	var text strings.Builder
	for i, m := range members {
		if i > 0 {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, "%s:%s", m.name, m.value)
	}
	return "{" + text.String() + "}"
}

func quoted(names []string, value func(name string) string) []member {
	members := make([]member, len(names))
	for i, name := range names {
		members[i] = member{`"` + name + `"`, value(name)}
	}
	return members
}

// pageWith returns a page with all members, in which the one at i has another name
// and value: of the page itself, or of its second step.
func pageWith(i int, change func(*member)) string {
	value := func(name string) string { return `"the ` + name + `"` }
	own, step := quoted(pageMembers, value), quoted(stepMembers, value)
	changed := append([]member{}, step...)
	if i < len(own) {
		change(&own[i])
	} else {
		change(&changed[i-len(own)])
	}
	steps := fmt.Sprintf("[%s,%s,%s]", object(step...), object(changed...), object(step...))
	return object(append(own, member{`"steps"`, steps})...)
}

var memberCount = len(pageMembers) + len(stepMembers)

var stringValues = []string{
	`""`, `"x"`, `" "`, `"\"\\\/\b\f\n\r\t"`, `"\u0000\u001f\u007f\u0080"`, `"\u00e9\u4e16\uABCD"`, `"\ud83d\ude00"`,
	`"é世😀"`, `"\u2028\u2029"`, "\"\u2028\x7f\"", `"{\"instanceId.$\": \"$.a[0]\"}"`, `"null"`, `"` + strings.Repeat("x", 5000) + `"`,
}

var loneSurrogates = []string{`"\ud800"`, `"\ud800x"`, `"\udc00"`, `"\ud800\ud800"`, `"\udc00\ud800"`, `"\ud800\u0041"`, `"\ud83d\n\ude00"`}

var otherTypes = []string{`0`, `-1.5e+3`, `true`, `false`, `{}`, `[]`, `{"a":"b"}`, `["a"]`, `[null]`}

var malformedValues = []string{
	``, `x`, `'x'`, `"x`, `x"`, `"\x"`, `"\u12"`, `"\u12g4"`, "\"\n\"", "\"\x00\"", `01`, `1.`, `.1`, `-`, `+1`, `1e`, `0x1`, `NaN`, `tru`, `nul`, `nulll`,
	`Null`, `[1,]`, `[,1]`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{1:2}`, `[}`, `{]`, `"a" "b"`, `"a",,"b":1`,
}

// bodies returns response bodies of every kind that should be read in its own way,
// with names that say which.
func bodies() map[string]string {
	all := map[string]string{
		"no members": `{}`, "no steps": `{"steps":[]}`, "null steps": `{"steps":null}`, "a null step": `{"steps":[null]}`, "a null step that is replaced": `{"steps":[null],"steps":[{"name":"a"}]}`, "an empty step": `{"steps":[{}]}`,
		"null among steps": `{"steps":[{"name":"a"},null,{"name":"b"}]}`, "all members": pageWith(0, func(*member) {}),
		"pretty":                " {\r\n\t\"message\" : \"m\" ,\n \"steps\" : [ { \"name\" : \"n\" } , { } ] }\n\n",
		"names in another case": `{"Message":"m","STEPS":[{}],"nexttoken":"n"}`, "an escaped name": `{"m\u0065ssage":"m","st\u0065ps":[{"n\u0061me":"n"}]}`,
		"an empty name": `{"":"x","message":"m"}`, "many steps": `{"steps":[` + strings.Repeat(`{"name":"n","status":"NEW"},`, 499) + `{}]}`,
		"attempts": `{"steps":[{"attemptNumber":1,"maxAttempts":3},{"attemptNumber":null}]}`, "big": oversized(1 << 20),
	}
	for _, value := range append(append(append(append([]string{}, stringValues...), loneSurrogates...), otherTypes...), malformedValues...) {
		all["an unknown member "+abbreviate(value)] = `{"message":"m","unknown":` + value + `,"steps":[{"unknown":` + value + `,"name":"n"}]}`
		all["steps "+abbreviate(value)] = `{"steps":` + value + `}`
		all["a step "+abbreviate(value)] = `{"steps":[` + value + `]}`
		all["top level "+abbreviate(value)] = value
	}
	for _, depth := range []int{2, 100, 9990} {
		all[fmt.Sprintf("an unknown member %d deep", depth)] = `{"unknown":` + strings.Repeat(`[{"a":`, depth/2) + `1` + strings.Repeat(`}]`, depth/2) + `,"message":"m"}`
	}
	for _, depth := range []int{9_999, 10_000, 20_000} {
		all[fmt.Sprintf("an unknown member of %d lists", depth)] = `{"unknown":` + strings.Repeat(`[`, depth) + strings.Repeat(`]`, depth) + `,"message":"m"}`
	}
	for i := range memberCount {
		for _, value := range append(append(append(append([]string{`null`}, stringValues...), loneSurrogates...), otherTypes...), malformedValues...) {
			var name string
			body := pageWith(i, func(m *member) { name, m.value = m.name, value })
			all[fmt.Sprintf("%d %s %s", i, name, abbreviate(value))] = body
		}
		all[fmt.Sprintf("%d absent", i)] = pageWith(i, func(m *member) { m.name = `"unknown"` })
	}
	return all
}

func abbreviate(value string) string {
	if len(value) > 40 {
		return value[:40] + "..."
	}
	return value
}
