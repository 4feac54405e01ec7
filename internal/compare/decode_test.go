package compare_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// decoded is what comes of an answer: a page or an error.
type decoded struct {
	page *page
	err  error
}

func decodeWith(t testing.TB, s side, body string) decoded {
	t.Helper()
	cfg := config(answering(ok(body)))
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
	case want.err == nil && got.err != nil && strings.TrimLeft(body, " \t\r\n") == "":
		return "empty body"
	case want.err == nil && got.err != nil && isNullDocument(body):
		return "null body"
	case want.err == nil && got.err != nil && hasWrongAttempts(body):
		return "attempts of another type"
	case (want.err == nil) && hasDuplicates(body):
		return "duplicate members"
	}
	return ""
}

// samePage compares two pages. Bytes that are not UTF-8 and the members that the
// official client drops may differ.
func samePage(t *testing.T, want, got *page) bool {
	t.Helper()
	comparable := comparablePage(t, got)
	w := *want
	w.ResultMetadata = comparable.ResultMetadata
	return reflect.DeepEqual(w, *comparable)
}

func comparablePage(t *testing.T, p *page) *page {
	t.Helper()
	c := *p
	for _, s := range []**string{&c.ImageBuildVersionArn, &c.Message, &c.NextToken, &c.RequestId, &c.WorkflowBuildVersionArn, &c.WorkflowExecutionId} {
		asUTF8(t, s)
	}
	if p.Steps != nil {
		c.Steps = append([]types.WorkflowStepMetadata{}, p.Steps...)
	}
	for i := range c.Steps {
		step := &c.Steps[i]
		if step.AttemptNumber != nil || step.MaxAttempts != nil {
			differ(t, "attemptNumber and maxAttempts")
			step.AttemptNumber, step.MaxAttempts = nil, nil
		}
		status, rollback := (*string)(&step.Status), (*string)(&step.RollbackStatus)
		for _, s := range []**string{&step.Action, &step.Description, &step.EndTime, &step.Inputs, &step.Message, &step.Name, &step.Outputs, &step.StartTime,
			&step.StepExecutionId, &status, &rollback} {
			asUTF8(t, s)
		}
		step.Status, step.RollbackStatus = types.WorkflowStepExecutionStatus(*status), types.WorkflowStepExecutionRollbackStatus(*rollback)
	}
	return &c
}

func asUTF8(t *testing.T, s **string) {
	if *s == nil || utf8.ValidString(**s) {
		return
	}
	differ(t, "invalid UTF-8 in a response")
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

func isNullDocument(body string) bool {
	var value any
	return json.NewDecoder(strings.NewReader(body)).Decode(&value) == nil && value == nil
}

// hasWrongAttempts finds a step whose attemptNumber or maxAttempts is no 32-bit
// integer.
func hasWrongAttempts(body string) bool {
	var p struct {
		Steps []map[string]json.RawMessage `json:"steps"`
	}
	if json.NewDecoder(strings.NewReader(body)).Decode(&p) != nil {
		return false
	}
	for _, step := range p.Steps {
		for _, name := range []string{"attemptNumber", "maxAttempts"} {
			var n *int32
			if raw, ok := step[name]; ok && json.Unmarshal(raw, &n) != nil {
				return true
			}
		}
	}
	return false
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
