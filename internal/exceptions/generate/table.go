package main

// exception is a row of the table: an error code that Image Builder or a service
// in front of it returns.
type exception struct {
	name   string
	status int // the documented HTTP status
	origin origin

	throttling bool // the request rate is too high
	retried    bool // the client retries it

	means  string // completes "X is HTTP status N: "
	advice string // what to do, in one line
}

// origin is the source of a code. It determines whether the code has a type here.
type origin int

const (
	// modelled exceptions are in the model of Image Builder. The official client has
	// a type for each.
	modelled origin = iota
	// common errors are documented for any action of AWS. The official client
	// returns a *smithy.GenericAPIError.
	common
	// both is an exception that AWS documents for any action and that newer models
	// of Image Builder have too.
	both
	// untyped codes are documented elsewhere. They have advice, but no type.
	untyped
)

func (e exception) isTyped() bool    { return e.origin != untyped }
func (e exception) isModelled() bool { return e.origin == modelled || e.origin == both }
func (e exception) isCommon() bool   { return e.origin == common || e.origin == both }

const (
	allowAction      = "Grant the identity the action: its own policies do not, or a policy of the organization, the session or the VPC endpoint denies it."
	checkIdentifier  = "Check the identifier, and that the Region and the account are those of the resource."
	checkCredentials = "Check the access key and the session token, and that they are for this partition. If the Region must be enabled first, enable it for the account and use session tokens of a regional STS endpoint: those of the global endpoint are not valid there by default."
	checkSignature   = "Check the secret access key and this machine's clock, and that no proxy or middleware changes the signed request."
	checkClock       = "Correct this machine's clock."
	checkOperation   = "Check the endpoint: the service there does not have this operation. Emulators of AWS often lack it; package imagebuildertest has it."
	correctRequest   = "Correct the request as the message says; sending it again does not help."
	newCredentials   = "Get new credentials: these have expired."
	notChanged       = "Find the proxy or middleware that changes the request in transit."
	signRequest      = "Configure credentials if the request was not signed. If it was, check the endpoint: it belongs to another service."
	tryLater         = "Try again in a few minutes. If the failure persists, give AWS Support the request ID."
	waitForRate      = "Wait a minute, then send requests less often."
)

