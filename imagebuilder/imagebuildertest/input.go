package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/aws/smithy-go"
)

// input has the members of a request as JSON, and collects what violates a
// constraint, so that all of it is reported at once, once for each member.
type input struct {
	members    map[string]json.RawMessage
	violations []string
}

// readInput reads the query of a GET request and the body of any other.
func readInput(r *http.Request, body []byte) (*input, smithy.APIError) {
	if r.Method == http.MethodGet {
		return &input{members: queryMembers(r.URL.Query())}, nil
	}
	contentType := r.Header.Get("Content-Type")
	if mediaType, _, _ := mime.ParseMediaType(contentType); mediaType != "application/json" {
		return nil, refusal("MalformedHttpRequestException", "content type %.80q is not application/json", contentType)
	}
	members, err := bodyMembers(body)
	if err != nil {
		return nil, refusal("MalformedHttpRequestException", "the request body is not a JSON object: %v", err)
	}
	if members == nil {
		return nil, refusal("MalformedHttpRequestException", "the request body is null, not a JSON object")
	}
	return &input{members: members}, nil
}

// queryMembers has the first value of each parameter, which is a string.
func queryMembers(query url.Values) map[string]json.RawMessage {
	members := map[string]json.RawMessage{}
	for name := range query {
		members[name], _ = json.Marshal(query.Get(name)) // a string can always be marshaled
	}
	return members
}

func bodyMembers(body []byte) (members map[string]json.RawMessage, err error) {
	err = json.Unmarshal(body, &members)
	return members, err
}

// has reports whether a member is there. A null member is not.
func (in *input) has(name string) bool {
	value, ok := in.members[name]
	return ok && string(value) != "null"
}

// decode reports whether a member is of the kind of target, and reads it. Each
// is read on its own, so that one of the wrong JSON type does not hide the others.
func (in *input) decode(name, kind string, target any) bool {
	if err := json.Unmarshal(in.members[name], target); err != nil {
		in.violate("%s must be %s, is %.40s", name, kind, in.members[name])
		return false
	}
	return true
}

// required reads a member that must be there and match the pattern.
func (in *input) required(name string, pattern *regexp.Regexp) string {
	var text string
	if !in.has(name) {
		in.violate("%s is required", name)
	} else if in.decode(name, "a string", &text) && !pattern.MatchString(text) {
		in.violate("%s %.80q does not match %s", name, text, pattern)
	}
	return text
}

// text reads a member of 1 to limit characters, which is empty if it is absent.
func (in *input) text(name string, limit int) string {
	var text string
	if in.has(name) && in.decode(name, "a string", &text) {
		if length := utf8.RuneCountInString(text); length < 1 || length > limit {
			in.violate("%s has %d characters, not between 1 and %d", name, length, limit)
		}
	}
	return text
}

// requiredText is text for a member that must be there.
func (in *input) requiredText(name string, limit int) string {
	if !in.has(name) {
		in.violate("%s is required", name)
	}
	return in.text(name, limit)
}

// clientToken is read and checked by once.
func (in *input) clientToken() (token string) {
	_ = json.Unmarshal(in.members["clientToken"], &token)
	return token
}

func (in *input) violate(format string, args ...any) {
	in.violations = append(in.violations, fmt.Sprintf(format, args...))
}

func (in *input) refused() smithy.APIError {
	if len(in.violations) == 0 {
		return nil
	}
	return refusal("ValidationError", "%d validation error(s): %s", len(in.violations), strings.Join(in.violations, "; "))
}
