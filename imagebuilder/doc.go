// Package imagebuilder is a client for EC2 Image Builder's
// ListWorkflowStepExecutions: what each step of a workflow run did, when, and
// what came out. It is made to stand in for the official client of
// aws-sdk-go-v2 in code that uses that operation.
//
//	cfg, err := config.LoadDefaultConfig(ctx)
//	if err != nil {
//		return err
//	}
//	client := imagebuilder.NewFromConfig(cfg)
//	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(client, &imagebuilder.ListWorkflowStepExecutionsInput{
//		WorkflowExecutionId: aws.String("wf-165b1cb6-3a62-4618-a021-94ddcbe32908"),
//	})
//	for step, err := range steps.All(ctx) {
//		if err != nil {
//			return err
//		}
//		fmt.Println(aws.ToString(step.Name), step.Status, step.Cause())
//	}
//
// # Paging
//
// [NewListWorkflowStepExecutionsPaginator] follows the service's tokens. All and
// Pages range over steps and pages; they begin anew with each range, send nothing
// before the first step, and end at the first error, which they yield.
// HasMorePages and NextPage are there as in the official client; NextPage keeps
// its place after an error, so that calling it again tries the same page. An
// empty page with a token is not the end. A token that comes back a second time
// is an error, since the listing would never end. Package paginator has the whole
// contract.
//
// # Errors
//
// A failed call gives an error with the layers of AWS's SDK, and package errors
// of this module has the types and answers questions of any error: its code,
// message, request id, HTTP status and attempts, whether it is throttling, and
// whether trying later can help. No answer is lost: a successful status whose
// body is empty, cut off or not the promised JSON is an error that says so, and
// an error answer that is no JSON keeps its code, status, request id and the
// beginning of its body.
//
// # Input
//
// Input is checked before anything is sent, and the error names each violation.
// [Options.DisableInputValidation] turns the check off, but for required
// members. Responses are never checked: every member is optional, and enums are
// open.
//
// # Retries
//
// A request is sent up to 3 times. These errors are retried: throttling, HTTP
// status 500, 502, 503 and 504, timeouts reported by the service, lost
// connections and truncated responses. CallRateLimitExceededException and every
// HTTP status 429 count as throttling.
//
// With version 1.48.0 of the SDK's core, the pause before a retry is random:
// after throttling up to 1 second, after other errors up to 50 milliseconds. That
// limit doubles with each retry, up to 20 seconds. The header X-Amz-Retry-After
// of a response lengthens the pause by at most 5 seconds.
//
// The retries of a client share a quota of 500 tokens. A retry costs 14 tokens,
// or 5 after throttling. A retry that succeeds refunds its cost, and a call that
// succeeds without one adds a token. Without enough tokens an error is final, and
// its text has "failed to get rate limit token": too many retries have failed,
// so wait before calling again.
//
// When the service's clock differs by more than 4 minutes from the local one,
// requests are signed by the service's clock, and one that was refused for it is
// retried.
//
// To change the number of attempts:
//
//	imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
//		o.RetryMaxAttempts = 5
//	})
//
// RetryMode [aws.RetryModeAdaptive] slows the client down while it is throttled.
// RetryMaxAttempts and Retryer can be set for a single call too.
//
// A Retryer of your own is used as it is. One made by the SDK's package retry
// does not know CallRateLimitExceededException. This has it retried, with the
// pauses and the cost of other errors:
//
//	o.Retryer = retry.AddWithErrorCodes(o.Retryer, "CallRateLimitExceededException")
//
// For those of throttling, add a [retry.RetryableErrorCode] to the retryer's
// Retryables and a [retry.ThrottleErrorCode] to its Throttles.
//
// # Configuration
//
// [NewFromConfig] honours what an [aws.Config] carries: region, credentials, HTTP
// client, retries, endpoint settings, defaults mode, logger, application id,
// middlewares and interceptors. [Options] says what each means.
//
// With config.LoadDefaultConfig, the environment variable AWS_CA_BUNDLE or the
// profile's ca_bundle is the path of a PEM file of certificate authorities, for
// example that of a proxy. They are trusted instead of those of the system.
//
// # Endpoints
//
// The endpoint follows from the region, in every partition of AWS, and from the
// FIPS and dual-stack settings. A custom one comes from [Options.BaseEndpoint],
// from AWS_ENDPOINT_URL_IMAGEBUILDER or AWS_ENDPOINT_URL, or from a profile. A
// region or an endpoint that cannot be one is refused before anything is signed.
// Redirects are not followed: a signature is for one URL. An HTTP client that is
// neither an *http.Client nor the SDK's decides that itself.
//
// # Bounds
//
// The body of a page is read up to [Options.MaxResponseBytes] and 10,000 steps, that
// of an error up to 64 KiB. There is no timeout by default other than those for
// connecting: give calls a context with a deadline.
//
// Short strings of a page share memory, so that one that is kept keeps up to 11 kB
// of the page, and not more. A step that is kept keeps all its page's steps.
//
// # Logging and tracing
//
// Warnings go to [Options.Logger], which config.LoadDefaultConfig sets to stderr and
// which else is none. [Options.ClientLogMode] says what else goes to
// [Options.Logger]; logging requests or signing writes signed headers to the log, a
// session token among them. Spans and metrics go to [Options.TracerProvider] and
// [Options.MeterProvider] under the names that the official client uses, and
// OpenTelemetry's and X-Ray's instrumentation for aws-sdk-go-v2 attaches itself
// through [aws.Config.APIOptions] as it does there.
//
// # Middlewares
//
// Each call runs through a stack of middlewares with the steps and ids of
// generated clients, so that those made for them can be inserted relative to
// "OperationInputValidation", "OperationSerializer", "ClientRequestID",
// "UserAgent", "Retry", "ResolveAuthScheme", "GetIdentity", "ResolveEndpointV2",
// "ComputePayloadHash", "Signing", "ResponseErrorWrapper", "RequestIDRetriever",
// "OperationDeserializer", "RecordResponseTiming" and so on. Calls with options of
// their own or with [Options.APIOptions] build their stack anew.
//
// # Concurrency
//
// A [Client] is safe for concurrent use. So are All and Pages of a paginator;
// its NextPage and HasMorePages are not. Nothing runs in the background.
//
// # Testing
//
// Package imagebuildertest has an HTTP service that behaves like Image Builder,
// for tests of code that uses this client.
package imagebuilder