var table = []exception{
	{
		"AccessDeniedException", 403, both, false, false,
		"the identity is not allowed to perform the action.", allowAction,
	},
	{
		"CallRateLimitExceededException", 429, modelled, true, true,
		"the account exceeds the permitted request rate, possibly that of the Amazon EC2 APIs that Image Builder calls for it.", waitForRate,
	},
	{
		"ClientException", 400, modelled, false, false,
		"the request is wrong. It names a resource that the account does not have, for example, or a value that fails a check.", checkIdentifier,
	},
	{
		"DryRunOperationException", 412, modelled, false, false,
		"the dry run succeeded, and nothing was changed.", "Send the request without DryRun to make the change.",
	},
	{
		"ForbiddenException", 403, modelled, false, false,
		"the identity is not authorized for the action.", allowAction,
	},
	{
		"IdempotentParameterMismatchException", 400, modelled, false, false,
		"the client token was used before, with other parameters.", "Check whether the earlier request with this client token already had the intended effect, for example because only the reason of a step action differs. If not, use a new token.",
	},
	{
		"InvalidPaginationTokenException", 400, modelled, false, false,
		"the pagination token does not belong to this listing.", "List again from the first page, without a token.",
	},
	{
		"InvalidParameterCombinationException", 400, modelled, false, false,
		"the parameters cannot be used together, or one requires another.", correctRequest,
	},
	{
		"InvalidParameterException", 400, modelled, false, false,
		"a parameter is not valid.", correctRequest,
	},
	{
		"InvalidParameterValueException", 400, modelled, false, false,
		"the value of a parameter is not valid.", correctRequest,
	},
	{
		"InvalidRequestException", 400, modelled, false, false,
		"the request is malformed, or asks for something that the service does not support.", correctRequest,
	},
	{
		"InvalidVersionNumberException", 400, modelled, false, false,
		"a version number is out of range or malformed.", "Use a version of the form major.minor.patch, such as 1.0.2.",
	},
	{
		"ResourceAlreadyExistsException", 400, modelled, false, false,
		"the resource already exists.", "Use the existing resource, or choose another name or version.",
	},
	{
		"ResourceDependencyException", 400, modelled, false, false,
		"other resources depend on the resource to change or delete.", "Delete the dependent resources first; the message names them.",
	},
	{
		"ResourceInUseException", 400, modelled, false, false,
		"the resource is in use.", "Try again when the resource is no longer in use.",
	},
	{
		"ResourceNotFoundException", 404, modelled, false, false,
		"a resource in the request does not exist.", checkIdentifier,
	},
	{
		"ServiceException", 500, modelled, false, true,
		"the service failed.", tryLater,
	},
	{
		"ServiceQuotaExceededException", 402, modelled, false, false,
		"the account has reached a quota of the service.", "Delete unused resources, or request a higher quota.",
	},
	{
		"ServiceUnavailableException", 503, modelled, false, true,
		"the service cannot process the request at this time.", tryLater,
	},
	{
		"TooManyRequestsException", 429, modelled, true, true,
		"the account sends too many requests for the operation.", waitForRate,
	},

	{
		"ExpiredTokenException", 403, common, false, false,
		"the session token has expired.", newCredentials,
	},
	{
		"IncompleteSignature", 403, common, false, false,
		"the signature is malformed.", notChanged,
	},
	{
		"InternalFailure", 500, common, false, true,
		"the service failed.", tryLater,
	},
	{
		"InvalidSignatureException", 403, common, false, false,
		"the signature does not match the request, is too old, or is for another Region or service. If the clock is wrong, the client corrects the time and retries.", checkSignature,
	},
	{
		"MalformedHttpRequestException", 400, common, false, false,
		"the request is not well-formed HTTP. Its body could not be decompressed, for example.", notChanged,
	},
	{
		"NotAuthorized", 401, common, false, false,
		"the identity is not allowed to perform the action.", allowAction,
	},
	{
		"OptInRequired", 403, common, false, false,
		"the account has not signed up for the service, or has not enabled the Region.", "Enable the Region for the account, or use another Region.",
	},
	{
		"RequestAbortedException", 400, common, false, false,
		"the request was aborted before the service responded.", "Send the request again, with the same client token if it has one.",
	},
	{
		"RequestEntityTooLargeException", 413, common, false, false,
		"the body of the request is larger than the service accepts.", "Send a smaller request.",
	},
	{
		"RequestExpired", 400, common, false, false,
		"the request reached the service too long after its date. If the clock is wrong, the client corrects the time and retries.", checkClock,
	},
	{
		"RequestTimeoutException", 408, common, false, true,
		"the request did not arrive completely in time.", "Try again, and check the network if the failure persists.",
	},
	{
		"ServiceUnavailable", 503, common, false, true,
		"the service is temporarily unavailable.", tryLater,
	},
	{
		"ThrottlingException", 400, common, true, true,
		"the request rate is too high.", waitForRate,
	},
	{
		"UnknownOperationException", 404, common, false, false,
		"the endpoint does not know the operation.", checkOperation,
	},
	{
		"UnrecognizedClientException", 403, common, false, false,
		"AWS does not know the access key, or the session token is not valid for it in this Region.", checkCredentials,
	},
	{
		"ValidationError", 400, common, false, false,
		"an input does not meet the constraints of the service.", correctRequest,
	},

	{
		"AccessDenied", 403, untyped, false, false,
		"the identity is not allowed to perform the action.", allowAction,
	},
	{
		"ExpiredToken", 403, untyped, false, false,
		"the session token has expired.", newCredentials,
	},
	{
		"IncompleteSignatureException", 403, untyped, false, false,
		"the signature is malformed.", notChanged,
	},
	{
		"InvalidClientTokenId", 403, untyped, false, false,
		"AWS does not know the access key, or the session token is not valid for it in this Region.", checkCredentials,
	},
	{
		"MissingAuthenticationToken", 403, untyped, false, false,
		"the request is not signed.", signRequest,
	},
	{
		"MissingAuthenticationTokenException", 403, untyped, false, false,
		"the request is not signed.", signRequest,
	},
	{
		"RequestTimeTooSkewed", 403, untyped, false, false,
		"the date of the request is too far from the time of the service.", checkClock,
	},
	{
		"SignatureDoesNotMatch", 403, untyped, false, false,
		"the signature does not match the request.", checkSignature,
	},
	{
		"UnknownOperation", 404, untyped, false, false,
		"the endpoint does not know the operation.", checkOperation,
	},
	{
		"ValidationException", 400, untyped, false, false,
		"an input does not meet the constraints of the service.", correctRequest,
	},
}
