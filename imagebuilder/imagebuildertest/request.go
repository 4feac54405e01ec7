package imagebuildertest

import (
	"bufio"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Request is a request that the server received, and the outcome of it. Query,
// Header and Body are shared with other copies of the Request: do not modify them.
type Request struct {
	// Operation is the name of the operation that the request calls, such as
	// "ListWorkflowStepExecutions". It is empty when there is no such operation.
	Operation string

	// Method, Path, Query, Header and Body are those of the request. Parameters
	// that are malformed are missing in Query. A body is kept up to 1 MiB.
	Method string
	Path   string
	Query  url.Values
	Header http.Header
	Body   []byte

	// Time is when the request arrived, by the server's clock.
	Time time.Time

	// RequestId is the id of the request, which the server returns in the
	// X-Amzn-Requestid header.
	RequestId string

	// Attempt is the number of the client's attempt, from the Amz-Sdk-Request
	// header: 1 is the first. It is 0 if the header has none.
	Attempt int

	// ImageBuildVersionArn, WorkflowExecutionId, MaxResults and NextToken are the
	// members of the input, which is the query of a GET request and the body of any
	// other. They are zero when absent or not of the right JSON type.
	ImageBuildVersionArn string
	WorkflowExecutionId  string
	MaxResults           int32
	NextToken            string

	// Status is the HTTP status of the response. It is 0 until there is a
	// response, and stays 0 when the connection is dropped before one.
	Status int

	// ErrorCode is the error code of the response, such as "ForbiddenException".
	// It is empty when the header of the response names none: the body of
	// [Respond] is not searched for one.
	ErrorCode string
}

// Requests returns the requests received since the start or the last
// [Server.ResetRequests] or [Server.Reset], in the order in which they arrived. Retries
// of the client are requests of their own. The response to a request is noted before
// the client can see it.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	requests := make([]Request, len(s.state.requests))
	for i, request := range s.state.requests {
		requests[i] = *request
	}
	return requests
}

// ResetRequests forgets the requests received so far. The server otherwise keeps
// them all.
func (s *Server) ResetRequests() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.requests = nil
}

// arrive records a request and picks the fault that it meets, if any.
func (s *Server) arrive(r *http.Request, body []byte) (*Request, Fault) {
	s.mu.Lock()
	now := s.state.now
	s.mu.Unlock()
	op, _ := operationOf(r)
	record := &Request{
		Operation: op.name,
		Method:    r.Method,
		Path:      r.URL.Path,
		Query:     r.URL.Query(),
		Header:    r.Header.Clone(),
		Body:      slices.Clone(body),
		Time:      now(),
		RequestId: newRequestID(),
		Attempt:   attempt(r.Header.Get("Amz-Sdk-Request")),
	}
	// Read for any operation, and from a wrong request too: the record is there to
	// look into what went wrong.
	members, _ := bodyMembers(body)
	if r.Method == http.MethodGet {
		members = queryMembers(record.Query)
	}
	_ = json.Unmarshal(members["imageBuildVersionArn"], &record.ImageBuildVersionArn)
	_ = json.Unmarshal(members["workflowExecutionId"], &record.WorkflowExecutionId)
	_ = json.Unmarshal(members["maxResults"], &record.MaxResults)
	_ = json.Unmarshal(members["nextToken"], &record.NextToken)

	s.mu.Lock()
	s.state.requests = append(s.state.requests, record)
	request, rule := *record, s.state.rule
	fault, ok := s.state.takeInjection(op.name)
	s.mu.Unlock()

	if ok {
		return record, fault
	}
	if rule == nil {
		return record, nil
	}
	s.ruleMu.Lock()
	defer s.ruleMu.Unlock()
	return record, rule(request)
}

// attempt reads the number from a header such as "attempt=2; max=3".
func attempt(header string) int {
	for part := range strings.SplitSeq(header, ";") {
		if number, ok := strings.CutPrefix(strings.TrimSpace(part), "attempt="); ok {
			n, _ := strconv.Atoi(number)
			return n
		}
	}
	return 0
}

// recordingWriter notes the response in the record of its request just before the
// first byte of the response can leave.
type recordingWriter struct {
	http.ResponseWriter
	server *Server
	record *Request
	noted  bool
}

func (w *recordingWriter) WriteHeader(status int) {
	isFinal := status >= http.StatusOK || status == http.StatusSwitchingProtocols
	if !w.noted && isFinal {
		w.noted = true
		code, _, _ := strings.Cut(w.Header().Get(errorTypeHeader), ":")
		w.server.mu.Lock()
		w.record.Status = status
		w.record.ErrorCode = code[strings.LastIndex(code, "#")+1:]
		w.server.mu.Unlock()
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recordingWriter) Write(p []byte) (int, error) {
	w.finish()
	return w.ResponseWriter.Write(p)
}

// Flush implements http.Flusher.
func (w *recordingWriter) Flush() {
	w.finish()
	_ = http.NewResponseController(w.ResponseWriter).Flush()
}

// Hijack implements http.Hijacker: there will be no response to note.
func (w *recordingWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	w.noted = true
	return http.NewResponseController(w.ResponseWriter).Hijack()
}

// Unwrap leads http.ResponseController to the methods that are not here.
func (w *recordingWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// finish notes the status 200 that net/http sends when a handler names none.
func (w *recordingWriter) finish() {
	if !w.noted {
		w.WriteHeader(http.StatusOK)
	}
}
