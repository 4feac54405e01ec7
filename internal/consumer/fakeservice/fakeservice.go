// Package fakeservice responds to the operations from a script, and keeps no more of a
// request than what two clients must agree on.
package fakeservice

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
)

// The workflow executions that the service knows. Each behaves in its own way.
const (
	// ThreePages has five steps on three pages, the second of which is empty.
	ThreePages = "wf-00000000-0000-4000-8000-000000000001"

	// OneStep has a single step, with unknown members.
	OneStep = "wf-00000000-0000-4000-8000-000000000002"

	// SameToken returns the token that it was asked with, or "again".
	SameToken = "wf-00000000-0000-4000-8000-000000000003"

	// OnceUnavailable responds with 503 to the first attempt of each call.
	OnceUnavailable = "wf-00000000-0000-4000-8000-000000000004"

	// NotJSON responds with 200 and a text.
	NotJSON = "wf-00000000-0000-4000-8000-000000000005"
)

var failures = []struct {
	code   string
	status int
}{
	{"CallRateLimitExceededException", http.StatusTooManyRequests},
	{"ClientException", http.StatusBadRequest},
	{"ForbiddenException", http.StatusForbidden},
	{"InvalidPaginationTokenException", http.StatusBadRequest},
	{"InvalidRequestException", http.StatusBadRequest},
	{"ServiceException", http.StatusInternalServerError},
	{"ServiceUnavailableException", http.StatusServiceUnavailable},
	{"ThrottlingException", http.StatusBadRequest},
	{"AccessDeniedException", http.StatusForbidden},
	{"NeverHeardOfException", http.StatusBadRequest},
	{"DryRunOperationException", http.StatusBadRequest},
	{"IdempotentParameterMismatchException", http.StatusBadRequest},
	{"InvalidParameterCombinationException", http.StatusBadRequest},
	{"InvalidParameterException", http.StatusBadRequest},
	{"InvalidParameterValueException", http.StatusBadRequest},
	{"InvalidVersionNumberException", http.StatusBadRequest},
	{"ResourceAlreadyExistsException", http.StatusBadRequest},
	{"ResourceDependencyException", http.StatusBadRequest},
	{"ResourceInUseException", http.StatusBadRequest},
	{"ResourceNotFoundException", http.StatusNotFound},
	{"ServiceQuotaExceededException", http.StatusPaymentRequired},
	{"TooManyRequestsException", http.StatusTooManyRequests},
}

// FailingWith returns the workflow execution that responds with this error code.
func FailingWith(code string) string {
	for i, failure := range failures {
		if failure.code == code {
			return fmt.Sprintf("wf-00000000-0000-4000-8000-%012d", 100+i)
		}
	}
	panic("no workflow execution fails with " + code)
}

// Service is the handler. Its zero value is ready.
type Service struct {
	mu       sync.Mutex
	requests []string
}

// Requests returns what was asked, one line a request.
func (s *Service) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// ServeHTTP responds and takes note.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.note(r, body)
	if operation := path.Base(r.URL.Path); operation != "ListWorkflowStepExecutions" {
		respondToFamily(w, r.Method, operation, body)
		return
	}

	var input struct{ WorkflowExecutionId, NextToken string }
	if err := json.Unmarshal(body, &input); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Amzn-Requestid", "request-for-"+input.WorkflowExecutionId)

	for _, failure := range failures {
		if input.WorkflowExecutionId == FailingWith(failure.code) {
			fail(w, failure.status, failure.code)
			return
		}
	}
	switch input.WorkflowExecutionId {
	case ThreePages:
		_, _ = io.WriteString(w, threePages[input.NextToken])
	case SameToken:
		_, _ = io.WriteString(w, `{"steps":[{"name":"Again"}],"nextToken":"again"}`)
	case OnceUnavailable:
		if strings.HasPrefix(r.Header.Get("Amz-Sdk-Request"), "attempt=1") {
			fail(w, http.StatusServiceUnavailable, "ServiceUnavailableException")
			return
		}
		_, _ = io.WriteString(w, oneStep)
	case NotJSON:
		_, _ = io.WriteString(w, "It works!")
	default:
		_, _ = io.WriteString(w, oneStep)
	}
}

func fail(w http.ResponseWriter, status int, code string) {
	w.Header().Set("X-Amzn-Errortype", code+":http://internal.amazon.com/coral/")
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, `{"message":"the service said %s"}`, code)
}

// comparedHeaders are set by the program or the same in each run.
var comparedHeaders = []string{
	"Content-Type", "Amz-Sdk-Request", "X-Amz-Security-Token", "X-Amzn-Trace-Id", "X-Consumer",
}

func (s *Service) note(r *http.Request, body []byte) {
	var line bytes.Buffer
	fmt.Fprintf(&line, "%s %s %s", r.Method, r.URL.RequestURI(), body)
	for _, name := range comparedHeaders {
		if values := r.Header.Values(name); values != nil {
			fmt.Fprintf(&line, " %s=%q", name, values)
		}
	}
	fmt.Fprintf(&line, " scope=%s userAgent=%s", scope(r), comparedProducts(r))

	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, line.String())
}

// scope returns the part of the signature that does not change with the time: the
// access key, region and service, and the names of the signed headers.
func scope(r *http.Request) string {
	credential, rest, signed := strings.Cut(strings.TrimPrefix(r.Header.Get("Authorization"), "AWS4-HMAC-SHA256 Credential="), ", SignedHeaders=")
	if !signed {
		return "unsigned"
	}
	parts := strings.Split(credential, "/")
	headers, _, _ := strings.Cut(rest, ",")
	return strings.Join(slices.Delete(parts, 1, 2), "/") + " over " + headers
}

// comparedProducts returns the parts of the User-Agent header that name what the
// program does, not which library it uses.
func comparedProducts(r *http.Request) string {
	var products []string
	for product := range strings.FieldsSeq(r.UserAgent()) {
		for _, kind := range []string{"app/", "lib/", "m/", "consumer/"} {
			if strings.HasPrefix(product, kind) {
				products = append(products, product)
			}
		}
	}
	return fmt.Sprint(products)
}
