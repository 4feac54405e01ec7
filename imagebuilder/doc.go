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
// A request is sent up to 3 times, with up to 20 seconds of exponential backoff
// with jitter between. Connection errors, answers that broke off, HTTP status
// 500, 502, 503 and 504, timeouts reported by the service and throttling are
// retried; CallRateLimitExceededException and each HTTP status 429 count as
// throttling. Retries of one client share a quota of 500 tokens, of which a retry
// takes 5, or 10 after a timeout, and which successes give back; without tokens a
// failure is final.
// When the service's clock is seen to differ by more than 4 minutes from the
// local one, requests are signed by the service's clock.
//
// To change that:
//
//	imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
//		o.RetryMaxAttempts = 5
//	})
//
// sets the number of attempts; RetryMode [aws.RetryModeAdaptive] slows the client
// down while it is throttled; a Retryer of your own is used as it is. A retryer
// made by package retry of the SDK does not know CallRateLimitExceededException:
// add it to both its Retryables and its Throttles. RetryMaxAttempts and
// Retryer work for one call too, given to the call.
//
// # Configuration
//
// [NewFromConfig] honours what an [aws.Config] carries: region, credentials, HTTP
// client, retries, endpoint settings, defaults mode, logger, application id,
// middlewares and interceptors. [Options] says what each means.
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
