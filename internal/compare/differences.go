package compare

// Difference is a way in which the two clients differ on purpose.
type Difference struct {
	// Name is how the tests find it.
	Name string

	// Official and Ours say what each client does.
	Official, Ours string

	// Reason says why ours does not do the same.
	Reason string
}

// Differences are all of them. A parity test that meets any other fails, and so
// does the test of one that is no more.
var Differences = []Difference{
	{
		Name:     "user agent product",
		Official: "api/imagebuilder# and its module's version",
		Ours:     "api/imagebuilder# and this library's version",
		Reason:   "the header tells the client, so that logs tell the two apart",
	},
	{
		Name:     "invocation id",
		Official: "a random UUID for each call",
		Ours:     "another random UUID",
		Reason:   "that is its purpose; it is signed, so that signatures can be compared only with the same id",
	},
	{
		Name:     "text of an unparsable endpoint",
		Official: "Failed to parse uri, and the whole of it",
		Ours:     "a lower-case text that hides user information and shows what is wanted",
		Reason:   "people put passwords into URLs, and errors into logs",
	},
	{
		Name:     "endpoint sanity check",
		Official: "signs and sends to whatever an endpoint parses as",
		Ours:     "refuses one without http or https or host, with user information, query or fragment, with a host that is not of letters, digits, hyphens and underscores in labels of up to 63, with nothing behind the colon of a port, with the default port behind underscores, or with an address that has a zone",
		Reason:   "signed headers and a session token go to that place",
	},
	{
		Name:     "region sanity check",
		Official: "checks the name of a region with its FIPS mark, and sends to what is left without it; takes us-east-1a and US-EAST-1",
		Ours:     "refuses a region that is none without its FIPS mark, a zone, and the name of a region in capitals",
		Reason:   "no region can be named so, and the error says what is meant",
	},
	{
		Name:     "signature for no region",
		Official: "signs for the region \"\" where the endpoint is custom",
		Ours:     "sends nothing, and asks for a region",
		Reason:   "AWS refuses such a signature, and does not say why",
	},
	{
		Name:     "signing region of a FIPS pseudo-region",
		Official: "sends to the region that fips-us-east-1 stands for, and signs for fips-us-east-1, which the service refuses",
		Ours:     "signs for us-east-1",
		Reason:   "the signature must name the region that the request goes to",
	},
	{
		Name:     "endpoint from a url",
		Official: "EndpointResolverFromURL has all calls signed for the region of the first one",
		Ours:     "has each signed for its own",
		Reason:   "the region of a call may be another one",
	},
	{
		Name:     "path and query before the serializer",
		Official: "loses the path of a first-generation endpoint, and a query that a middleware sets before OperationSerializer",
		Ours:     "keeps them, as those of other endpoints and of later middlewares",
		Reason:   "a proxy or a gateway is found by its path",
	},
	{
		Name:     "signing override of another call",
		Official: "is written into the option that an auth scheme resolver has answered, and holds for later calls if that is answered again",
		Ours:     "holds for the call that has it",
		Reason:   "an option of a call is for that call alone",
	},
	{
		Name:     "empty body",
		Official: "a success without a body is a page without steps",
		Ours:     "it is an error",
		Reason:   "a listing must not end early because a proxy lost the page",
	},
	{
		Name:     "null in a list or a map",
		Official: "a null among the steps or tags makes a response unreadable",
		Ours:     "it is a step without members, or an empty text",
		Reason:   "a response that is lost is worse than a step that says nothing",
	},
	{
		Name:     "invalid UTF-8 in a response",
		Official: "passes it on as it came in the message of an exception",
		Ours:     "replaces it by U+FFFD there",
		Reason:   "an error is text that people print and log",
	},
	{
		Name:     "error body of another shape",
		Official: "an error answer whose body is not JSON, or whose message is no string, is a deserialization error without a code",
		Ours:     "it has the header's code, or else the body's, or else UnknownError, and what came as its message",
		Reason:   "proxies answer HTML, and a caller must not lose which error it was",
	},
	{
		Name:     "code that is not clean",
		Official: "a code that is empty without its namespace, has two of them, or has spaces around it is taken so",
		Ours:     "all namespaces and spaces are stripped, and the next place is looked at when nothing is left",
		Reason:   "an error without a code can be told from no other",
	},
	{
		Name:     "code in another case",
		Official: "an exception's code in capitals or small letters is a generic error",
		Ours:     "it is the exception, with the code in its own spelling",
		Reason:   "which error it was must not hang on the case of a header",
	},
	{
		Name:     "two codes in a body",
		Official: "__type goes before code",
		Ours:     "code goes before __type",
		Reason:   "so restJson1 has it",
	},
	{
		Name:     "typed common errors",
		Official: "gives the errors that any action of AWS may answer as generic ones, of unknown fault, but for AccessDeniedException",
		Ours:     "has a type for each, with its fault",
		Reason:   "errors.As then serves for all; the code is the same",
	},
	{
		Name:     "fault of an error without a code",
		Official: "is unknown",
		Ours:     "is the client's for 4xx and the server's for 5xx",
		Reason:   "the status says so",
	},
	{
		Name:     "length of an error",
		Official: "repeats a code and a message of any length",
		Ours:     "cuts a code after 256 bytes and a message after 16 KiB, and says how long it was",
		Reason:   "those of AWS are shorter; an error is for people and logs",
	},
	{
		Name:     "error without a message",
		Official: "has no message, or UnknownError as its message",
		Ours:     "tells how the body begins, if there is any, and without a code the status too",
		Reason:   "it is all that there is to know, and UnknownError is not what the service said",
	},
	{
		Name:     "name of the message",
		Official: "a typed exception's message counts under message alone, under Message not",
		Ours:     "it counts in any case, as in both clients without a type",
		Reason:   "what the service said is not lost",
	},
	{
		Name:     "control characters in a generic error",
		Official: "its code and its message hold them",
		Ours:     "they are escaped",
		Reason:   "an error is one line, and safe to print",
	},
	{
		Name:     "text of a typed exception",
		Official: "is the message as it came, over several lines or not",
		Ours:     "has control characters escaped; Message holds it as it came",
		Reason:   "an error is one line, and safe to print",
	},
	{
		Name:     "secrets in an answer",
		Official: "repeats in an error whatever the answer says",
		Ours:     "hides there, and in header and trailer, the Authorization header, access key, signature and session token of the request",
		Reason:   "services and proxies repeat what they were sent, and errors go into logs",
	},
	{
		Name:     "size of an error",
		Official: "keeps the whole response and all that net/http says of it",
		Ours:     "keeps 256 bytes of the status line, 1 KiB of a header field, 16 KiB of a header, 4 KiB of a body and of a text, and says where a text was cut",
		Reason:   "errors are kept and logged, and one of megabytes is an attack",
	},
	{
		Name:     "date that is none",
		Official: "warns of it with its text, over several lines",
		Ours:     "warns of it on one line, without secrets, and leaves it out of the header",
		Reason:   "the warning is in logs by default, and the header may repeat what the request had",
	},
	{
		Name:     "redirect to nowhere",
		Official: "has a Location that its HTTP client makes up, for a 301 or 302 without one",
		Ours:     "has none, and says so",
		Reason:   "nobody has said to look there",
	},
	{
		Name:     "secrets in an error of sending",
		Official: "passes on what an HTTP client and the body of an answer say",
		Ours:     "hides the same in it, and then gives nothing of its chain but to errors.Is, so that it cannot say whether to try again",
		Reason:   "what is in the chain tells the secret",
	},
	{
		Name:     "response size limit",
		Official: "reads a body to the end of memory",
		Ours:     "refuses one of more than MaxResponseBytes, 16 MiB by default",
		Reason:   "a broken or hostile peer must not end the program; a page has at most 25 steps",
	},
	{
		Name:     "response member limit",
		Official: "has none",
		Ours:     "refuses a body with more than 10,000 steps",
		Reason:   "a page has at most 25 steps, and each takes a hundred times the bytes that an empty one has in a body",
	},
	{
		Name:     "error body size limit",
		Official: "reads an error's body to the end of memory",
		Ours:     "reads 64 KiB, so that a code that only a longer body holds is not seen",
		Reason:   "a broken or hostile peer must not end the program; the service's errors have some hundred bytes",
	},
	{
		Name:     "redirects",
		Official: "with an http.Client, follows a 302 as a GET, session token included, to any host",
		Ours:     "follows none: it is an error",
		Reason:   "a signature is for one URL, and a session token must not reach another host",
	},
	{
		Name:     "connections that fail each time",
		Official: "sends a request 3 times if a certificate is not trusted or a proxy refuses the connection",
		Ours:     "sends it once",
		Reason:   "trying again cannot help, and delays the error",
	},
	{
		Name:     "throttling that is retried",
		Official: "gives up at once on CallRateLimitExceededException, and on a 429 with the code of another of its exceptions that the SDK does not know for throttling",
		Ours:     "retries them as throttling, unless the caller brings a retryer",
		Reason:   "the service's documentation says to retry them",
	},
	{
		Name:     "body that breaks off",
		Official: "gives up at once before a page is whole, or where its compression is damaged, unless the connection was reset or closed on this side",
		Ours:     "tries again, whatever the reason",
		Reason:   "listing is safe to repeat",
	},
	{
		Name:     "page that breaks off after its end",
		Official: "is lost: an error that is not retried",
		Ours:     "is a page",
		Reason:   "nothing of it is missing",
	},
	{
		Name:     "cancelled before anything is sent",
		Official: "an error that the SDK's checks take for one to retry, after a deadline",
		Ours:     "they take it for the end of the context, as while sending",
		Reason:   "whoever asks whether to try again must be told not to",
	},
	{
		Name:     "lines of an error",
		Official: "are as many as those of the errors that it joins, and of what a provider of credentials or an option says",
		Ours:     "is one, around the same errors, with what does not print escaped",
		Reason:   "an error is one line",
	},
	{
		Name:     "panic while sending",
		Official: "leaves the connection and the body open for ever if code of the caller's panics after a response",
		Ours:     "closes them; the context in which a request is sent ends when the response has been read",
		Reason:   "servers live on after a panic, and run out of connections",
	},
	{
		Name:     "cancelled while a body is read",
		Official: "a deserialization error that may even be retried, though nothing more is sent",
		Ours:     "a smithy.CanceledError, at once",
		Reason:   "a cancellation is no bad answer",
	},
	{
		Name:     "clock after a lost connection",
		Official: "signs the next attempt by the local clock",
		Ours:     "goes on by what is known of the service's, so that an attempt more is needed if the clocks have come to agree meanwhile",
		Reason:   "an attempt without a response tells nothing new",
	},
	{
		Name:     "expired by a clock",
		Official: "gives up at once on RequestExpired, whatever the clocks say",
		Ours:     "tries again by the service's clock if that is more than four minutes off, as on a refused signature",
		Reason:   "it is what a request signed by a late clock meets",
	},
	{
		Name:     "retry mode in an option function",
		Official: "has no effect, since the retryer has been made",
		Ours:     "makes the retryer for it, unless there is one of the caller's",
		Reason:   "it is how one would set it",
	},
	{
		Name:     "options set to nil",
		Official: "a call without an HTTP client, a retryer or a provider of telemetry panics, one without a resolver or, if it takes a token, a provider of tokens fails",
		Ours:     "leaves the option as it was",
		Reason:   "no call can do without it",
	},
	{
		Name:     "anonymous credentials of a call",
		Official: "an error, though those of a client send without a signature",
		Ours:     "sends without a signature",
		Reason:   "an option means the same for a client and for a call",
	},
	{
		Name:     "sources of credentials",
		Official: "asks a provider for each call where its credentials are from, to tell it in the User-Agent header",
		Ours:     "asks once for many calls",
		Reason:   "the header is put together once for many calls, and the SDK's providers always say the same",
	},
	{
		Name:     "nothing to decode",
		Official: "panics when an HTTP client answers no body, or when middlewares take away the output",
		Ours:     "is an error",
		Reason:   "a library does not end the program",
	},
	{
		Name:     "tracers and meters",
		Official: "asks the providers of telemetry for each call",
		Ours:     "asks them once for many calls",
		Reason:   "the providers give the same each time, and what is found once need not be found for each call",
	},
	{
		Name:     "json of the data",
		Official: "json.Marshal gives the names of Go, with null for what is absent",
		Ours:     "it gives the API's names, without what is absent, but for counts, which are 0; json.Unmarshal reads both",
		Reason:   "it is the form of the API, its documentation and fixtures",
	},
	{
		Name:     "members of an image",
		Official: "an Image has all members of the API, its recipe and infrastructure configuration among them",
		Ours:     "it has those that tell how a build stands, what it was made of and where to look further; the others are not read",
		Reason:   "all of them are forty structures, which no user of a build's state needs",
	},
	{
		Name:     "values of the status",
		Official: "lacks WAITING and TIMED_OUT",
		Ours:     "has them",
		Reason:   "the user guide documents both",
	},
	{
		Name:     "output beside an error",
		Official: "middlewares and interceptors get an empty or half-filled output beside an error",
		Ours:     "they get none",
		Reason:   "half a page is no page",
	},
	{
		Name:     "middlewares that have nothing to do",
		Official: "does input and plain HTTP in steps of their own",
		Ours:     "has steps of these ids for others to be put next to; what they are named for is done elsewhere, so that removing them changes nothing",
		Reason:   "each costs a call time; those without APIOptions, who cannot see them, go without them",
	},
	{
		Name:     "middlewares that are no more",
		Official: "has dropped RegisterServiceMetadata, legacyEndpointContextSetter, SetLogger, ComputeContentLength, SetCredentialSourceMiddleware, spanRetryLoop, RetryMetricsHeader, ErrorCloseResponseBody and CloseResponseBody, which it had in v1.55.2",
		Ours:     "has steps of these ids still, with nothing to do, for calls with APIOptions",
		Reason:   "middlewares in use insert themselves next to them, and fail where they are not found",
	},
	{
		Name:     "type of the logging step",
		Official: "is smithyhttp.RequestResponseLogger",
		Ours:     "has that inside",
		Reason:   "a body that is logged must be bounded like any other, and must not change the result",
	},
	{
		Name:     "middleware added",
		Official: "forgets what earlier attempts met when a call fails",
		Ours:     "has RecordAttempt, just inside Retry and its interceptors",
		Reason:   "the error tells what was retried, and how often",
	},
	{
		Name:     "check of the input",
		Official: "refuses an input without a required member, and sends all else",
		Ours:     "refuses, before anything is sent, what breaks a documented constraint, unless DisableInputValidation is set",
		Reason:   "one error then names all that is wrong, and no attempt is wasted",
	},
	{
		Name:     "empty member of a query",
		Official: "sends it: GET /GetImage?imageBuildVersionArn=",
		Ours:     "refuses it, unless DisableInputValidation is set",
		Reason:   "it names nothing, and an unset variable is found sooner",
	},
	{
		Name:     "check of what is optional",
		Official: "has no step OperationInputValidation for ListWaitingWorkflowSteps, which requires no member",
		Ours:     "has it for each operation",
		Reason:   "the page size and the token are checked",
	},
	{
		Name:     "client token",
		Official: "writes the token that it makes into the input of the caller, so that a second call with it sends the same token, and starts nothing",
		Ours:     "puts it into a copy: each call has a token of its own, and its attempts share it",
		Reason:   "an input that is used twice means two actions, and what is the caller's is not written to",
	},
	{
		Name:     "error of a token provider",
		Official: "is passed on as it is",
		Ours:     "has make client token in front of it",
		Reason:   "the provider does not know what its token is for",
	},
	{
		Name:     "text of invalid input",
		Official: "is several lines",
		Ours:     "is one line, around the same smithy.InvalidParamsError",
		Reason:   "an error is one line",
	},
	{
		Name:     "error of all attempts",
		Official: "tells of the last attempt only",
		Ours:     "has an errors.AttemptsError below the smithy.OperationError, with what each attempt met, and tells the last one's when something else ended the call",
		Reason:   "what was retried, and how often, is part of what went wrong",
	},
	{
		Name:     "token that comes back",
		Official: "follows it for ever; StopOnDuplicateToken ends only where two tokens in a row are the same",
		Ours:     "it is a paginator.DuplicateTokenError; StopOnDuplicateToken ends cycles of any length",
		Reason:   "a listing must end",
	},
	{
		Name:     "copy of a paginator",
		Official: "a copy of its value pages by itself",
		Ours:     "the two share their place",
		Reason:   "the tokens so far, which tell a cycle, are of one place; Pages and All begin anew with each range",
	},
	{
		Name:     "options that no operation here needs",
		Official: "has Protocol",
		Ours:     "has it not",
		Reason:   "it would replace how responses are read, and with it that no answer is lost",
	},
	{
		Name:     "names left out",
		Official: "exports NewDefaultEndpointResolver, ResolveEndpoint and TypeRegistry",
		Ours:     "does not",
		Reason:   "the first is deprecated in favour of NewDefaultEndpointResolverV2, the second is a middleware of its own, and the third is for Options.Protocol",
	},
	{
		Name:     "methods for schemas",
		Official: "inputs, outputs, structures and exceptions have Serialize, SerializeMembers or Deserialize",
		Ours:     "they have none",
		Reason:   "they serve Options.Protocol alone; encoding/json reads and writes the data",
	},
	{
		Name:     "form of the request body",
		Official: "hands net/http a body that it does not know",
		Ours:     "hands it a bytes.Reader and GetBody",
		Reason:   "else net/http closes connections under responses that are being read, and cannot replay a request on a new connection",
	},
	{
		Name:     "escapes in a request body",
		Official: "escapes DEL, and replaces bytes that are not UTF-8 by U+FFFD itself",
		Ours:     "leaves DEL, and replaces them by the escape of U+FFFD",
		Reason:   "it is the same JSON text, as the SDK's encoder writes it",
	},
	{
		Name:     "body of an error answer",
		Official: "is used up in the response that an error holds",
		Ours:     "can be read there, up to 4 KiB",
		Reason:   "it may say what the error does not",
	},
}
