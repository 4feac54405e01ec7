package errors

import "github.com/aws/smithy-go"

// The errors that any action of AWS may answer, which the operation's own page
// leaves out. The HTTP status is the documented one, not a promise. The official
// client has no types for them, and gives each as a *smithy.GenericAPIError.

// AccessDeniedException, HTTP status 403: the identity lacks a permission that the action needs. Correct its policy.
type AccessDeniedException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *AccessDeniedException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *AccessDeniedException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives AccessDeniedException, or the override.
func (e *AccessDeniedException) ErrorCode() string {
	if e == nil {
		return "AccessDeniedException"
	}
	return valueOr(e.ErrorCodeOverride, "AccessDeniedException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *AccessDeniedException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *AccessDeniedException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ExpiredTokenException, HTTP status 403: the session token of the credentials has expired. Refresh the credentials.
type ExpiredTokenException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ExpiredTokenException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *ExpiredTokenException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives ExpiredTokenException, or the override.
func (e *ExpiredTokenException) ErrorCode() string {
	if e == nil {
		return "ExpiredTokenException"
	}
	return valueOr(e.ErrorCodeOverride, "ExpiredTokenException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ExpiredTokenException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ExpiredTokenException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// IncompleteSignature, HTTP status 403: the request's signature is not in the form that AWS expects. Something between
// the client and the service changes headers.
type IncompleteSignature struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *IncompleteSignature) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *IncompleteSignature) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives IncompleteSignature, or the override.
func (e *IncompleteSignature) ErrorCode() string {
	if e == nil {
		return "IncompleteSignature"
	}
	return valueOr(e.ErrorCodeOverride, "IncompleteSignature")
}

// ErrorMessage gives the message, empty when there is none.
func (e *IncompleteSignature) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *IncompleteSignature) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// InternalFailure, HTTP status 500: the service failed for a reason of its own. The client retries it by itself.
type InternalFailure struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *InternalFailure) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *InternalFailure) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives InternalFailure, or the override.
func (e *InternalFailure) ErrorCode() string {
	if e == nil {
		return "InternalFailure"
	}
	return valueOr(e.ErrorCodeOverride, "InternalFailure")
}

// ErrorMessage gives the message, empty when there is none.
func (e *InternalFailure) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultServer].
func (e *InternalFailure) ErrorFault() smithy.ErrorFault { return smithy.FaultServer }

// InvalidSignatureException, HTTP status 403: the signature does not match the request, or its date is too far off. Check the
// secret key and the clock; a clock that is off is corrected and retried by
// the client itself.
type InvalidSignatureException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *InvalidSignatureException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *InvalidSignatureException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives InvalidSignatureException, or the override.
func (e *InvalidSignatureException) ErrorCode() string {
	if e == nil {
		return "InvalidSignatureException"
	}
	return valueOr(e.ErrorCodeOverride, "InvalidSignatureException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *InvalidSignatureException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *InvalidSignatureException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// MalformedHttpRequestException, HTTP status 400: the request is not well-formed HTTP: its body could not be decompressed, say.
// Something between the client and the service changes it.
type MalformedHttpRequestException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *MalformedHttpRequestException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *MalformedHttpRequestException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives MalformedHttpRequestException, or the override.
func (e *MalformedHttpRequestException) ErrorCode() string {
	if e == nil {
		return "MalformedHttpRequestException"
	}
	return valueOr(e.ErrorCodeOverride, "MalformedHttpRequestException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *MalformedHttpRequestException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *MalformedHttpRequestException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// NotAuthorized, HTTP status 401: the identity may not perform the action. Correct its policy.
type NotAuthorized struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *NotAuthorized) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *NotAuthorized) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives NotAuthorized, or the override.
func (e *NotAuthorized) ErrorCode() string {
	if e == nil {
		return "NotAuthorized"
	}
	return valueOr(e.ErrorCodeOverride, "NotAuthorized")
}

// ErrorMessage gives the message, empty when there is none.
func (e *NotAuthorized) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *NotAuthorized) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// OptInRequired, HTTP status 403: the account has not signed up for the service, or the region is not enabled for
// it.
type OptInRequired struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *OptInRequired) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *OptInRequired) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives OptInRequired, or the override.
func (e *OptInRequired) ErrorCode() string {
	if e == nil {
		return "OptInRequired"
	}
	return valueOr(e.ErrorCodeOverride, "OptInRequired")
}

