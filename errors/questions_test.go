package errors_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// response puts err into the layers of a call's error.
func response(status int, err error) error {
	responded := &awshttp.ResponseError{
		ResponseError: &smithyhttp.ResponseError{
			Response: &smithyhttp.Response{Response: &http.Response{StatusCode: status}},
			Err:      err,
		},
		RequestID: "c6258beb-bc78-40dc-8bf9-fa5a8a93d3f3",
	}
	return &smithy.OperationError{
		ServiceID:     "imagebuilder",
		OperationName: "ListWorkflowStepExecutions",
		Err: &errors.AttemptsError{
			Attempts: []error{io.ErrUnexpectedEOF, responded},
			Err:      &retry.MaxAttemptsError{Attempt: 2, Err: responded},
		},
	}
}

func TestQuestions(t *testing.T) {
	throttled := response(429, &errors.CallRateLimitExceededException{Message: aws.String("slow down")})
	if got := errors.Code(throttled); got != "CallRateLimitExceededException" {
		t.Errorf("Code = %q", got)
	}
	if got := errors.Message(throttled); got != "slow down" {
		t.Errorf("Message = %q", got)
	}
	if got := errors.RequestID(throttled); got != "c6258beb-bc78-40dc-8bf9-fa5a8a93d3f3" {
		t.Errorf("RequestID = %q", got)
	}
	if got := errors.HTTPStatus(throttled); got != 429 {
		t.Errorf("HTTPStatus = %d", got)
	}
	if got := errors.Attempts(throttled); got != 2 {
		t.Errorf("Attempts = %d", got)
	}
}

func TestQuestions_haveEmptyAnswersForOtherErrors(t *testing.T) {
	for _, err := range []error{nil, io.EOF, context.Canceled} {
		if errors.Code(err) != "" || errors.Message(err) != "" || errors.RequestID(err) != "" ||
			errors.HTTPStatus(err) != 0 || errors.Attempts(err) != 0 || errors.IsThrottling(err) || errors.IsRetryable(err) {
			t.Errorf("%v has answers", err)
		}
	}
}

func TestIsThrottlingAndIsRetryable(t *testing.T) {
	for _, c := range []struct {
		name       string
		err        error
		throttling bool
		retryable  bool
	}{
		{"rate limit", response(429, &errors.CallRateLimitExceededException{}), true, true},
		{"rate limit without a status", &errors.CallRateLimitExceededException{}, true, true},
		{"status 429 with any code", response(429, &smithy.GenericAPIError{Code: "Odd"}), true, true},
		{"throttling by code", response(400, &errors.ThrottlingException{}), true, true},
		{"throttling by a code of the sdk", response(400, &smithy.GenericAPIError{Code: "SlowDown"}), true, true},
		{"service failure", response(500, &errors.ServiceException{}), false, true},
		{"service unavailable", response(503, &errors.ServiceUnavailableException{}), false, true},
		{"bad gateway without a code", response(502, &smithy.GenericAPIError{Code: "UnknownError"}), false, true},
		{"request timeout", response(408, &errors.RequestTimeoutException{}), false, true},
		{"broken off", response(200, &errors.IncompleteResponseError{Err: io.ErrUnexpectedEOF}), false, true},
		{"connection", &smithyhttp.RequestSendError{Err: io.EOF}, false, true},
		{"forbidden", response(403, &errors.ForbiddenException{}), false, false},
		{"bad token", response(400, &errors.InvalidPaginationTokenException{}), false, false},
		{"too large", response(200, &errors.ResponseTooLargeError{Limit: 1}), false, false},
		{"cancelled", &smithy.CanceledError{Err: context.Canceled}, false, false},
		{"service failure without a status", &errors.ServiceException{}, false, true},
		{"service failure of a stand-in", &smithy.OperationError{Err: &errors.InternalFailure{}}, false, true},
		{"service failure with the status of another", response(400, &errors.ServiceException{}), false, false},
		{"forbidden without a status", &errors.ForbiddenException{}, false, false},
		{"deadline of an iteration", context.DeadlineExceeded, false, false},
		{"deadline of an iteration with more around it", fmt.Errorf("list steps: %w", context.DeadlineExceeded), false, false},
		{"end of an iteration beside another error", errors.Join(fmt.Errorf("list steps: %w", context.Canceled), io.EOF), false, false},
		{"timeout of a provider", &smithy.OperationError{Err: fmt.Errorf("get credentials: %w", context.DeadlineExceeded)}, false, true},
		{"deadline of the call", response(500, &smithy.CanceledError{Err: context.DeadlineExceeded}), false, false},
		{"timeout of an attempt", response(0, &smithyhttp.RequestSendError{Err: context.DeadlineExceeded}), false, true},
		{"timeout of a sole attempt", &smithyhttp.RequestSendError{Err: context.DeadlineExceeded}, false, true},
		{"timeout of an attempt that had begun to be answered", &errors.IncompleteResponseError{Err: context.DeadlineExceeded}, false, true},
		{"cancelled while the service failed", response(500, &smithy.CanceledError{Err: context.Canceled}), false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := errors.IsThrottling(c.err); got != c.throttling {
				t.Errorf("IsThrottling = %v", got)
			}
			if got := errors.IsRetryable(c.err); got != c.retryable {
				t.Errorf("IsRetryable = %v", got)
			}
		})
	}
}

