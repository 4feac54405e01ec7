package errors

import "github.com/aws/smithy-go"

// The errors that any action of AWS may answer, which the operation's own page
// leaves out. The HTTP status is the documented one, not a promise. The official
// client has no types for them, and gives each as a *smithy.GenericAPIError.

// InternalFailure is HTTP status 500: the service failed for a reason of its own.
// The client retries it by itself.
type InternalFailure struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *InternalFailure) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *InternalFailure) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives InternalFailure, or the override.
func (e *InternalFailure) ErrorCode() string { return valueOr(e.ErrorCodeOverride, "InternalFailure") }

// ErrorMessage gives the message, empty when there is none.
func (e *InternalFailure) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultServer].
func (e *InternalFailure) ErrorFault() smithy.ErrorFault { return smithy.FaultServer }

// MalformedHttpRequestException is HTTP status 400: the request is not
// well-formed HTTP: its body could not be decompressed, say. Something between
// the client and the service changes it.
type MalformedHttpRequestException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "MalformedHttpRequestException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *MalformedHttpRequestException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *MalformedHttpRequestException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestAbortedException is HTTP status 400: the request was given up before the
// service could answer it. The client does not send it again by itself; listing
// is safe to repeat.
type RequestAbortedException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "RequestAbortedException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *RequestAbortedException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestAbortedException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestEntityTooLargeException is HTTP status 413: the request body is larger
// than the service takes.
type RequestEntityTooLargeException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "RequestEntityTooLargeException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *RequestEntityTooLargeException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestEntityTooLargeException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestExpired is HTTP status 400: the request reached the service too long
// after its date. Check the clock.
type RequestExpired struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *RequestExpired) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *RequestExpired) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives RequestExpired, or the override.
func (e *RequestExpired) ErrorCode() string { return valueOr(e.ErrorCodeOverride, "RequestExpired") }

// ErrorMessage gives the message, empty when there is none.
func (e *RequestExpired) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestExpired) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// RequestTimeoutException is HTTP status 408: the request did not arrive whole in
// time. The client retries it by itself.
type RequestTimeoutException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "RequestTimeoutException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *RequestTimeoutException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *RequestTimeoutException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ServiceUnavailable is HTTP status 503: the service is down for the moment. The
// client retries it by itself.
type ServiceUnavailable struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "ServiceUnavailable")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ServiceUnavailable) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultServer].
func (e *ServiceUnavailable) ErrorFault() smithy.ErrorFault { return smithy.FaultServer }

// ThrottlingException is HTTP status 400: the request was denied to keep within a
// rate. The client retries it by itself.
type ThrottlingException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "ThrottlingException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ThrottlingException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ThrottlingException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// UnknownOperationException is HTTP status 404: the service does not know the
// operation. Check the endpoint.
type UnknownOperationException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
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
	return valueOr(e.ErrorCodeOverride, "UnknownOperationException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *UnknownOperationException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *UnknownOperationException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ValidationError is HTTP status 400: an input does not meet the constraints of
// the service.
type ValidationError struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ValidationError) Error() string { return "api error " + describe(e) }

// As lets code that knows only *[smithy.GenericAPIError] find the error as one.
func (e *ValidationError) As(target any) bool { return asGeneric(e, target) }

// ErrorCode gives ValidationError, or the override.
func (e *ValidationError) ErrorCode() string { return valueOr(e.ErrorCodeOverride, "ValidationError") }

// ErrorMessage gives the message, empty when there is none.
func (e *ValidationError) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ValidationError) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }
