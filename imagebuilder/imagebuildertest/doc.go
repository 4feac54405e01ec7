// Package imagebuildertest is an EC2 Image Builder to test against: an HTTP
// server that behaves like the service for the operations of package imagebuilder,
// in the manner of net/http/httptest. It needs no AWS account and no network beyond
// loopback. The official Go client and the SDKs of other languages can be pointed
// at it too.
//
// It keeps state rather than canned responses. It verifies signatures, checks
// requests, pages, lets builds change while a client looks at them, and changes
// them when a client acts.
//
//	srv := imagebuildertest.NewServer()
//	defer srv.Close()
//	srv.SetSteps("wf-165b1cb6-3a62-4618-a021-94ddcbe32908",
//		types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
//		types.WorkflowStepMetadata{Name: aws.String("ApplyBuildComponents"), Status: types.WorkflowStepExecutionStatusRunning},
//	)
//	client := imagebuilder.NewFromConfig(srv.Config())
//
// # Builds set by hand
//
// [Server.SetExecution] and [Server.SetSteps] set workflow executions and their
// steps, and [Server.SetImage] sets the image that they belong to by their
// ImageBuildVersionArn. Each works without the others. All copy their arguments.
// Call them again, at any time, to let a build go on, or change a single step with
// [Server.UpdateStep]. [SampleExecution] returns a workflow execution to start
// from, and [Server.RemoveImage] removes an image and its executions. [Server.Reset]
// brings back the state of a new server.
//
// The counts of an execution are those of its steps, the steps that wait are those
// that are WAITING, and the images of a pipeline are those with its
// SourcePipelineArn. Statuses are not derived: a test sets each.
//
// # Builds that play
//
// [Server.Play] lets a recorded build happen again: what a request sees follows
// from the time. In a testing/synctest bubble, a test of what watches a build is
//
//	synctest.Test(t, func(t *testing.T) {
//		srv := imagebuildertest.NewInMemoryServer()
//		defer srv.Close()
//		build := imagebuildertest.SampleBuild()
//		srv.Play(build)
//		watch(imagebuilder.NewFromConfig(srv.Config()), build.Image.Arn)
//	})
//
// [SampleBuild], [SampleFailingBuild] and [SampleWaitingBuild] are records to play
// and to alter; see [Build] for one's own. [Build.Speed] is for programs that run
// in real time. [Server.SetPipeline] sets a pipeline that plays a build whenever
// it is started.
//
// # Acting on builds
//
// A client token is required, as on the wire. A second call with a token has the
// response of the first and no effect; one with other parameters is an
// IdempotentParameterMismatchException. A call that was refused does not count.
//
//   - SendWorkflowStepAction ends a step that is WAITING: RESUME as COMPLETED, STOP
//     as FAILED. After a STOP the execution and the image fail, unless OnFailure of
//     the step is Continue. An execution that was set by hand otherwise stays as it
//     is.
//   - StartImagePipelineExecution plays the build of the pipeline.
//   - CancelImageCreation cancels an image that is not over, its executions that
//     are not over, and their steps that run or wait.
//   - RetryImage brings an image that is FAILED or CANCELLED back to TESTING or
//     DISTRIBUTING, and marks the executions that failed there as retried. How the
//     build goes on is the test's to set, or to play for the same ARN.
//
// # Paging
//
// A page holds at most maxResults items. [Server.SetDefaultPageSize] sets the
// page size of requests without maxResults, so that a handful of items makes
// several pages for code that does not set it. A response has a nextToken exactly
// when items are left.
//
// A token belongs to what it lists, such as the steps of one workflow execution,
// and to its server. It stands for the number of items already listed, and is valid
// until [Server.Reset]. The page it leads to shows the items as they are at that
// time: a step whose status changed shows the new one, steps that were appended are
// listed, and if the items left are fewer than the token stands for, the page is
// empty and the last. A step that was acted on no longer waits, so that the next page
// of ListWaitingWorkflowSteps begins one step too late.
//
// # Credentials and time
//
// Clients made from [Server.Config] sign with credentials that the server knows.
// [Server.AddCredentials] adds others, optionally with a session token and an
// expiry, and [Server.SetRegion] changes the Region that requests must be signed
// for. [Server.SetClock] sets the server's clock, to test a client whose clock is
// wrong: every response has a Date header by the server's clock, from which an SDK
// learns the difference.
//
// # Misbehaving
//
// [Server.Inject] applies a [Fault] to the next n requests, optionally only to those
// of some operations:
//
//	srv.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "GetImage")
//	srv.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), 3, "ListWorkflowStepExecutions")
//
// [Server.InjectFunc] decides by a rule. [Server.ClearFaults] removes both.
// Faults: [Exception], [ExceptionStatus], [Respond], [Delay], [Hang],
// [DropConnection], [CutHeader], [CutBody], [StallBody], [EndlessBody], or any
// function that wraps an http.Handler. They come before all checks. An odd page
// is [Respond] with its JSON: a page without steps that goes on, or one whose
// token comes back, is
//
//	srv.Inject(imagebuildertest.Respond(200, nil, `{"steps":[],"nextToken":"again"}`), 2)
//
// Clients retry: to see one call fail for good, inject as many faults as the
// client makes attempts. Calls that the test itself makes meet faults too: name the
// operations of the code under test.
//
// # Looking back
//
// [Server.Requests] returns the requests that the server received, with the status
// and the error code of each response. Retries are included.
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
// Do not test throttling in the adaptive retry mode in a bubble: the SDK's limiter
// at times waits for less than a nanosecond, over and over. In a bubble, where time
// passes only while all goroutines wait, that never ends. Use the standard mode there,
// or [NewServer] outside of a bubble.
//
// # What is documented
//
// The behavior below is taken from the API reference of Image Builder and from
// the IAM user guide on signing.
//
//   - Method, path and content type of the operations; the members of requests and
//     responses; the constraints on the members of requests; a nextToken in the
//     response means that there are more items.
//   - The codes of the exceptions of the operations and of the common errors, and
//     their HTTP statuses.
//   - InvalidPaginationTokenException for a token that is not valid.
//   - onFailure of a step is Abort unless the step sets it.
//   - The message of ListWorkflowExecutions is the reason of the image, and is
//     there without executions.
//   - GetImage returns, for the ARN of a version or one with wildcards, the latest
//     build that is AVAILABLE.
//   - What STOP, RESUME and the reason do to a step; that an action is refused if the
//     step has been acted on before, or belongs to another image.
//   - What a client token does, and IdempotentParameterMismatchException.
//   - ResourceNotFoundException for an unknown step of SendWorkflowStepAction and an
//     unknown pipeline: the operations list it.
//   - The phases that RetryImage returns to, for AMIs only; retried on what it
//     supersedes. CancelImageCreation is for images that are not over.
//   - The times of [SampleBuild], and the order of the statuses of an image.
//
// # What others have measured
//
//   - A workflow that fails and rolls back ends as ROLLBACK_COMPLETED, not as FAILED.
//   - What a signature covers: the headers that SignedHeaders names, in lower case
//     and sorted. Those are any headers of the request, but host and every x-amz-
//     header must be among them. The credential scope must name the date of
//     X-Amz-Date, the Region, the service and aws4_request.
//   - A signature is current for 5 minutes. This is what the IAM user guide says,
//     and the messages of the service that people quote; the list of common errors
//     says 15 minutes.
//   - ExpiredTokenException for expired credentials, IncompleteSignature for an
//     Authorization header that is not well-formed, ValidationError for input that
//     fails a constraint, UnknownOperationException for an operation that does
//     not exist. The reference describes these codes so; it does not say that these
//     operations use them.
//
// # What is a guess
//
// The behavior below is a choice of this package. Do not rely on Image Builder
// doing the same.
//
//   - That the Region and the account in an ARN do not matter. They are compared
//     with nothing: neither with the Region of [Server.SetRegion] nor with the
//     credentials. What the service returns for an ARN of another Region is not
//     documented.
//   - The page size without maxResults. It is not documented; 25 here.
//   - What tokens mean and how long they are valid, as described above. The form
//     of a token is opaque here and there.
//   - ClientException for an image, a workflow execution or a step that does not
//     exist, where the operation lists no ResourceNotFoundException: ClientException
//     is described as used for invalid resource identifiers. An image that only
//     workflow executions name exists for ListWorkflowExecutions.
//   - WAITING for the status of a step that waits. The user guide names it; the API
//     reference does not.
//   - InvalidParameterValueException for a step of another image, and
//     InvalidRequestException for a step that does not wait. That a stopped workflow
//     is FAILED without a rollback, the reason and failure context of its image, and
//     the form of the step's outputs.
//   - How long client tokens are kept, for as long as the server runs, and that they
//     count for each operation on its own.
//   - Cancelling and stopping take effect at once; the service takes its time.
//     InvalidRequestException for an image that is over already.
//   - Which executions RetryImage supersedes, those that failed or were cancelled in
//     the phase; that it takes an image that failed while INTEGRATING; and
//     ResourceInUseException for an image that is not over, InvalidRequestException
//     for any other that cannot be retried.
//   - StartImagePipelineExecution is known to all operations at once, and takes the
//     next build number of the same version.
//   - Filters compare whole values, and version is with or without the build.
//   - What is left out before the end of a build that plays: inputs and outputs of
//     steps, output resources and operating system of the image. Steps have no
//     timeouts, and no attempts but the recorded ones. While a step waits, test
//     workflows that run beside it stand still as well. An action before the recorded
//     end of the wait skips the recorded time until then, for these workflows too.
//   - latestVersionReferences of GetImage is left out.
//   - timeoutSeconds is left out for a step without one; the service returns the
//     default of the step's action then.
//   - ValidationError, rather than InvalidRequestException, for a violated
//     constraint and for a member of the wrong JSON type, and that all violations
//     are reported at once, one for each member. A null member counts as absent,
//     and unknown members and parameters are ignored. Of a parameter that is given
//     twice, the first counts.
//   - MalformedHttpRequestException for another content type, for a body that
//     is not a JSON object and for a malformed query; RequestEntityTooLargeException
//     for a body of more than 1 MiB. The body and the content type of a GET request
//     are ignored.
//   - UnknownOperationException for another method on the path of an operation.
//   - UnrecognizedClientException for an unknown access key and for a session token
//     that is wrong, missing or not expected; InvalidSignatureException for
//     everything else that is wrong with a signature, and
//     MissingAuthenticationTokenException when there is none. A second
//     Authorization header, a second parameter of one name in it, and a second
//     X-Amz-Date are IncompleteSignature. AWS services return these codes, but they
//     do not document the cases. Signatures in the query string, and a Date header
//     instead of X-Amz-Date, are not supported.
//   - The order of the checks: operation, size, Authorization header, credentials,
//     scope, date, signed headers, query, signature, content type, body,
//     constraints, client token, what is named, nextToken.
//   - The wording of all messages.
//   - That the order of lists is the order in which the items were set or began.
//     Nothing promises an order.
//   - That a response always has its requestId, where the operation has one, the
//     identifiers of the request and its list, and that requestId equals the
//     X-Amzn-Requestid header. All members are documented as optional; use [Respond]
//     to leave them out.
//
// There is no account, so there are no permissions, and no request rate is ever
// exceeded: use [Exception] for ForbiddenException and
// CallRateLimitExceededException.
package imagebuildertest
