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

// answer is a row of the matrix: what each attempt of a call meets, and what the
// caller gets in the end.
type answer struct {
	came  string
	fault imagebuildertest.Fault

	status      int    // 0 when no status arrives
	body        string // what an error without a code must tell the beginning of
	noRequestID bool   // of the answer
	givesUp     bool   // the caller, once the request has arrived

	gets     string // kind of error, as kindOf says it, or page
	code     string
	says     string // part of the error's text, or the names of the page's steps
	attempts int
}

const page = "page"

// maxBytesOfAnswers is the limit that the matrix is run with.
const maxBytesOfAnswers = 1 << 20

func TestAnswers_reachTheCaller(t *testing.T) {
	for _, group := range answerGroups {
		t.Run(group.title, func(t *testing.T) {
			for _, row := range group.rows() {
				t.Run(row.came, row.check)
			}
		})
	}
}

func (a answer) check(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	srv := newServer(t, 1)
	srv.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
		if a.givesUp {
			cancel()
		}
		return a.fault
	})
	client := newClient(t, srv.Config(), withoutBackoff, func(o *imagebuilder.Options) {
		o.MaxResponseBytes = maxBytesOfAnswers
	})
	out, err := client.ListWorkflowStepExecutions(ctx, listRun())
	requests := srv.Requests()

	if len(requests) != a.attempts {
		t.Errorf("%d attempts were made, want %d", len(requests), a.attempts)
	}
	if got := kindOf(err); got != a.gets {
		t.Fatalf("got %s, want %s; error %v", got, a.gets, err)
	}
	if err == nil {
		if got := namesOf(out.Steps); got != a.says {
			t.Errorf("got a page of %q, want %q", got, a.says)
		}
		return
	}
	if out != nil {
		t.Errorf("got a page of %q with the error %v", namesOf(out.Steps), err)
	}
	if got := errors.Code(err); got != a.code {
		t.Errorf("got code %q, want %q", got, a.code)
	}
	if text := err.Error(); !strings.Contains(text, a.says) {
		t.Errorf("error %q does not say %q", text, a.says)
	}
	if what := a.lost(err, requests[len(requests)-1].RequestId); what != "" {
		t.Errorf("lost: %s; error %v", what, err)
	}
}

// lost says what of the answer cannot be found in the error, empty if nothing.
func (a answer) lost(err error, requestID string) string {
	if text := err.Error(); strings.ContainsAny(text, "\r\n\x1b") {
		return fmt.Sprintf("the one line of the error, it is %q", text)
	}
	if got := errors.Attempts(err); got != a.attempts {
		return fmt.Sprintf("attempts, got %d of %d", got, a.attempts)
	}
	if a.givesUp {
		if !errors.Is(err, context.Canceled) {
			return "the cancellation"
		}
		return ""
	}
	if got := errors.HTTPStatus(err); got != a.status {
		return fmt.Sprintf("the status, got %d, want %d", got, a.status)
	}
	if a.status == 0 {
		var sending *smithyhttp.RequestSendError
		if !errors.As(err, &sending) {
			return "the failure of the transport"
		}
		return ""
	}
	if got := errors.RequestID(err); !a.noRequestID && got != requestID {
		return fmt.Sprintf("the request id, got %q, want %q", got, requestID)
	}
	if a.status >= 200 && a.status < 300 {
		undecodable, ok := errors.AsType[*smithy.DeserializationError](err)
		if !ok {
			return "that the body is not what was promised"
		}
		if a.body != "" && bytes.HasPrefix(undecodable.Snapshot, []byte(a.body[:min(len(a.body), 20)])) {
			return ""
		}
	} else if errors.Code(err) == "" {
		return "that the service answered an error"
	}
	if beginning := quotedBeginning(a.body); !strings.Contains(err.Error(), beginning) {
		return fmt.Sprintf("the beginning of the body, %s", beginning)
	}
	return ""
}

func quotedBeginning(body string) string {
	return strings.Trim(strconv.Quote(body[:min(len(body), 20)]), `"`)
}

// kindOf names the types that tell what an error is.
func kindOf(err error) string {
	if err == nil {
		return page
	}
	kind := fmt.Sprintf("%T", err)
	var (
		answered      smithy.APIError
		sending       *smithyhttp.RequestSendError
		undecodable   *smithy.DeserializationError
		incomplete    *errors.IncompleteResponseError
		tooLarge      *errors.ResponseTooLargeError
		invalidParams smithy.InvalidParamsError
	)
	switch {
	case errors.Is(err, context.Canceled):
		return "context.Canceled"
	case errors.As(err, &answered):
		kind = fmt.Sprintf("%T", answered)
	case errors.As(err, &sending):
		kind = "*smithyhttp.RequestSendError"
	case errors.As(err, &undecodable):
		kind = "*smithy.DeserializationError"
	case errors.As(err, &invalidParams):
		kind = "smithy.InvalidParamsError"
	}
	switch {
	case errors.As(err, &incomplete):
		kind += " and *errors.IncompleteResponseError"
	case errors.As(err, &tooLarge):
		kind += " and *errors.ResponseTooLargeError"
	}
	return kind
}
