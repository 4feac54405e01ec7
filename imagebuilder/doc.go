// Package imagebuilder is a client for the workflow executions of EC2 Image Builder.
// It reports the status, timing, inputs and outputs of each step, and why a step
// failed. It is a drop-in replacement for the official client of aws-sdk-go-v2 in code
// that uses only the operations of this package and the members of [types.Image].
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
// # Operations
//
// Workflow executions and their steps: [Client.ListWorkflowExecutions],
// [Client.GetWorkflowExecution], [Client.ListWorkflowStepExecutions] and
// [Client.GetWorkflowStepExecution].
//
// Steps that wait for an approval: [Client.ListWaitingWorkflowSteps] and
// [Client.SendWorkflowStepAction], whose input [StepActionInput] makes.
//
// Images: [Client.GetImage], [Client.CancelImageCreation] and [Client.RetryImage].
//
// Pipelines: [Client.ListImagePipelineImages] and
// [Client.StartImagePipelineExecution].
//
// Package diagnosis reports why a build failed, package watch follows a build until
// it is over, and package buildevents decodes the events of EventBridge.
//
// # Client tokens
//
// An operation that changes something takes a client token, by which the service
// recognizes a repeated request. If the input has none, each call gets one from
// [Options.IdempotencyTokenProvider], a random UUID by default, and all attempts of the
// call send it. The input is not modified, so two calls with the same input have
// different tokens. The same token with another input is an
// IdempotentParameterMismatchException.
//
// # Paging
//
// [NewListWorkflowStepExecutionsPaginator] and the other constructors of this form
// return a [paginator.Paginator]. All iterates over the items, Pages over the pages.
// Each range restarts from the first page and sends nothing until the first iteration.
// It ends at the first error, which it yields. HasMorePages and NextPage work as in the
// official client. After an error, NextPage keeps its position, so calling it again
// requests the same page. An empty page with a token does not end the listing. A token
// that was returned before is an error, since the listing would never end.
//
// # Errors
//
// A failed call returns an error with the layers of the AWS SDK. Package errors of this
// module has the types of errors, and functions that return the code, message, request
// ID, HTTP status and attempts of an error and report whether it is throttling and
// whether a retry can help.
//
// Failures are not silent: a successful status with an empty, truncated or malformed
// body is an error, and an error response that is not JSON keeps its code, status,
// request ID and the beginning of its body. But since every member of an output is
// optional, a JSON object without any of them, such as {}, is an empty output and not
// an error, as in the official client. To detect one, check a member that identifies
// the output, such as WorkflowExecutionId.
//
// # Input
//
// Input is validated before the request is sent. The error wraps a
// [smithy.InvalidParamsError], which lists every violation. IDs and ARNs are checked by
// their structure, other members by their documented lengths and ranges.
// [Options.DisableInputValidation] disables all checks but that for required members.
// Responses are never validated: every member is optional, and enums are open.
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
// its text contains "failed to get rate limit token": too many retries have failed,
// so wait before calling again.
//
// If the service's clock differs by more than 4 minutes from the local one, requests
// are signed with the service's time, and a request that was refused for its time is
// retried.
//
// To change the number of attempts:
//
//	imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
//		o.RetryMaxAttempts = 5
//	})
//
// With RetryMode [aws.RetryModeAdaptive], the client slows down while it is throttled.
// RetryMaxAttempts and Retryer can also be set for a single call.
//
// A Retryer of your own is used unchanged. One from the SDK's package retry does not
// retry CallRateLimitExceededException. Nor does it retry an HTTP status 429 with the
// code of another exception of Image Builder, unless the SDK counts that code as
// throttling. To retry CallRateLimitExceededException with the pauses and the cost of
// other errors:
//
//	cfg.Retryer = func() aws.Retryer {
//		return retry.AddWithErrorCodes(retry.NewStandard(), "CallRateLimitExceededException")
//	}
//
// For the pauses and the cost of throttling, add a [retry.RetryableErrorCode] to the
// retryer's Retryables and a [retry.ThrottleErrorCode] to its Throttles.
//
// # Configuration
//
// [NewFromConfig] honors the settings of an [aws.Config]: Region, credentials, HTTP
// client, retries, endpoint settings, defaults mode, logger, application ID,
// middlewares and interceptors. [Options] documents each.
//
// With config.LoadDefaultConfig, the environment variable AWS_CA_BUNDLE or the
// profile's ca_bundle is the path of a PEM file of certificate authorities, for
// example that of a proxy. They are trusted instead of those of the system.
//
// # Endpoints
//
// The endpoint is determined by the Region, in every partition of AWS, and by the FIPS
// and dual-stack settings. A custom endpoint comes from [Options.BaseEndpoint], from
// AWS_ENDPOINT_URL_IMAGEBUILDER or AWS_ENDPOINT_URL, or from a profile. An invalid
// Region or endpoint is rejected before anything is signed. Redirects are not followed,
// since a signature is valid for one URL only. An HTTP client other than *http.Client
// and the SDK's may follow redirects itself.
//
// # Limits
//
// A response with a body of more than [Options.MaxResponseBytes], or with more than
// 10,000 items in its lists and maps, is an error. The body of an error response is
// read up to 64 KiB. By default, the only timeouts are those for connecting: pass a
// context with a deadline.
//
// Strings of a page share memory: keeping one keeps up to 13 kB besides. Keeping a step
// keeps all steps of its page.
//
// # Logging and tracing
//
// Warnings are logged to [Options.Logger]. config.LoadDefaultConfig sets it to stderr;
// by default there is none. [Options.ClientLogMode] enables further events. Logging of
// requests or signing writes signed headers to the log, including a session token.
// Spans and metrics are sent to [Options.TracerProvider] and [Options.MeterProvider]
// under the names of the official client. Instrumentation of OpenTelemetry and X-Ray
// for aws-sdk-go-v2 works through [aws.Config.APIOptions].
//
// # Middlewares
//
// Each call runs through a stack of middlewares with the steps and IDs of generated
// clients, so middlewares written for them can be inserted relative to
// "OperationInputValidation", "OperationSerializer", "ClientRequestID",
// "UserAgent", "Retry", "ResolveAuthScheme", "GetIdentity", "ResolveEndpointV2",
// "ComputePayloadHash", "Signing", "ResponseErrorWrapper", "RequestIDRetriever",
// "OperationDeserializer", "RecordResponseTiming" and so on. Calls with their own
// options or with [Options.APIOptions] build a new stack each time.
//
// # Concurrency
//
// A [Client] is safe for concurrent use. So are All and Pages of a paginator;
// its NextPage and HasMorePages are not. The package starts no background goroutines.
//
// # Testing
//
// Package imagebuildertest has an HTTP service that behaves like Image Builder,
// for tests of code that uses this client.
package imagebuilder
