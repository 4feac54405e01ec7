package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/aws/smithy-go"
)

// operation answers a request that is signed as it should be. What it returns
// is marshaled; requestID is for the member of that name.
type operation func(s *Server, r *http.Request, body []byte, requestID string) (any, smithy.APIError)

// operations has each operation by its method and path.
var operations = map[string]operation{
	"POST /ListWorkflowStepExecutions": (*Server).listWorkflowStepExecutions,
}

// answer reads the body and the request id anew, since a fault may have changed
// them.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, arrived time.Time) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	output, refused := s.operate(r, body, arrived, w.Header().Get(requestIDHeader))
	if refused != nil {
		writeException(w, statusOf(refused), refused)
		return
	}
	writeJSON(w, http.StatusOK, output)
}

func (s *Server) operate(r *http.Request, body []byte, arrived time.Time, requestID string) (any, smithy.APIError) {
	op, ok := operations[r.Method+" "+r.URL.Path]
	if !ok {
		return nil, refusal("UnknownOperationException", "there is no operation %s %.200s", r.Method, r.URL.Path)
	}
	if len(body) > maxRequestBytes {
		return nil, refusal("RequestEntityTooLargeException", "the request body has more than %d bytes", maxRequestBytes)
	}
	if refused := s.authenticate(r, body, arrived); refused != nil {
		return nil, refused
	}
	return op(s, r, body, requestID)
}

// input collects what violates a constraint, so that all of it is told at once.
type input struct {
	members    map[string]json.RawMessage
	violations []string
}

// bodyInput is the input of an operation that has it in the body.
func bodyInput(r *http.Request, body []byte) (*input, smithy.APIError) {
	contentType := r.Header.Get("Content-Type")
	if mediaType, _, _ := mime.ParseMediaType(contentType); mediaType != "application/json" {
		return nil, refusal("MalformedHttpRequestException", "content type %.80q is not application/json", contentType)
	}
	in := &input{}
	if err := json.Unmarshal(body, &in.members); err != nil {
		return nil, refusal("MalformedHttpRequestException", "the request body is not a JSON object: %v", err)
	}
	if in.members == nil {
		return nil, refusal("MalformedHttpRequestException", "the request body is null, not a JSON object")
	}
	return in, nil
}

// decode reads each member on its own, so that one of the wrong JSON type is a
// violation that does not hide the others. Target points to a pointer, which
// stays nil for a null member as for one that is absent.
func (in *input) decode(name, kind string, target any) {
	value, ok := in.members[name]
	if ok && json.Unmarshal(value, target) != nil {
		in.violate("%s must be %s, is %.40s", name, kind, value)
	}
}

func (in *input) checkID(name string, id *string, pattern *regexp.Regexp) {
	if id == nil {
		in.violate("%s is required", name)
	} else if !pattern.MatchString(*id) {
		in.violate("%s %.80q does not match %s", name, *id, pattern)
	}
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
