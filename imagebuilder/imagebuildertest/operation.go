package imagebuildertest

import (
	"io"
	"net/http"
	"time"

	"github.com/aws/smithy-go"
)

// operation is an operation of the service. Its path is a slash and its name.
type operation struct {
	method string
	name   string

	// read reads and checks the members of the input. The function that it
	// returns is called if no constraint is violated.
	read func(in *input) perform
}

// perform returns the response, to be marshaled, or refuses the request. The
// request id is for the member of that name.
type perform func(s *state, requestID string) (response any, refused smithy.APIError)

var operations = []operation{
	getWorkflowStepExecution,
	listWorkflowStepExecutions,
}

func operationOf(r *http.Request) (operation, bool) {
	for _, op := range operations {
		if r.Method == op.method && r.URL.Path == "/"+op.name {
			return op, true
		}
	}
	return operation{}, false
}

// respond reads the body and the request id again, since a fault may have changed
// them.
func (s *Server) respond(w http.ResponseWriter, r *http.Request, arrived time.Time) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	response, refused := s.operate(r, body, arrived, w.Header().Get(requestIDHeader))
	if refused != nil {
		writeException(w, statusOf(refused), refused)
		return
	}
	writeJSON(w, http.StatusOK, response)
}

func (s *Server) operate(r *http.Request, body []byte, arrived time.Time, requestID string) (any, smithy.APIError) {
	op, ok := operationOf(r)
	if !ok {
		return nil, refusal("UnknownOperationException", "there is no operation %s %.200s", r.Method, r.URL.Path)
	}
	if len(body) > maxRequestBytes {
		return nil, refusal("RequestEntityTooLargeException", "the request body has more than %d bytes", maxRequestBytes)
	}
	if refused := s.authenticate(r, body, arrived); refused != nil {
		return nil, refused
	}
	in, refused := readInput(r, body)
	if refused != nil {
		return nil, refused
	}
	perform := op.read(in)
	if refused := in.refused(); refused != nil {
		return nil, refused
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return perform(&s.state, requestID)
}
