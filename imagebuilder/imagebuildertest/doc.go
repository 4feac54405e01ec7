// Package imagebuildertest is an EC2 Image Builder to test against: an HTTP
// server that behaves like the service for ListWorkflowStepExecutions, in the
// manner of net/http/httptest. It needs no AWS account and no network beyond
// loopback. The official Go client can be pointed at it too.
//
// It keeps state rather than canned answers. It verifies signatures, checks
// requests, pages, and lets steps change while a client lists them.
//
//	srv := imagebuildertest.NewServer()
//	defer srv.Close()
//	srv.SetSteps("wf-165b1cb6-3a62-4618-a021-94ddcbe32908",
//		types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
//		types.WorkflowStepMetadata{Name: aws.String("ApplyBuildComponents"), Status: types.WorkflowStepExecutionStatusRunning},
//	)
//	client := imagebuilder.NewFromConfig(srv.Config())
//
// # Workflow executions
//
// [Server.SetExecution] and [Server.SetSteps] say which workflow executions
// there are and what their steps look like. Both copy what they are given. Call
// them again, at any time, to let a run go on.
//
// # Paging
//
// A page holds as many steps as maxResults asks for. [Server.SetDefaultPageSize]
// says how many it holds without maxResults, so that a handful of steps makes
// several pages for code that does not set it. There is a nextToken exactly when
// steps are left.
//
// A token belongs to its workflow execution and its server. It stands for the
// number of steps already listed, and lives as long as the server. The page it
// leads to shows the steps as they are at that time: a step whose status changed
// shows the new one, steps that were appended are listed, and if the steps left
// are fewer than the token stands for, the page is empty and the last.
//
// # Credentials and time
//
// Clients made from [Server.Config] sign with credentials that the server knows.
// [Server.AddCredentials] adds others, with a session token and an expiry if
// wanted, and [Server.SetRegion] changes the Region that requests must be signed
// for. [Server.SetClock] sets the server's clock, for tests of a wrong clock on
// the client's side: every answer has a Date header by that clock, from which an
// SDK learns the difference.
//
// # Misbehaving
//
// [Server.Inject] makes the next request, or the next n, meet a [Fault].
// [Server.InjectFunc] decides by a rule. Faults: [Exception], [ExceptionStatus],
// [Respond], [Delay], [Hang], [DropConnection], [CutHeader], [CutBody],
// [StallBody], [EndlessBody], or any function that wraps an http.Handler. They
// come before all checks. An odd page is [Respond] with its JSON: a page without
// steps that goes on, or one whose token comes back, is
//
//	srv.Inject(imagebuildertest.Respond(200, nil, `{"steps":[],"nextToken":"again"}`), 2)
//
// Remember that a client retries: to see one call fail
// for good, inject as many faults as the client makes attempts.
//
// # Looking back
//
// [Server.Requests] tells what the server received and what it answered, retries
// included.
//
// # Virtual time
//
// [NewInMemoryServer] makes a server without a socket. In a testing/synctest
// bubble, a client that backs off for twenty seconds between retries then takes
// no time at all:
//
//	synctest.Test(t, func(t *testing.T) {
//		srv := imagebuildertest.NewInMemoryServer()
//		defer srv.Close()
//		srv.Inject(imagebuildertest.Exception(&errors.ServiceUnavailableException{}), 2)
//		...
//	})
//
// Throttling in the adaptive retry mode is not for a bubble: the SDK's limiter waits
// for less than a nanosecond at times, over and over, and where time passes by
// waiting alone that never ends. Use the standard mode there, or [NewServer]
// outside of it.
//
// # What is documented
//
// The behaviour below is taken from the API reference of Image Builder and from
// the IAM user guide on signing.
//
//   - Method, path and content type of the operation; the members of request and
//     response; the constraints on workflowExecutionId, maxResults (1 to 25) and
//     nextToken (1 to 65535 characters); a nextToken in the response means that
//     there are more steps.
//   - The codes of the seven exceptions of the operation and of the common errors,
//     and their HTTP statuses.
//   - InvalidPaginationTokenException for a token that is not valid.
//   - What a signature covers: host, content-type and every x-amz- header must be
//     signed, and the credential scope must name the date of X-Amz-Date, the
//     Region, the service and aws4_request.
//   - A signature is current for 5 minutes. This is what the IAM user guide says,
//     and the messages of the service that people quote; the list of common errors
//     says 15 minutes.
//   - ExpiredTokenException for expired credentials, IncompleteSignature for an
//     Authorization header that is not well-formed, ValidationError for input that
//     fails a constraint, UnknownOperationException for an operation that does
//     not exist. The reference describes these codes so; it does not say that this
//     operation uses them.
//
// # What is a guess
//
// The behaviour below is a choice of this package. Do not rely on Image Builder
// doing the same.
//
//   - The page size without maxResults. It is not documented; 25 here.
//   - All that is said above of what tokens mean and how long they live. The form
//     of a token is opaque here and there.
//   - ClientException for a workflow execution that does not exist. The operation
//     lists no ResourceNotFoundException, and ClientException is described as used
//     for invalid resource identifiers.
//   - ValidationError, rather than InvalidRequestException, for a violated
//     constraint and for a member of the wrong JSON type, and that all violations
//     are told at once. A null member counts as absent, and unknown members are
//     ignored.
//   - MalformedHttpRequestException for another content type and for a body that
//     is not a JSON object; RequestEntityTooLargeException for a body of more
//     than 1 MiB.
//   - UnknownOperationException for another method on the path of the operation.
//   - UnrecognizedClientException for an unknown access key and for a session token
//     that is wrong, missing or too many; InvalidSignatureException for
//     everything else that is wrong with a signature, and
//     MissingAuthenticationTokenException when there is none. AWS services answer
//     these codes, but they do not document the cases. Signatures in the query
//     string are not supported.
//   - The order of the checks: operation, size, Authorization header, credentials,
//     scope, date, signed headers, signature, content type, body, constraints,
//     workflow execution, token.
//   - The wording of all messages.
//   - That the order of steps is the order in which they were set. Nothing promises
//     an order.
//   - That a response always has requestId, steps and workflowExecutionId, and that
//     requestId equals the X-Amzn-Requestid header. All members are documented as
//     optional; use [Respond] to leave them out.
//
// There is no account, so there are no permissions, and no request rate is ever
// exceeded: use [Exception] for ForbiddenException and
// CallRateLimitExceededException.
package imagebuildertest
