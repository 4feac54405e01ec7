package errors

import (
	"context"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Code gives the error code that the service sent, such as
// "CallRateLimitExceededException". It is "UnknownError" when the service sent
// none, and empty when err is not an answer of the service.
func Code(err error) string {
	if answer, ok := AsType[smithy.APIError](err); ok {
		return answer.ErrorCode()
	}
	return ""
}

// Message gives the message that the service sent with an error. Where it sent
// none that can be read, that is how the body of the answer begins; it is empty
// when the body was, or when err is not an answer of the service. With a code
// that has no type here, what does not print on one line is escaped.
func Message(err error) string {
	if answer, ok := AsType[smithy.APIError](err); ok {
		return answer.ErrorMessage()
	}
	return ""
}

// RequestID gives the identifier under which AWS knows the request that failed,
// empty when no answer arrived or it carried none. AWS Support asks for it.
func RequestID(err error) string {
	var response interface{ ServiceRequestID() string }
	if As(err, &response) {
		return response.ServiceRequestID()
	}
	return ""
}

// HTTPStatus gives the HTTP status of the answer that err came from, 0 when it
// came from none: a call that its context ended between two attempts has the
// answers to earlier ones in its [AttemptsError] only. The same holds for [Code],
// [Message] and [RequestID].
func HTTPStatus(err error) int {
	var response interface{ HTTPStatusCode() int }
	if As(err, &response) {
		return response.HTTPStatusCode()
	}
	return 0
}

// Attempts gives how many times the request was sent before the call failed with
// err: 0 when nothing was sent, as with invalid input, and where no attempt has
// failed. [AttemptsError] tells what each of them met.
func Attempts(err error) int {
	if attempts, ok := AsType[*AttemptsError](err); ok {
		return len(attempts.Attempts)
	}
	return 0
}

// IsThrottling reports whether err says that requests come too fast:
// [CallRateLimitExceededException], any HTTP status 429, and the codes that
// AWS's SDKs take for throttling. The client has then retried already.
func IsThrottling(err error) bool {
	if HTTPStatus(err) == http.StatusTooManyRequests {
		return true
	}
	code := Code(err)
	if code == (*CallRateLimitExceededException)(nil).ErrorCode() {
		return true
	}
	_, ok := retry.DefaultThrottleErrorCodes[code]
	return ok
}

var retryables = retry.IsErrorRetryables(retry.DefaultRetryables)

// IsRetryable reports whether the same call can succeed later without a change:
// after throttling, a failure of the service, a lost connection or an answer
// that broke off. It is what the client's own retries go by; an err that has
// come back from the client has already used them up. A call or an iteration that
// the end of its context has ended, by cancelling or a deadline, is not retryable,
// while the timeout of an attempt is. A listing that must begin anew, after a
// repeated or refused token, is not the same call.
func IsRetryable(err error) bool {
	if (Is(err, context.Canceled) || Is(err, context.DeadlineExceeded)) && !isOfCall(err) {
		return false
	}
	switch retryables.IsErrorRetryable(err) {
	case aws.TrueTernary:
		return true
	case aws.FalseTernary:
		return false
	default:
		return IsThrottling(err) || isServerFault(err)
	}
}

// isOfCall tells the error of a call or of an attempt: what ends an iteration, or is
// around it, may be a context's error alone.
func isOfCall(err error) bool {
	return As(err, new(*smithy.OperationError)) || As(err, new(*smithyhttp.RequestSendError)) || As(err, new(*IncompleteResponseError))
}

// isServerFault tells an exception that a stand-in for the client answers without
// the HTTP response around it, by whose status it would be known.
func isServerFault(err error) bool {
	answer, ok := AsType[smithy.APIError](err)
	return ok && answer.ErrorFault() == smithy.FaultServer && HTTPStatus(err) == 0
}
