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
// and "" if there is no response.
func Code(err error) string {
	if response, ok := find[smithy.APIError](err); ok {
		return response.ErrorCode()
	}
	return ""
}

// Message returns the message of an error response. If the response has no readable
// message, it describes the response. It is "" if the response has a code but no body,
// or if there is no response. If the code has no type in this package, unprintable
// characters and line breaks are escaped.
func Message(err error) string {
	if response, ok := find[smithy.APIError](err); ok {
		return response.ErrorMessage()
	}
	return ""
}

// RequestID returns AWS's identifier of the request that failed, or "" if no response
// arrived or it has none. AWS Support asks for it.
func RequestID(err error) string {
	if response, ok := find[interface{ ServiceRequestID() string }](err); ok {
		return response.ServiceRequestID()
	}
	return ""
}

// HTTPStatus returns the HTTP status of the response, or 0 if there is none. If the
// context ended the call between two attempts, HTTPStatus, [Code], [Message] and
// [RequestID] do not report the earlier responses; see [AttemptsError].
func HTTPStatus(err error) int {
	if response, ok := find[interface{ HTTPStatusCode() int }](err); ok {
		return response.HTTPStatusCode()
	}
	return 0
}

// Attempts returns how many times the request was sent before the call failed with
// err. It is 0 if nothing was sent, as with invalid input, or err is nil.
// [AttemptsError] holds the error of each attempt. For an error of another client of
// AWS's SDK, it is 0 unless all permitted attempts were made.
func Attempts(err error) int {
	if attempts, ok := find[*AttemptsError](err); ok {
		return len(attempts.Attempts)
	}
	if exhausted, ok := find[*retry.MaxAttemptsError](err); ok {
		return exhausted.Attempt
	}
	return 0
}

// IsThrottling reports whether err was returned because of too many requests:
// [CallRateLimitExceededException], [TooManyRequestsException], any HTTP status 429,
// or a throttling code of AWS's SDKs. The default retryer has already retried.
func IsThrottling(err error) bool {
	return HTTPStatus(err) == http.StatusTooManyRequests || isThrottlingCode(Code(err))
}

func isThrottlingCode(code string) bool {
	_, ok := retry.DefaultThrottleErrorCodes[code]
	return ok || throttlingCodes[code]
}

var retryables = retry.IsErrorRetryables(retry.DefaultRetryables)

// IsRetryable reports whether the same call can succeed later without a change:
// after throttling, a failure of the service, a lost connection or a truncated
// response. The default retryer has already retried such an error, except for a
// [RequestAbortedException].
//
// IsRetryable is true for the timeout of an attempt. It is false if the context of the
// call or iteration ended, if a certificate is not trusted or a proxy refuses the
// connection, and for an exception that depends on the state of a resource, such as
// [ResourceInUseException]. A listing that must start again, after a repeated or
// invalid token, is not the same call.
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

// isOfCall reports whether err is the error of a call or an attempt. The error of an
// iteration may be that of its context alone.
func isOfCall(err error) bool {
	return As(err, new(*smithy.OperationError)) || As(err, new(*smithyhttp.RequestSendError)) || As(err, new(*IncompleteResponseError))
}

// isServerFault reports whether err is an exception of the server without an HTTP
// response, as a mock of the client returns it. With a response, the status counts.
func isServerFault(err error) bool {
	response, ok := find[smithy.APIError](err)
	return ok && response.ErrorFault() == smithy.FaultServer && HTTPStatus(err) == 0
}
