package imagebuilder_test

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// response is a row of the matrix: the response to each attempt of a call, and the
// result of the call.
type response struct {
	came  string // without the status
	fault imagebuildertest.Fault

	status      int    // 0 if no final status arrives
	body        string // an error without a code has its beginning
	noRequestID bool   // the response has no request ID
	givesUp     bool   // the caller cancels once the request has arrived

	gets     string // kind of error, as kindOf returns it, or page
	code     string
	says     string // part of the error's text, or the names of the page's steps
	attempts int
}

// The results of a call, as kindOf returns them. The last two follow another kind.
const (
	page        = "page"
	typed       = "*errors."
	generic     = "*smithy.GenericAPIError"
	undecodable = "*smithy.DeserializationError"
	sending     = "*smithyhttp.RequestSendError"
	canceled    = "context.Canceled"

	truncated = " and *errors.IncompleteResponseError"
	overLimit = " and *errors.ResponseTooLargeError"
)

// unknown is the code of an error without one.
const unknown = "UnknownError"

// maxResponseBytes is the limit that the matrix is run with.
const maxResponseBytes = 1 << 20

func TestResponses_reachTheCaller(t *testing.T) {
	for _, group := range responseGroups {
		t.Run(group.about, func(t *testing.T) {
			for _, row := range group.rows() {
				t.Run(fmt.Sprint(row.status, " ", row.came), row.check)
			}
		})
	}
}

func (r response) check(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	srv := newServer(t, 1)
	srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
		if r.givesUp {
			cancel()
		}
		return r.fault
	})
	client := newClient(t, srv.Config(), withoutBackoff, func(o *imagebuilder.Options) {
		o.MaxResponseBytes = maxResponseBytes
	})
	out, err := client.ListWorkflowStepExecutions(ctx, listRun())
	requests := srv.Requests()

	if len(requests) != r.attempts {
		t.Errorf("%d attempts were made, want %d", len(requests), r.attempts)
	}
	if got := kindOf(err); got != r.gets {
		t.Fatalf("got %s, want %s; error %v", got, r.gets, err)
	}
	if err == nil {
		if got := namesOf(out.Steps); got != r.says {
			t.Errorf("got a page of %q, want %q", got, r.says)
		}
		return
	}
	if out != nil {
		t.Errorf("got a page of %q with the error %v", namesOf(out.Steps), err)
	}
	if got := errors.Code(err); got != r.code {
		t.Errorf("got code %q, want %q", got, r.code)
	}
	if text := err.Error(); !strings.Contains(text, r.says) {
		t.Errorf("error %q does not say %q", text, r.says)
	}
	if what := r.lost(err, requests[len(requests)-1].RequestId); what != "" {
		t.Errorf("lost: %s; error %v", what, err)
	}
}

// lost names a detail of the response that is missing in the error, "" if none is.
func (r response) lost(err error, requestID string) string {
	if text := err.Error(); strings.ContainsAny(text, "\r\n\x1b") {
		return fmt.Sprintf("the one line of the error, it is %q", text)
	}
	if got := errors.Attempts(err); got != r.attempts {
		return fmt.Sprintf("attempts, got %d of %d", got, r.attempts)
	}
	if r.givesUp {
		if !errors.Is(err, context.Canceled) {
			return "the cancellation"
		}
		return ""
	}
	if got := errors.HTTPStatus(err); got != r.status {
		return fmt.Sprintf("the status, got %d, want %d", got, r.status)
	}
	if r.status == 0 {
		if _, ok := errors.AsType[*smithyhttp.RequestSendError](err); !ok {
			return "the failure of the transport"
		}
		return ""
	}
	if got := errors.RequestID(err); !r.noRequestID && got != requestID {
		return fmt.Sprintf("the request id, got %q, want %q", got, requestID)
	}
	if r.status >= 200 && r.status < 300 {
		malformed, ok := errors.AsType[*smithy.DeserializationError](err)
		if !ok {
			return "that the body is not an output"
		}
		if r.body != "" && bytes.HasPrefix(malformed.Snapshot, []byte(r.body[:min(len(r.body), 20)])) {
			return ""
		}
	} else if errors.Code(err) == "" {
		return "that the service returned an error"
	}
	if beginning := quotedBeginning(r.body); !strings.Contains(err.Error(), beginning) {
		return fmt.Sprintf("the beginning of the body, %s", beginning)
	}
	return ""
}

func quotedBeginning(body string) string {
	return strings.Trim(strconv.Quote(body[:min(len(body), 20)]), `"`)
}

// kindOf returns the types that classify an error.
func kindOf(err error) string {
	if err == nil {
		return page
	}
	kind := fmt.Sprintf("%T", err)
	var (
		apiError      smithy.APIError
		unsent        *smithyhttp.RequestSendError
		malformed     *smithy.DeserializationError
		incomplete    *errors.IncompleteResponseError
		tooLarge      *errors.ResponseTooLargeError
		invalidParams smithy.InvalidParamsError
	)
	switch {
	case errors.Is(err, context.Canceled):
		return canceled
	case errors.As(err, &apiError):
		kind = fmt.Sprintf("%T", apiError)
	case errors.As(err, &unsent):
		kind = sending
	case errors.As(err, &malformed):
		kind = undecodable
	case errors.As(err, &invalidParams):
		kind = "smithy.InvalidParamsError"
	}
	switch {
	case errors.As(err, &incomplete):
		kind += truncated
	case errors.As(err, &tooLarge):
		kind += overLimit
	}
	return kind
}
