// Package errors holds the typed errors of EC2 Image Builder and answers the
// questions that callers ask of an error. It has all of the standard library's
// errors package too, with the same meaning, so one import serves:
//
//	steps, err := client.ListWorkflowStepExecutions(ctx, input)
//	var rateLimited *errors.CallRateLimitExceededException
//	if errors.As(err, &rateLimited) {
//		// wait, and call again
//	}
//
// # Layers
//
// An error of a call has the layers of AWS's SDK, outermost first:
//
//   - *[smithy.OperationError] names the service and the operation;
//   - *[AttemptsError] holds what each attempt met;
//   - *retry.MaxAttemptsError says that all attempts are used up, where they are;
//   - *awshttp.ResponseError has the HTTP response and the request id;
//   - the exception, such as *[ForbiddenException], says what the service said.
//
// [As] and [Is] reach each of them. [Code], [Message], [RequestID], [HTTPStatus],
// [Attempts], [IsThrottling] and [IsRetryable] answer without unwrapping, for
// any error, nil included.
//
// # What can come back
//
// The service's own exceptions:
//
//   - [CallRateLimitExceededException]: too many requests; list less often.
//   - [ClientException]: wrong in the request or its identifiers, an unknown
//     workflow execution among them.
//   - [ForbiddenException]: not authorized.
//   - [InvalidPaginationTokenException]: begin the listing again.
//   - [InvalidRequestException]: the request asks for what is not supported.
//   - [ServiceException], [ServiceUnavailableException]: the service failed; try
//     again later.
//
// The errors that any action of AWS may answer have types too, such as
// [AccessDeniedException], [ExpiredTokenException] and [ThrottlingException]. A
// code without a type is a *[smithy.GenericAPIError]. An error answer without
// any code is one as well, with the code UnknownError and a message that has the
// status and the beginning of the body.
//
// What the client says itself: input that breaks a constraint is a
// [smithy.InvalidParamsError], and nothing was sent. A successful status whose
// body is not what was promised is a *[smithy.DeserializationError]; a body that
// broke off holds an *[IncompleteResponseError], one past the limit a
// *[ResponseTooLargeError]. A cancelled context is there for
// errors.Is(err, context.Canceled) and errors.Is(err, context.DeadlineExceeded).
package errors