func TestAttemptsError_tellsHowOften(t *testing.T) {
	once := &errors.AttemptsError{Attempts: []error{io.EOF}, Err: io.EOF}
	if once.Error() != "EOF" {
		t.Errorf("one attempt: %q", once)
	}
	twice := &errors.AttemptsError{Attempts: []error{io.ErrUnexpectedEOF, io.EOF}, Err: io.EOF}
	if want := "after 2 attempts, EOF"; twice.Error() != want {
		t.Errorf("two attempts: %q, want %q", twice, want)
	}
	canceled := &smithy.CanceledError{Err: context.DeadlineExceeded}
	between := &errors.AttemptsError{Attempts: []error{io.EOF, errors.Join(io.ErrUnexpectedEOF, io.EOF)}, Err: canceled}
	if want := "after 2 attempts, canceled, context deadline exceeded; the last attempt ended with: unexpected EOF, EOF"; between.Error() != want {
		t.Errorf("ended between attempts: %q, want %q", between, want)
	}
	within := &errors.AttemptsError{Attempts: []error{io.EOF, canceled}, Err: fmt.Errorf("no answer: %w", canceled)}
	if want := "after 2 attempts, no answer: canceled, context deadline exceeded"; within.Error() != want {
		t.Errorf("ended within an attempt: %q, want %q", within, want)
	}
	joined := &errors.AttemptsError{Attempts: []error{io.EOF}, Err: errors.Join(io.EOF, io.ErrNoProgress)}
	if want := "EOF, " + io.ErrNoProgress.Error(); joined.Error() != want {
		t.Errorf("two lines: %q, want %q", joined, want)
	}
	odd := &errors.AttemptsError{Attempts: []error{io.EOF, io.EOF}, Err: fmt.Errorf("\x1b[31mred\u2028, %w", io.EOF)}
	if want := `after 2 attempts, \x1b[31mred\u2028, EOF`; odd.Error() != want {
		t.Errorf("what a terminal would not print: %q, want %q", odd, want)
	}
	if never := (&errors.AttemptsError{Err: io.EOF}); never.Error() != "EOF" {
		t.Errorf("no attempt: %q", never)
	}
	if !errors.Is(twice, io.EOF) || errors.Is(twice, io.ErrUnexpectedEOF) {
		t.Error("the chain is not that of what ended the call")
	}
}

func TestResponseErrors_sayWhatCame(t *testing.T) {
	large := &errors.ResponseTooLargeError{Limit: 1024}
	if want := "response body is larger than the limit of 1024 bytes"; large.Error() != want {
		t.Errorf("got %q, want %q", large, want)
	}
	cut := &errors.IncompleteResponseError{Received: 7, Err: io.ErrUnexpectedEOF}
	if want := "response body broke off after 7 bytes, unexpected EOF"; cut.Error() != want {
		t.Errorf("got %q, want %q", cut, want)
	}
	if !errors.Is(cut, io.ErrUnexpectedEOF) {
		t.Error("the reason is not in the chain")
	}
}

func TestStandardFunctions_meanWhatTheyMean(t *testing.T) {
	inner := errors.New("inner")
	wrapped := fmt.Errorf("outer: %w", inner)
	if !errors.Is(wrapped, inner) || errors.Unwrap(wrapped) != inner {
		t.Error("Is or Unwrap differs")
	}
	joined := errors.Join(inner, &errors.ForbiddenException{})
	if forbidden, ok := errors.AsType[*errors.ForbiddenException](joined); !ok || forbidden == nil {
		t.Error("AsType does not find a joined error")
	}
	if missing, ok := errors.AsType[*errors.ClientException](joined); ok || missing != nil {
		t.Error("AsType finds what is not there")
	}
	if !errors.Is(fmt.Errorf("no: %w", errors.ErrUnsupported), errors.ErrUnsupported) {
		t.Error("ErrUnsupported differs")
	}
}