// ErrorMessage gives the message, empty when there is none.
func (e *OptInRequired) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *OptInRequired) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestAbortedException, HTTP status 400: the request was given up before the service could answer it. Send it again.
type RequestAbortedException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *RequestAbortedException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *RequestAbortedException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives RequestAbortedException, or the override.
func (e *RequestAbortedException) ErrorCode() string {
	if e == nil {
		return "RequestAbortedException"
	}
	return valueOr(e.ErrorCodeOverride, "RequestAbortedException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *RequestAbortedException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestAbortedException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestEntityTooLargeException, HTTP status 413: the request body is larger than the service takes.
type RequestEntityTooLargeException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *RequestEntityTooLargeException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *RequestEntityTooLargeException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives RequestEntityTooLargeException, or the override.
func (e *RequestEntityTooLargeException) ErrorCode() string {
	if e == nil {
		return "RequestEntityTooLargeException"
	}
	return valueOr(e.ErrorCodeOverride, "RequestEntityTooLargeException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *RequestEntityTooLargeException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestEntityTooLargeException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestExpired, HTTP status 400: the request reached the service too long after its date. Check the clock.
type RequestExpired struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *RequestExpired) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *RequestExpired) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives RequestExpired, or the override.
func (e *RequestExpired) ErrorCode() string {
	if e == nil {
		return "RequestExpired"
	}
	return valueOr(e.ErrorCodeOverride, "RequestExpired")
}

// ErrorMessage gives the message, empty when there is none.
func (e *RequestExpired) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestExpired) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestTimeoutException, HTTP status 408: the request did not arrive whole in time. The client retries it by itself.
type RequestTimeoutException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *RequestTimeoutException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *RequestTimeoutException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives RequestTimeoutException, or the override.
func (e *RequestTimeoutException) ErrorCode() string {
	if e == nil {
		return "RequestTimeoutException"
	}
	return valueOr(e.ErrorCodeOverride, "RequestTimeoutException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *RequestTimeoutException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestTimeoutException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ServiceUnavailable, HTTP status 503: the service is down for the moment. The client retries it by itself.
type ServiceUnavailable struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ServiceUnavailable) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *ServiceUnavailable) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives ServiceUnavailable, or the override.
func (e *ServiceUnavailable) ErrorCode() string {
	if e == nil {
		return "ServiceUnavailable"
	}
	return valueOr(e.ErrorCodeOverride, "ServiceUnavailable")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ServiceUnavailable) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultServer].
func (e *ServiceUnavailable) ErrorFault() smithy.ErrorFault { return smithy.FaultServer }

// ThrottlingException, HTTP status 400: the request was denied to keep within a rate. The client retries it by itself.
type ThrottlingException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ThrottlingException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *ThrottlingException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives ThrottlingException, or the override.
func (e *ThrottlingException) ErrorCode() string {
	if e == nil {
		return "ThrottlingException"
	}
	return valueOr(e.ErrorCodeOverride, "ThrottlingException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ThrottlingException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ThrottlingException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// UnknownOperationException, HTTP status 404: the service does not know the operation. Check the endpoint.
type UnknownOperationException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *UnknownOperationException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *UnknownOperationException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives UnknownOperationException, or the override.
func (e *UnknownOperationException) ErrorCode() string {
	if e == nil {
		return "UnknownOperationException"
	}
	return valueOr(e.ErrorCodeOverride, "UnknownOperationException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *UnknownOperationException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *UnknownOperationException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// UnrecognizedClientException, HTTP status 403: the access key is not known to AWS, or the session token does not belong to it.
// Check the credentials, and that they are for this partition.
type UnrecognizedClientException struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *UnrecognizedClientException) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *UnrecognizedClientException) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives UnrecognizedClientException, or the override.
func (e *UnrecognizedClientException) ErrorCode() string {
	if e == nil {
		return "UnrecognizedClientException"
	}
	return valueOr(e.ErrorCodeOverride, "UnrecognizedClientException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *UnrecognizedClientException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *UnrecognizedClientException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ValidationError, HTTP status 400: an input does not meet the constraints of the service.
type ValidationError struct {
	// Message is what the service said; nil when it said nothing.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ValidationError) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *ValidationError) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives ValidationError, or the override.
func (e *ValidationError) ErrorCode() string {
	if e == nil {
		return "ValidationError"
	}
	return valueOr(e.ErrorCodeOverride, "ValidationError")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ValidationError) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ValidationError) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }
