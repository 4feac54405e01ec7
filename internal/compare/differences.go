package compare

// Difference is a way in which the two clients differ on purpose.
type Difference struct {
	// Name is the heading in docs/differences.md. The tests refer to the difference
	// by it.
	Name string

	// Official and Ours say what each client does. The page puts "The official
	// client" and "This client" in front of them.
	Official, Ours string

	// Reason says why ours does not do the same.
	Reason string

	// Action says what users should do, if anything.
	Action string
}

// Group is a titled section of the page.
type Group struct {
	Title       string
	Differences []Difference
}

// Groups lists all differences, in the order of docs/differences.md. A parity test fails
// on a difference that is not listed, and a proof fails if its difference is gone.
var Groups = []Group{
	{"Input", []Difference{
		{
			Name:     "Validation of input",
			Official: "checks that required members are set, and sends everything else",
			Ours:     "also checks the documented constraints, and returns a `smithy.InvalidParamsError` that lists every violation before anything is sent",
			Reason:   "one error names everything that is wrong, and no request is wasted",
			Action:   "Set `DisableInputValidation` if the service has relaxed a constraint.",
		},
		{
			Name:     "Empty id in a GET",
			Official: "sends an empty id, as in `GET /GetImage?imageBuildVersionArn=`",
			Ours:     "returns an error and sends nothing, unless `DisableInputValidation` is set",
			Reason:   "an empty id identifies nothing, and often comes from a variable that was not set",
		},
		{
			Name:     "Text of a validation error",
			Official: "returns a text of several lines",
			Ours:     "returns a text of one line, and the same `smithy.InvalidParamsError` inside",
			Reason:   "an error is one line in a log",
		},
		{
			Name:     "Client token",
			Official: "writes the client token that it makes into the caller's input, so a second call with that input sends the same token, and the service does nothing",
			Ours:     "writes it into a copy: each call has its own token, which its attempts share",
			Reason:   "two calls mean two actions, and the input belongs to the caller",
			Action:   "Set `ClientToken` to repeat a request, or to know its token.",
		},
		{
			Name:     "Error of a token provider",
			Official: "adds only the name of the operation to the error of an `IdempotencyTokenProvider`",
			Ours:     "also adds `make client token`",
			Reason:   "the provider does not know what its token is for",
		},
	}},
	{"Requests", []Difference{
		{
			Name:     "User-Agent",
			Official: "sends `api/imagebuilder#` and the version of its module in the `User-Agent` header",
			Ours:     "sends `api/imagebuilder#` and the version of this library",
			Reason:   "logs show which client sent a request",
			Action:   "Adjust log filters that match this version.",
		},
		{
			Name:     "Invocation ID",
			Official: "sends a random UUID for each call in `Amz-Sdk-Invocation-Id`",
			Ours:     "sends another random UUID",
			Reason:   "the header identifies the call; it is signed, so the signatures of the two clients differ too",
		},
		{
			Name:     "Sources of credentials",
			Official: "asks the provider of the credentials for their sources on each call, and names them in the `User-Agent` header",
			Ours:     "asks once for many calls",
			Reason:   "the header is composed once for many calls, and the SDK's providers always return the same sources",
		},
		{
			Name:     "Type of a request body",
			Official: "passes a request body of a type that net/http does not recognize",
			Ours:     "passes an in-memory body, and sets `GetBody` for a request with a body through an `*http.Client` or the SDK's HTTP client",
			Reason:   "otherwise net/http closes connections whose responses are still being read, and cannot send the request again on a new connection",
		},
		{
			Name:     "Escapes in a request body",
			Official: "escapes U+007F, and replaces bytes that are not UTF-8 with the character U+FFFD",
			Ours:     "does not escape U+007F, and replaces these bytes with the escape `\\ufffd`",
			Reason:   "both are the same JSON value; the SDK's JSON encoder, which this client uses, writes the second form",
		},
	}},
	{"Responses", []Difference{
		{
			Name:     "Empty body",
			Official: "returns an empty output for a successful response without a body",
			Ours:     "returns an error",
			Reason:   "a listing must not end early because a proxy lost a page",
		},
		{
			Name:     "Connection that breaks after the output",
			Official: "returns an error, and does not retry, if a response is truncated after its JSON object",
			Ours:     "returns the output and logs a warning, unless net/http decompresses the response",
			Reason:   "nothing is missing from the output",
		},
		{
			Name:     "Null in a list or map",
			Official: "returns an error for a response with a `null` in a list or a map",
			Ours:     "returns an item without members or an empty string in its place",
			Reason:   "one missing item must not cost the whole response",
		},
		{
			Name:     "Invalid UTF-8 in a response",
			Official: "returns bytes that are not UTF-8 unchanged, in outputs and in the messages of exceptions",
			Ours:     "replaces each of them with U+FFFD",
			Reason:   "these texts are printed, logged and marshaled as JSON",
		},
		{
			Name:     "Size of a response",
			Official: "reads a body of any size into memory",
			Ours:     "returns an error for a body of more than `MaxResponseBytes`, 16 MiB by default",
			Reason:   "a broken or hostile server must not exhaust the memory; a page has at most 25 items",
			Action:   "Raise `MaxResponseBytes` if you expect larger responses.",
		},
		{
			Name:     "Number of items in a response",
			Official: "reads any number of items",
			Ours:     "returns an error for a response with more than 10,000 items in its lists and maps",
			Reason:   "an empty item takes far more bytes in memory than in the body; a page has at most 25 items",
		},
		{
			Name:     "Times before 1678 and after 2262",
			Official: "misreads such a time: 9999-12-31 becomes 1816-03-29",
			Ours:     "reads it correctly",
			Reason:   "a deprecation time may be far in the future to mean never",
		},
		{
			Name:     "Redirects",
			Official: "follows a 302 to any host through an `*http.Client`, as a GET with the session token",
			Ours:     "follows no redirects with an `*http.Client` or the SDK's HTTP client, and returns the response as an error",
			Reason:   "a signature is valid for one URL, and a session token must not reach another host",
			Action:   "Set `BaseEndpoint` to the URL that the redirect leads to.",
		},
		{
			Name:     "Invalid Date header",
			Official: "logs a warning of several lines that repeats an invalid `Date` header",
			Ours:     "logs one line without secrets of the request, and removes the header from the response",
			Reason:   "the header may repeat what the request contained, and `config.LoadDefaultConfig` logs warnings",
		},
		{
			Name:     "Response without a body or an output",
			Official: "panics if an HTTP client returns a response without a body, or if a middleware removes the output",
			Ours:     "returns an error",
			Reason:   "a library must not crash the program",
		},
		{
			Name:     "Panic during a call",
			Official: "leaves the body and the connection open if a middleware panics after the response has arrived",
			Ours:     "closes them; the context of each request ends when its response has been read",
			Reason:   "a server that recovers from panics would run out of connections",
			Action:   "In an HTTP client or a middleware, do not use the context of a request after the call.",
		},
	}},
	{"Errors", []Difference{
		{
			Name:     "Errors of several attempts",
			Official: "reports the last attempt only",
			Ours: "also returns an `*errors.AttemptsError` with the error of each attempt, and names the last one in the text " +
				"if something else ended the call",
			Reason: "what was retried, and how often, is part of what went wrong",
		},
		{
			Name:     "Common errors of AWS",
			Official: "returns a `*smithy.GenericAPIError` of unknown fault for the errors common to all services of AWS, except `AccessDeniedException`",
			Ours:     "has a type for each, such as `*errors.ExpiredTokenException`, with its fault; it unwraps to a `*smithy.GenericAPIError`",
			Reason:   "`errors.As` then works for all of them; the codes are the same",
		},
		{
			Name:     "Error response that is not JSON",
			Official: "returns a deserialization error without a code if the body is not JSON or the message is not a string",
			Ours:     "returns the code of the header or the body, or `UnknownError`, and what arrived as the message",
			Reason:   "proxies respond with HTML, and the code must not be lost",
		},
		{
			Name:     "Namespaces and spaces around a code",
			Official: "leaves spaces and a second namespace in an error code, and returns an empty code if a namespace is all that the header has",
			Ours:     "removes all namespaces and spaces, and looks in the body if nothing is left",
			Reason:   "an error without a clean code matches no type",
		},
		{
			Name:     "Case of a code",
			Official: "returns a generic error for the code of an exception in another case",
			Ours:     "returns the exception, with the code in its own spelling",
			Reason:   "the type of an error must not depend on the case of a header",
		},
		{
			Name:     "Two codes in a body",
			Official: "prefers `__type` to `code`",
			Ours:     "prefers `code` to `__type`",
			Reason:   "this is the order of the protocol, restJson1",
		},
		{
			Name:     "Error without a message",
			Official: "returns an empty message, or `UnknownError` as the message",
			Ours:     "returns the beginning of the body as the message, and without a code also the status",
			Reason:   "it is all that is known about the error",
		},
		{
			Name:     "Case of the message member",
			Official: "reads the message of a typed exception from `message`, but not from `Message`",
			Ours:     "reads it in any case, as both clients do for generic errors",
			Reason:   "the message must not be lost",
		},
		{
			Name:     "Fault of an error without a code",
			Official: "reports an unknown fault for an error without a code",
			Ours:     "reports the client's fault for status 4xx and the server's for 5xx",
			Reason:   "the status says so",
		},
		{
			Name:     "Lines of an error",
			Official: "returns a text of several lines for joined errors, and for such a text from a provider of credentials or an option",
			Ours:     "returns one line with unprintable characters escaped, and the same errors inside",
			Reason:   "an error is one line in a log",
		},
		{
			Name:     "Text of an exception",
			Official: "returns the message in the text unchanged, even if it has several lines",
			Ours:     "escapes unprintable characters in the text; the field `Message` is unchanged",
			Reason:   "an error is one line, and safe to print",
		},
		{
			Name:     "Control characters in a generic error",
			Official: "returns them in the code and the message of a `*smithy.GenericAPIError`",
			Ours:     "escapes them",
			Reason:   "an error is one line, and safe to print",
		},
		{
			Name:     "Length of a code and a message",
			Official: "returns a code and a message of any length",
			Ours:     "cuts a code after 256 bytes and a message after 16 KiB, escapes included, and says how long it was",
			Reason:   "those of AWS are shorter, and errors are logged",
		},
		{
			Name:     "Size of an error",
			Official: "keeps the whole response, and everything that net/http says about it",
			Ours: "keeps 256 bytes of the status line, 1 KiB of a header field, 16 KiB of a header, 4 KiB of an error's body and 4 KiB of an error's text, " +
				"and says where a text was cut",
			Reason: "errors are kept and logged, and a hostile response has megabytes",
		},
		{
			Name:     "Bytes read from an error response",
			Official: "reads the body of an error to its end",
			Ours:     "reads 64 KiB, and finds no code in a JSON object that is longer",
			Reason:   "a broken or hostile server must not exhaust the memory; the service's errors have some hundred bytes",
		},
		{
			Name:     "Body of a returned error response",
			Official: "leaves the body of an error response empty",
			Ours:     "keeps up to 4 KiB of the body, without the secrets of the request",
			Reason:   "it may say more than the error",
		},
		{
			Name:     "Secrets in a response",
			Official: "repeats in an error everything that the response says",
			Ours:     "hides the `Authorization` header, access key, signature and session token of the request in the message, the headers, the trailers and the body",
			Reason:   "services and proxies repeat what they were sent, and errors are logged",
		},
		{
			Name:     "Secrets in an error of the HTTP client",
			Official: "returns the error of the HTTP client, or of reading a body, unchanged",
			Ours:     "hides the same secrets in it as in a response. Only `errors.Is` then finds its causes, and its method `RetryableError` has no effect",
			Reason:   "the causes contain the secret",
		},
		{
			Name:     "Redirect without a Location header",
			Official: "returns an error whose response has a `Location` that the SDK's HTTP client made up, for status 301 or 302",
			Ours:     "removes it, and says that there is none",
			Reason:   "the server has named no location",
		},
	}},
	{"Retries", []Difference{
		{
			Name:     "Throttling",
			Official: "does not retry `CallRateLimitExceededException`, or status 429 with the code of another exception, such as `ForbiddenException`",
			Ours:     "retries both as throttling, unless a `Retryer` is configured",
			Reason:   "the service's documentation says to retry them",
			Action: "With a `Retryer` of your own, add `retry.AddWithErrorCodes(o.Retryer, \"CallRateLimitExceededException\")`; " +
				"see [retries](retries.md).",
		},
		{
			Name:     "Permanent connection failures",
			Official: "sends a request 3 times if a certificate is not trusted or a proxy refuses the connection",
			Ours:     "sends it once",
			Reason:   "a retry cannot help, and delays the error",
		},
		{
			Name:     "Truncated body",
			Official: "does not retry a response that is truncated or whose compression is damaged, unless the connection was reset or closed on this side",
			Ours:     "retries every such response",
			Reason:   "all operations are safe to repeat: those that change something have a client token",
		},
		{
			Name:     "Expired request",
			Official: "does not retry `RequestExpired`",
			Ours:     "retries it with the service's time if the clocks differ by more than 4 minutes, as both clients do for a refused signature",
			Reason:   "a request that is signed by a slow clock gets this error",
		},
		{
			Name:     "Clock after a lost connection",
			Official: "signs the attempt after a lost connection with the local time",
			Ours:     "signs it with the service's time as far as it is known; if the clocks agree by then, that may take one more attempt",
			Reason:   "an attempt without a response says nothing about the clock",
		},
		{
			Name:     "Deadline before sending",
			Official: "returns an error that the SDK's checks call retryable if the deadline has passed before anything is sent",
			Ours:     "returns an error that they recognize as the end of the context",
			Reason:   "a retry cannot help after the deadline",
		},
		{
			Name:     "Cancellation while reading",
			Official: "returns a deserialization error if the context ends while a body is read, and may even retry",
			Ours:     "returns a `*smithy.CanceledError` at once",
			Reason:   "a cancellation is not a bad response",
		},
	}},
	{"Pagination", []Difference{
		{
			Name:     "Repeated token",
			Official: "requests the same pages endlessly if a token repeats; `StopOnDuplicateToken` detects only two equal tokens in a row",
			Ours:     "returns a `*paginator.DuplicateTokenError`; `StopOnDuplicateToken` detects cycles of any length",
			Reason:   "a listing must end",
			Action:   "List again after the error: items may be missing.",
		},
		{
			Name:     "Copy of a paginator",
			Official: "pages from a copied paginator value independently",
			Ours:     "shares the position between the copy and the original",
			Reason:   "the tokens that detect a cycle belong to one position",
			Action:   "Range over `Pages` or `All`, which restart each time, or make another paginator.",
		},
	}},
	{"Types and JSON", []Difference{
		{
			Name:     "JSON of an output",
			Official: "has no JSON tags, so `json.Marshal` returns Go's names, and null for absent members",
			Ours:     "has the API's names, without absent members except counts, which are 0; `json.Unmarshal` reads both forms",
			Reason:   "it is the form of the API, its documentation and recorded responses",
			Action:   "Adjust code that reads the marshaled JSON.",
		},
		{
			Name:     "Members of an image",
			Official: "has all members of the API in `types.Image`",
			Ours:     "has those that describe the status, the sources and the logs of a build. Code that uses another member does not compile",
			Reason:   "the others are about forty structures, and no question about a build needs them",
			Action:   "Call the official client's `GetImage` for the others.",
		},
		{
			Name:     "Status of a step",
			Official: "has no constants for `WAITING` and `TIMED_OUT`",
			Ours:     "has both",
			Reason:   "the user guide documents both",
		},
		{
			Name:     "Methods for schemas",
			Official: "has `Serialize`, `SerializeMembers` or `Deserialize` on inputs, outputs, structures and exceptions",
			Ours:     "has none of them",
			Reason:   "they serve `Options.Protocol` only",
			Action:   "Use `encoding/json`, which reads and writes the form of the API.",
		},
		{
			Name:     "Names left out",
			Official: "exports `NewDefaultEndpointResolver`, `ResolveEndpoint` and `TypeRegistry`",
			Ours:     "does not",
			Reason:   "the first is deprecated, the second is a middleware for the client itself, and the third serves `Options.Protocol`",
			Action:   "Use `NewDefaultEndpointResolverV2`.",
		},
	}},
	{"Configuration", []Difference{
		{
			Name:     "Retry mode in a functional option",
			Official: "ignores `RetryMode` in a functional option of `New` or `NewFromConfig`, since the retryer exists already",
			Ours:     "makes the retryer for this mode, unless one is configured",
			Reason:   "it is an obvious way to set the mode",
		},
		{
			Name:     "Required option set to nil",
			Official: "panics or returns an error in each call if a functional option sets a required option to nil, such as `HTTPClient` or `Retryer`",
			Ours:     "keeps the option as it was",
			Reason:   "no call works without it",
		},
		{
			Name:     "Protocol",
			Official: "has the option `Protocol`",
			Ours:     "does not have it",
			Reason:   "it would replace how responses are read, and then responses could be lost",
		},
	}},
	{"Endpoints and signing", []Difference{
		{
			Name:     "Invalid endpoint",
			Official: "signs and sends to every URL that can be parsed",
			Ours: "requires http or https and a valid host name or IP address, optionally a port and a path. It rejects user information, a query, a fragment, " +
				"an IPv6 zone, and the default port after an IPv6 address or a name with underscores",
			Reason: "signed headers and a session token are sent there",
			Action: "Remove user information, query and fragment from the endpoint.",
		},
		{
			Name:     "Endpoint that cannot be parsed",
			Official: "repeats the URL in the error, with any password in it",
			Ours:     "hides user information and the query, and says what is expected",
			Reason:   "people put passwords into URLs, and errors are logged",
		},
		{
			Name:     "Invalid Region",
			Official: "accepts `us-east-1a` and `US-EAST-1`, and a name that is invalid without its FIPS marker, such as `fips--u`",
			Ours:     "returns an error for an Availability Zone, a Region in capitals, and a name that is invalid without its FIPS marker",
			Reason:   "no Region has such a name; the error says which one was probably meant",
		},
		{
			Name:     "Custom endpoint without a Region",
			Official: "signs for the Region `\"\"` if a custom endpoint is set and no Region",
			Ours:     "returns an error that asks for a Region, and sends nothing",
			Reason:   "AWS refuses such a signature without saying why",
			Action:   "Set `Region` for a custom endpoint too, unless requests are unsigned.",
		},
		{
			Name:     "Region with a FIPS marker",
			Official: "sends to the FIPS endpoint of us-east-1 for the Region `fips-us-east-1`, but signs for `fips-us-east-1`",
			Ours:     "signs for us-east-1",
			Reason:   "a signature must name the Region that the request is sent to",
		},
		{
			Name:     "Region of EndpointResolverFromURL",
			Official: "signs all calls to an endpoint of `EndpointResolverFromURL` for the Region of the first one",
			Ours:     "signs each call for its own Region",
			Reason:   "a call may set another Region",
		},
		{
			Name:     "Path of a first-generation endpoint",
			Official: "drops the path of an endpoint from an `EndpointResolver`, and a query that a middleware sets before `OperationSerializer`",
			Ours:     "keeps both, as both clients do for other endpoints and later middlewares",
			Reason:   "a proxy or gateway may be reached by its path",
		},
		{
			Name:     "Signing Region of one call",
			Official: "writes the Region of `WithSigV4SigningRegion` into the option that an `AuthSchemeResolver` returned; if that is returned again, later calls use it too",
			Ours:     "uses it for that call only",
			Reason:   "an option of a call is for that call",
		},
		{
			Name:     "Anonymous credentials of one call",
			Official: "returns an error for `aws.AnonymousCredentials` in the options of a call, but sends unsigned requests if they are those of the client",
			Ours:     "sends unsigned requests in both cases",
			Reason:   "an option means the same for a client and for a call",
		},
	}},
	{"Middlewares and telemetry", []Difference{
		{
			Name:     "Output beside an error",
			Official: "passes an empty or incomplete output to middlewares and interceptors beside an error",
			Ours:     "passes no output",
			Reason:   "half a page is no page",
			Action:   "In a middleware or an interceptor, check the error before the output.",
		},
		{
			Name:     "RecordAttempt",
			Official: "forgets the errors of earlier attempts",
			Ours:     "has the middleware `RecordAttempt`, just inside `Retry` and its interceptors",
			Reason:   "the error says what was retried, and how often",
		},
		{
			Name:     "OperationInputValidation",
			Official: "has no `OperationInputValidation` for `ListWaitingWorkflowSteps`, which requires no member",
			Ours:     "has it for each operation",
			Reason:   "the page size and the token are checked too",
		},
		{
			Name:     "Type of RequestResponseLogger",
			Official: "has a `*smithyhttp.RequestResponseLogger` as the middleware `RequestResponseLogger`",
			Ours:     "has a type that contains one",
			Reason:   "a logged body is bounded too, and logging it must not change the result",
			Action:   "Do not assert the type of the middleware.",
		},
		{
			Name:     "Middlewares without effect",
			Official: "keeps the input and disables HTTPS in middlewares of their own",
			Ours: "has `setOperationInput` and `disableHTTPS` for other middlewares to be inserted next to, and does their work elsewhere: " +
				"removing them changes nothing. Without `APIOptions` it does not have them",
			Reason: "each middleware costs time",
		},
		{
			Name: "Middlewares of earlier versions",
			Official: "has dropped `RegisterServiceMetadata`, `legacyEndpointContextSetter`, `SetLogger`, `ComputeContentLength`, `SetCredentialSourceMiddleware`, " +
				"`spanRetryLoop`, `RetryMetricsHeader`, `ErrorCloseResponseBody` and `CloseResponseBody`, which v1.55.2 had",
			Ours:   "still has middlewares of these IDs, without effect, in calls with `APIOptions`",
			Reason: "existing middlewares are inserted next to them, and fail if they are missing",
		},
		{
			Name:     "Tracers and meters",
			Official: "asks the providers for tracers and meters on each call",
			Ours:     "asks once for many calls",
			Reason:   "the providers always return the same ones",
		},
	}},
}
