package imagebuilder_test

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// The flags of FuzzInput.
const (
	withID = 1 << iota
	withMaxResults
	withToken
	withLongToken // the token again and again, up to its limit and a little more
)

const mostTokenCharacters = 65535

var documentedID = regexp.MustCompile(`\Awf-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\z`)

// FuzzInput checks that an input within the documented constraints is sent once and
// unchanged, and that any other is not sent and its error explains why.
func FuzzInput(f *testing.F) {
	f.Fuzz(func(t *testing.T, id string, maxResults int32, token string, flags uint8) {
		if flags&withLongToken != 0 && token != "" {
			token = strings.Repeat(token, mostTokenCharacters/len(token)+1)
		}
		var (
			input      imagebuilder.ListWorkflowStepExecutionsInput
			wantBody   = map[string]any{}
			violations []string
		)
		if flags&withID != 0 {
			input.WorkflowExecutionId, wantBody["workflowExecutionId"] = &id, id
		}
		if flags&withID == 0 || !documentedID.MatchString(id) {
			violations = append(violations, "ListWorkflowStepExecutionsInput.WorkflowExecutionId")
		}
		if flags&withMaxResults != 0 {
			input.MaxResults, wantBody["maxResults"] = &maxResults, float64(maxResults)
			if maxResults < 1 || maxResults > 25 {
				violations = append(violations, "ListWorkflowStepExecutionsInput.MaxResults")
			}
		}
		if flags&withToken != 0 {
			// JSON has no form for a byte of invalid UTF-8.
			input.NextToken, wantBody["nextToken"] = &token, string([]rune(token))
			if n := utf8.RuneCountInString(token); n < 1 || n > mostTokenCharacters {
				violations = append(violations, "ListWorkflowStepExecutionsInput.NextToken")
			}
		}

		var sent []string
		client := imagebuilder.New(optionsInMemory(func(r *http.Request) (*http.Response, error) {
			body, err := io.ReadAll(r.Body)
			sent = append(sent, string(body))
			return responseInMemory(http.StatusOK, http.Header{}, []byte("{}")), err
		}))
		_, err := client.ListWorkflowStepExecutions(t.Context(), &input)

		if violations == nil {
			checkSentOnce(t, err, sent, wantBody)
		} else {
			checkRefused(t, err, sent, violations)
		}
	})
}

func checkSentOnce(t *testing.T, err error, sent []string, want map[string]any) {
	if err != nil || len(sent) != 1 {
		t.Fatalf("%d requests were sent, want 1; error %v", len(sent), err)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(sent[0]), &got); err != nil || !utf8.ValidString(sent[0]) {
		t.Fatalf("sent %q, which is no json; error %v", sent[0], err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("sent %q, want %q", got, want)
	}
}

func checkRefused(t *testing.T, err error, sent, violations []string) {
	if len(sent) > 0 {
		t.Errorf("sent %q, want nothing", sent)
	}
	invalid, ok := errors.AsType[smithy.InvalidParamsError](err)
	if !ok {
		t.Fatalf("got %v, want a smithy.InvalidParamsError", err)
	}
	var named []string
	for _, violation := range invalid.Errs() {
		field := violation.(smithy.InvalidParamError).Field()
		named = append(named, field)
		if !strings.Contains(err.Error(), field) {
			t.Errorf("error %q does not name %s", err, field)
		}
	}
	if !slices.Equal(named, violations) {
		t.Errorf("got violations of %q, want %q", named, violations)
	}
	if text := err.Error(); len(text) > 1000 || !isOnePrintableLine(text) {
		t.Errorf("the error is no printable line of at most 1000 bytes, it is %d: %.2000q", len(text), text)
	}
}
