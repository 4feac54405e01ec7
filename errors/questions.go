package errors

import (
	"context"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/connerr"
)

// Code returns the error code of the response, such as
// "CallRateLimitExceededException". It is "UnknownError" if the response has none,
// and "" if err is not of a response.
func Code(err error) string {
	if response, ok := find[smithy.APIError](err); ok {
		return response.ErrorCode()
	}
	return ""
}

// Message returns the message of an error response. If the response has none that
// can be read, it describes the body. It is "" if the body was empty, or if err is
// not of a response. Control characters are escaped if the code has no type here.
func Message(err error) string {
	if response, ok := find[smithy.APIError](err); ok {
		return response.ErrorMessage()
	}
	return ""
}

// RequestID returns the identifier by which AWS knows the request that failed, or
// "" if no response arrived or it has none. AWS Support asks for it.
func RequestID(err error) string {
	if response, ok := find[interface{ ServiceRequestID() string }](err); ok {
		return response.ServiceRequestID()
	}
	return ""
}

// HTTPStatus returns the HTTP status of the response that err is of, or 0 if it is
// of none: when the context ended a call between two attempts, the responses to
// earlier ones are in its [AttemptsError] only. The same holds for [Code],
// [Message] and [RequestID].
func HTTPStatus(err error) int {
	if response, ok := find[interface{ HTTPStatusCode() int }](err); ok {
		return response.HTTPStatusCode()
	}
	return 0
}

// Attempts returns how many times the request was sent before the call failed with
// err. It is 0 if nothing was sent, as with invalid input, and if no attempt
// failed. [AttemptsError] holds the error of each. For an error of another client
// of AWS's SDK, Attempts is known if all permitted attempts were made.
func Attempts(err error) int {
	if attempts, ok := find[*AttemptsError](err); ok {
		return len(attempts.Attempts)
	}
	if exhausted, ok := find[*retry.MaxAttemptsError](err); ok {
		return exhausted.Attempt
	}
	return 0
}

// IsThrottling reports whether err says that requests come too fast:
// [CallRateLimitExceededException], [TooManyRequestsException], any HTTP status 429,
// and the codes that AWS's SDKs take for throttling. The client has then retried
// already.
func IsThrottling(err error) bool {
	if HTTPStatus(err) == http.StatusTooManyRequests {
		return true
	}
	code := Code(err)
	_, ok := retry.DefaultThrottleErrorCodes[code]
	return ok || throttlingCodes[code]
}

var retryables = retry.IsErrorRetryables(retry.DefaultRetryables)

// IsRetryable reports whether the same call can succeed later without a change:
// after throttling, a failure of the service, a lost connection or a truncated
// response. The client has retried such an error already, with the default retryer;
// it leaves a [RequestAbortedException] to the caller. A call or an iteration that its context has ended, by
// cancellation or a deadline, is not retryable, while the timeout of an attempt is.
// Neither is a certificate that is not trusted, nor a proxy that refuses the
// connection, nor a [ResourceInUseException], which lasts as long as that use. A
// listing that must start again, after a repeated or refused token, is not the same
// call.
func IsRetryable(err error) bool {
	if (Is(err, context.Canceled) || Is(err, context.DeadlineExceeded)) && !isOfCall(err) {
		return false
	}
	if connerr.Of(err) != connerr.None {
		return false
	}
	switch retryables.IsErrorRetryable(err) {
	case aws.TrueTernary:
		return true
	case aws.FalseTernary:
		return false
	}
	if credentials, ok := AsType[*CredentialsError](err); ok {
		err = credentials.Err
	}
	return IsThrottling(err) || isServerFault(err) || Code(err) == "RequestAbortedException"
}

// isOfCall reports whether err is of a call or of an attempt: what ends an
// iteration, or is around it, may be a context's error alone.
func isOfCall(err error) bool {
	return As(err, new(*smithy.OperationError)) || As(err, new(*smithyhttp.RequestSendError)) || As(err, new(*IncompleteResponseError))
}

// isServerFault recognizes an exception that a stand-in for the client returns
// without the HTTP response around it, by whose status it would be known.
func isServerFault(err error) bool {
	response, ok := find[smithy.APIError](err)
	return ok && response.ErrorFault() == smithy.FaultServer && HTTPStatus(err) == 0
}
