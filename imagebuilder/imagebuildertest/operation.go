package imagebuildertest

import (
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/aws/smithy-go"
)

// operation is an operation of the service. Its path is a slash and its name.
type operation struct {
	method string
	name   string

	// takesToken reports whether a clientToken is required, with which the
	// operation is performed once.
	takesToken bool

	// read reads and checks the members of the input. The function that it
	// returns is called if no constraint is violated.
	read func(in *input) perform
}

// perform returns the response, to be marshaled, or refuses the request.
type perform func(s *state, c call) (response any, refused smithy.APIError)

// call is what an operation knows of a request beyond its input.
type call struct {
	requestID string // for the member of that name
	time      time.Time
}

var operations = []operation{
	cancelImageCreation,
	getImage,
	getWorkflowExecution,
	getWorkflowStepExecution,
	listImagePipelineImages,
	listWaitingWorkflowSteps,
	listWorkflowExecutions,
	listWorkflowStepExecutions,
	retryImage,
	sendWorkflowStepAction,
	startImagePipelineExecution,
}

func hasOperation(name string) bool {
	return slices.ContainsFunc(operations, func(op operation) bool { return op.name == name })
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
	if op.takesToken {
		perform = in.once(op.name, perform)
	}
	if refused := in.refused(); refused != nil {
		return nil, refused
	}
	var response any
	s.withState(func(st *state, now time.Time) {
		response, refused = perform(st, call{requestID, now})
	})
	return response, refused
}
