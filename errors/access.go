package errors

import "github.com/aws/smithy-go"

// The errors that any action of AWS may answer when it is about who asks, in the
// manner of common.go.

// AccessDeniedException is HTTP status 403: the identity lacks a permission that
// the action needs. Correct its policy.
type AccessDeniedException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "AccessDeniedException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *AccessDeniedException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *AccessDeniedException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ExpiredTokenException is HTTP status 403: the session token of the credentials
// has expired. Refresh the credentials.
type ExpiredTokenException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "ExpiredTokenException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ExpiredTokenException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ExpiredTokenException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// IncompleteSignature is HTTP status 403: the request's signature is not in the
// form that AWS expects. Something between the client and the service changes
// headers.
type IncompleteSignature struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "IncompleteSignature")
}

// ErrorMessage gives the message, empty when there is none.
func (e *IncompleteSignature) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *IncompleteSignature) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// InvalidSignatureException is HTTP status 403: the signature does not match the
// request, or its date is too far off. Check the secret key and the clock; a
// clock that is off is corrected and retried by the client itself.
type InvalidSignatureException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "InvalidSignatureException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *InvalidSignatureException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *InvalidSignatureException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// NotAuthorized is HTTP status 401: the identity may not perform the action.
// Correct its policy.
type NotAuthorized struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *NotAuthorized) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *NotAuthorized) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives NotAuthorized, or the override.
func (e *NotAuthorized) ErrorCode() string { return valueOr(e.ErrorCodeOverride, "NotAuthorized") }

// ErrorMessage gives the message, empty when there is none.
func (e *NotAuthorized) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *NotAuthorized) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// OptInRequired is HTTP status 403: the account has not signed up for the
// service, or the region is not enabled for it.
type OptInRequired struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *OptInRequired) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *OptInRequired) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives OptInRequired, or the override.
func (e *OptInRequired) ErrorCode() string { return valueOr(e.ErrorCodeOverride, "OptInRequired") }

// ErrorMessage gives the message, empty when there is none.
func (e *OptInRequired) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *OptInRequired) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// UnrecognizedClientException is HTTP status 403: the access key is not known to
// AWS, or the session token does not belong to it. Check the credentials, and
// that they are for this partition.
type UnrecognizedClientException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "UnrecognizedClientException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *UnrecognizedClientException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *UnrecognizedClientException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }
