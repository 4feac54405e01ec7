package compare_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
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

// checkDecoding holds that both clients make the same of a body.
func checkDecoding(t *testing.T, body string) {
	t.Helper()
	want, got := decodeWith(t, sides[0], body), decodeWith(t, sides[1], body)
	if name := difference(body, want, got); name != "" {
		differ(t, name)
		return
	}
	if (want.err == nil) != (got.err == nil) {
		t.Fatalf("%q\nofficial %v\nours     %v", abbreviate(body), want.err, got.err)
	}
	if want.err == nil && !samePage(t, want.page, got.page) {
		t.Errorf("%q\nofficial %s\nours     %s", abbreviate(body), asText(t, want.page), asText(t, got.page))
	}
}

// difference names the difference on the list that accounts for what the clients
// make of a body, if there is one.
func difference(body string, want, got decoded) string {
	switch {
	case want.err == nil && got.err != nil && body == "":
		return "Empty body"
	case want.err != nil && got.err == nil && hasNullStep(body):
		return "Null in a list or map"
	}
	return ""
}

// samePage compares two pages. Bytes that are not UTF-8 may differ.
func samePage(t *testing.T, want, got *page) bool {
	t.Helper()
	w := *want
	w.ResultMetadata = got.ResultMetadata
	if reflect.DeepEqual(w, *got) {
		return true
	}
	if !reflect.DeepEqual(inUTF8(&w), inUTF8(got)) {
		return false
	}
	differ(t, "Invalid UTF-8 in a response")
	return true
}

func inUTF8(p *page) *page {
	c := *p
	for _, s := range []**string{&c.ImageBuildVersionArn, &c.Message, &c.NextToken, &c.RequestId, &c.WorkflowBuildVersionArn, &c.WorkflowExecutionId} {
		asUTF8(s)
	}
	if p.Steps != nil {
		c.Steps = append([]types.WorkflowStepMetadata{}, p.Steps...)
	}
	for i := range c.Steps {
		step := &c.Steps[i]
		status, rollback := (*string)(&step.Status), (*string)(&step.RollbackStatus)
		for _, s := range []**string{&step.Action, &step.Description, &step.EndTime, &step.Inputs, &step.Message, &step.Name, &step.Outputs, &step.StartTime,
			&step.StepExecutionId, &status, &rollback} {
			asUTF8(s)
		}
		step.Status, step.RollbackStatus = types.WorkflowStepExecutionStatus(*status), types.WorkflowStepExecutionRollbackStatus(*rollback)
	}
	return &c
}

func asUTF8(s **string) {
	if *s == nil || utf8.ValidString(**s) {
		return
	}
	// One U+FFFD for each wrong byte, as encoding/json does it.
	replaced := string([]rune(**s))
	*s = &replaced
}

func asText(t *testing.T, p *page) string {
	t.Helper()
	text, err := json.Marshal(p)
	if err != nil {
		t.Error(err)
	}
	return string(text)
}

// hasNullStep finds a null among the steps of a page.
func hasNullStep(body string) bool {
	var p struct {
		Steps []*struct{} `json:"steps"`
	}
	_ = json.NewDecoder(strings.NewReader(body)).Decode(&p)
	return slices.Contains(p.Steps, nil)
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

func FuzzDecode(f *testing.F) {
	for _, body := range bodies() {
		if len(body) < 1000 {
			f.Add([]byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) { checkDecoding(t, string(body)) })
}
