// Package errors has the types of the errors that calls to EC2 Image Builder return, and
// functions that examine any error of a call. It includes the standard library's package
// errors, so one import is enough:
//
//	_, err := client.ListWorkflowStepExecutions(ctx, input)
//	var rateLimited *errors.CallRateLimitExceededException
//	if errors.As(err, &rateLimited) {
//		// wait, and call again
//	}
//
// Only the signature of [As] differs: the compiler checks that the target is a pointer to
// an error. For a target of type any, use the As of the standard library.
//
// # Layers
//
// An error of a call has the layers of AWS's SDK, outermost first:
//
//   - *[smithy.OperationError] names the service and the operation;
//   - *[AttemptsError] holds the error of each attempt;
//   - *retry.MaxAttemptsError says that all permitted attempts were made;
//   - *awshttp.ResponseError has the HTTP response and the request ID;
//   - the exception, such as *[ForbiddenException], has the code and the message of
//     the service.
//
// [As] and [Is] reach each of them. [Code], [Message], [RequestID], [HTTPStatus],
// [Attempts], [IsThrottling] and [IsRetryable] work for any error, nil included,
// without unwrapping. [Advice] says what to do, and [LogValue] is for structured
// logs.
//
// # Exceptions
//
// Each exception of Image Builder has a type, such as [ForbiddenException] or
// [InvalidPaginationTokenException]. The errors that any action of AWS can return have
// types too, such as [ExpiredTokenException] and [ThrottlingException]. The official
// client returns most of these as a *[smithy.GenericAPIError], so they also unwrap to
// one. docs/errors.md lists all codes with their HTTP status, their
// meaning and what to do.
//
// The operations on workflow executions have no documented exception for an identifier
// that does not exist: expect a [ClientException] rather than a
// [ResourceNotFoundException].
//
// An exception implements [smithy.APIError]. Its Message is that of the service. If the
// response has no readable message, Message describes the body; if there is no body
// either, it is nil. Error returns the code and the message. ErrorCode returns the code,
// which is the name of the type unless ErrorCodeOverride is set.
//
// A code without a type is a *[smithy.GenericAPIError]. So is an error response
// without a code: its code is UnknownError, and its message has the status and the
// beginning of the body.
//
// # Errors of the client
//
//   - [smithy.InvalidParamsError]: the input violates a constraint, and nothing was
//     sent.
//   - *[CredentialsError]: the credentials could not be retrieved.
//   - *smithyhttp.RequestSendError: no response arrived.
//   - *[smithy.DeserializationError]: the status is 2xx, but the body is not the output
//     of the operation. It contains an *[IncompleteResponseError] if the body was
//     truncated, and a *[ResponseTooLargeError] if it was larger than the limit.
//
// If the context ended the call, errors.Is(err, context.Canceled) or
// errors.Is(err, context.DeadlineExceeded) is true. The latter is also true for a
// timeout of an *http.Client; [IsRetryable] distinguishes the two.
//
// # Text
//
// The text of an error is one line of at most a few KiB, for any response, and
// has no secrets of the request. An error keeps at most 16 KiB of a message. A
// shortened text ends with "[cut, … bytes in all]". As in the official client, the text
// begins with "api error" if that client has no type for the code.
package errors
