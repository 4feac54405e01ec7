// Package errors holds the typed errors of EC2 Image Builder, and functions that
// say what any error of a call means. It has all of the standard library's errors
// package too, with the same meaning, so one import is enough:
//
//	_, err := client.ListWorkflowStepExecutions(ctx, input)
//	var rateLimited *errors.CallRateLimitExceededException
//	if errors.As(err, &rateLimited) {
//		// wait, and call again
//	}
//
// [As] differs in its signature: the compiler checks the target. An interface as a
// target therefore embeds error; As shows one. Import the standard package beside
// this one, under a name such as stderrors, only for a target that is known at run
// time alone, of type any.
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
// # Errors of the service
//
// Each exception of Image Builder has a type, such as [ClientException], which is
// also how an unknown workflow execution is reported, [ForbiddenException] and
// [InvalidPaginationTokenException]. So have the errors that any action of AWS can
// return, such as [ExpiredTokenException] and [ThrottlingException]. The official
// client returns most of those as a *[smithy.GenericAPIError], so As and [Unwrap]
// reach one from them. docs/errors.md lists all codes with their HTTP status, their
// meaning and what to do.
//
// A code without a type is a *[smithy.GenericAPIError]. So is an error response
// without any code: its code is UnknownError, and its message has the status and
// the beginning of the body.
//
// # Errors of the client
//
//   - [smithy.InvalidParamsError]: the input breaks a constraint, and nothing was
//     sent.
//   - *[CredentialsError]: the credentials could not be retrieved.
//   - *smithyhttp.RequestSendError: no response arrived.
//   - *[smithy.DeserializationError]: the status says success, but the body is not
//     what was expected. Below it are *[IncompleteResponseError] for a truncated
//     body, and *[ResponseTooLargeError] for one over the limit.
//
// When the context ends a call, errors.Is(err, context.Canceled) or
// errors.Is(err, context.DeadlineExceeded) is true. The latter also holds for a timeout
// of the HTTP client; [IsRetryable] distinguishes them.
//
// # Text
//
// The text of an error is one line of at most a few kB, for any response, and
// has no secrets of the request. An error keeps at most 16 kB of a
// message; what was cut ends with "[cut, … bytes in all]". An error of a code that
// the official client has no type for begins with "api error", as it does there.
package errors
