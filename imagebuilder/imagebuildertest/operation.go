package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aws/smithy-go"
)

const operationPath = "/ListWorkflowStepExecutions"

type listOutput struct {
	RequestId               string            `json:"requestId"`
	Steps                   []json.RawMessage `json:"steps"`
	WorkflowBuildVersionArn string            `json:"workflowBuildVersionArn,omitempty"`
	WorkflowExecutionId     string            `json:"workflowExecutionId"`
	ImageBuildVersionArn    string            `json:"imageBuildVersionArn,omitempty"`
	Message                 string            `json:"message,omitempty"`
	NextToken               string            `json:"nextToken,omitempty"`
}

func (s *Server) listWorkflowStepExecutions(w http.ResponseWriter, r *http.Request, arrived time.Time) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	output, refused := s.list(r, body, arrived)
	if refused != nil {
		writeException(w, statusOf(refused), refused)
		return
	}
	output.RequestId = w.Header().Get(requestIDHeader)
	writeJSON(w, http.StatusOK, output)
}

func (s *Server) list(r *http.Request, body []byte, arrived time.Time) (*listOutput, smithy.APIError) {
	if r.Method != http.MethodPost || r.URL.Path != operationPath {
		return nil, refusal("UnknownOperationException", "there is no operation %s %.200s", r.Method, r.URL.Path)
	}
	if len(body) > maxRequestBytes {
		return nil, refusal("RequestEntityTooLargeException", "the request body has more than %d bytes", maxRequestBytes)
	}
	if refused := s.authenticate(r, body, arrived); refused != nil {
		return nil, refused
	}
	contentType := r.Header.Get("Content-Type")
	if mediaType, _, _ := mime.ParseMediaType(contentType); mediaType != "application/json" {
		return nil, refusal("MalformedHttpRequestException", "content type %.80q is not application/json", contentType)
	}
	input, violations, err := decodeInput(body)
	if err != nil {
		return nil, refusal("MalformedHttpRequestException", "the request body is not a JSON object: %v", err)
	}
	violations = append(violations, input.violations()...)
	if len(violations) > 0 {
		return nil, refusal("ValidationError", "%d validation error(s): %s", len(violations), strings.Join(violations, "; "))
	}
	return s.page(input)
}

func (s *Server) page(input listInput) (*listOutput, smithy.APIError) {
	id := *input.workflowExecutionID
	s.mu.Lock()
	defer s.mu.Unlock()
	run, ok := s.executions[id]
	if !ok {
		return nil, refusal("ClientException", "workflow execution %s does not exist", id)
	}
	start, size := 0, s.pageSize
	if input.nextToken != nil {
		if start, ok = s.position(id, *input.nextToken); !ok {
			return nil, refusal("InvalidPaginationTokenException", "nextToken is not a token that was answered for workflow execution %s", id)
		}
	}
	if input.maxResults != nil {
		size = int(*input.maxResults)
	}
	start = min(start, len(run.steps))
	end := min(start+size, len(run.steps))
	output := &listOutput{
		Steps:                   run.steps[start:end],
		WorkflowBuildVersionArn: run.workflowBuildVersionArn,
		WorkflowExecutionId:     id,
		ImageBuildVersionArn:    run.imageBuildVersionArn,
		Message:                 run.message,
	}
	if end < len(run.steps) {
		output.NextToken = s.token(id, end)
	}
	return output, nil
}

type listInput struct {
	workflowExecutionID *string
	maxResults          *int32
	nextToken           *string
}

// decodeInput reads each member on its own, so that one of the wrong JSON type
// is a violation that does not hide the others. A null member counts as absent.
func decodeInput(body []byte) (input listInput, violations []string, err error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil {
		return listInput{}, nil, err
	}
	decode := func(name, kind string, target any) {
		value, ok := members[name]
		if ok && json.Unmarshal(value, target) != nil {
			violations = append(violations, fmt.Sprintf("%s must be %s, is %.40s", name, kind, value))
		}
	}
	decode("workflowExecutionId", "a string", &input.workflowExecutionID)
	decode("maxResults", "an integer", &input.maxResults)
	decode("nextToken", "a string", &input.nextToken)
	return input, violations, nil
}

// violations checks the documented constraints.
func (in listInput) violations() []string {
	var violations []string
	if in.workflowExecutionID == nil {
		violations = append(violations, "workflowExecutionId is required")
	} else if !workflowExecutionIDPattern.MatchString(*in.workflowExecutionID) {
		violations = append(violations, fmt.Sprintf("workflowExecutionId %.80q does not match %s", *in.workflowExecutionID, workflowExecutionIDPattern))
	}
	if in.maxResults != nil && (*in.maxResults < 1 || *in.maxResults > maxPageSize) {
		violations = append(violations, fmt.Sprintf("maxResults %d is not between 1 and %d", *in.maxResults, maxPageSize))
	}
	if in.nextToken != nil {
		if length := utf8.RuneCountInString(*in.nextToken); length < 1 || length > 65535 {
			violations = append(violations, fmt.Sprintf("nextToken has %d characters, not between 1 and 65535", length))
		}
	}
	return violations
}
