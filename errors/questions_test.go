package errors_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

const requestID = "c6258beb-bc78-40dc-8bf9-fa5a8a93d3f3"

// response puts err into the layers of a call's error.
func response(status int, err error) error {
	responded := &awshttp.ResponseError{
		ResponseError: &smithyhttp.ResponseError{
			Response: &smithyhttp.Response{Response: &http.Response{StatusCode: status}},
			Err:      err,
		},
		RequestID: requestID,
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

// sending returns the error of a connection that failed with err.
func sending(err error) error {
	return response(0, &smithyhttp.RequestSendError{Err: &url.Error{Op: "Post", URL: "https://imagebuilder.test", Err: err}})
}

// credentials puts a response to a credentials provider into the error of a call.
func credentials(status int, err error) error {
	return &smithy.OperationError{
		ServiceID:     "imagebuilder",
		OperationName: "ListWorkflowStepExecutions",
		Err:           &errors.CredentialsError{Err: fmt.Errorf("refresh: %w", response(status, err))},
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
	if got := errors.RequestID(throttled); got != requestID {
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

func TestQuestions_doNotAnswerForTheServiceOfTheCredentials(t *testing.T) {
	failed := credentials(429, &smithy.GenericAPIError{Code: "Throttling", Message: "slow down"})
	withProvider := errors.Join(failed, io.EOF)
	for _, err := range []error{failed, withProvider} {
		if errors.Code(err) != "" || errors.Message(err) != "" || errors.RequestID(err) != "" ||
			errors.HTTPStatus(err) != 0 || errors.Attempts(err) != 0 || errors.IsThrottling(err) {
			t.Errorf("%v has answers", err)
		}
	}
	found, ok := errors.AsType[*errors.CredentialsError](failed)
	if !ok || errors.Code(found.Err) != "Throttling" || errors.HTTPStatus(found.Err) != 429 || errors.Attempts(found.Err) != 2 {
		t.Errorf("the provider's error has lost its answers: %v", found)
	}
	var api smithy.APIError
	if !errors.As(failed, &api) || api.ErrorMessage() != "slow down" {
		t.Error("the provider's error is not in the chain")
	}
	after := &errors.AttemptsError{Attempts: []error{response(503, &errors.ServiceException{})}, Err: failed}
	if errors.Attempts(after) != 1 || errors.Code(after) != "" {
		t.Errorf("%d attempts, code %q", errors.Attempts(after), errors.Code(after))
	}
}

func TestAttempts_countsThoseOfOtherClients(t *testing.T) {
	theirs := &smithy.OperationError{Err: &retry.MaxAttemptsError{Attempt: 3, Err: io.EOF}}
	if got := errors.Attempts(theirs); got != 3 {
		t.Errorf("got %d", got)
	}
}

func TestIsRetryable_isAsDocumentedForEachException(t *testing.T) {
	for _, e := range exceptionTypes {
		retried := e.status >= 500 || e.status == 429 || e.code == "ThrottlingException" || e.code == "RequestTimeoutException" || e.code == "RequestAbortedException"
		if err := response(e.status, e.exception); errors.IsRetryable(err) != retried {
			t.Errorf("%s: got %v", e.code, !retried)
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
		{"certificate of an unknown authority", sending(&tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}), false, false},
		{"certificate for another host", sending(x509.HostnameError{Certificate: &x509.Certificate{}}), false, false},
		{"expired certificate", sending(x509.CertificateInvalidError{Reason: x509.Expired}), false, false},
		{"proxy that wants credentials", sending(errors.New("Proxy Authentication Required")), false, false},
		{"proxy that fails", sending(errors.New("Bad Gateway")), false, true},
		{"certificate of a provider's service", &errors.CredentialsError{Err: sending(x509.UnknownAuthorityError{})}, false, false},
		{"refused credentials", credentials(403, &smithy.GenericAPIError{Code: "ExpiredToken"}), false, false},
		{"failing provider", credentials(503, &smithy.GenericAPIError{Code: "Busy"}), false, true},
		{"throttled provider", credentials(400, &smithy.GenericAPIError{Code: "Throttling"}), false, true},
		{"throttled provider with status 429", credentials(429, &errors.ForbiddenException{}), false, true},
		{"failing provider of a stand-in", &errors.CredentialsError{Err: &smithy.GenericAPIError{Fault: smithy.FaultServer}}, false, true},
		{"not implemented", response(501, &errors.InternalFailure{}), false, false},
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

func TestResponseErrors_sayWhatCame(t *testing.T) {
	large := &errors.ResponseTooLargeError{Limit: 1024}
	if want := "response body is larger than the limit of 1024 bytes"; large.Error() != want {
		t.Errorf("got %q, want %q", large, want)
	}
	cut := &errors.IncompleteResponseError{Received: 7, Err: io.ErrUnexpectedEOF}
	if want := "response body was truncated after 7 bytes, unexpected EOF"; cut.Error() != want {
		t.Errorf("got %q, want %q", cut, want)
	}
	if !errors.Is(cut, io.ErrUnexpectedEOF) {
		t.Error("the reason is not in the chain")
	}
}
