package errors

import "github.com/aws/smithy-go"

// The exceptions that the API reference lists for the workflow operations.

// CallRateLimitExceededException is HTTP status 429: the permitted request rate
// of the operation was exceeded for the account. The client retries it by
// itself, as throttling; when it still comes through, list less often, or wait
// longer between calls.
type CallRateLimitExceededException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *CallRateLimitExceededException) Error() string { return describe(e) }

// ErrorCode gives CallRateLimitExceededException, or the override.
func (e *CallRateLimitExceededException) ErrorCode() string {
	if e == nil {
		return "CallRateLimitExceededException"
	}
	return valueOr(e.ErrorCodeOverride, "CallRateLimitExceededException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *CallRateLimitExceededException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *CallRateLimitExceededException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ClientException is HTTP status 400: the caller has done something wrong: used
// an action or a resource without permission, say, or named a resource that
// does not exist. A workflow execution that the account does not have is
// reported so; check the identifier and the region.
type ClientException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ClientException) Error() string { return describe(e) }

// ErrorCode gives ClientException, or the override.
func (e *ClientException) ErrorCode() string {
	if e == nil {
		return "ClientException"
	}
	return valueOr(e.ErrorCodeOverride, "ClientException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ClientException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ClientException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ForbiddenException is HTTP status 403: the caller is not authorized for the
// operation. Check that the identity may call
// imagebuilder:ListWorkflowStepExecutions.
type ForbiddenException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ForbiddenException) Error() string { return describe(e) }

// ErrorCode gives ForbiddenException, or the override.
func (e *ForbiddenException) ErrorCode() string {
	if e == nil {
		return "ForbiddenException"
	}
	return valueOr(e.ErrorCodeOverride, "ForbiddenException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ForbiddenException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *ForbiddenException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// InvalidPaginationTokenException is HTTP status 400: the pagination token is not
// one that the service gave out for this listing. Start the listing again
// without a token.
type InvalidPaginationTokenException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *InvalidPaginationTokenException) Error() string { return describe(e) }

// ErrorCode gives InvalidPaginationTokenException, or the override.
func (e *InvalidPaginationTokenException) ErrorCode() string {
	if e == nil {
		return "InvalidPaginationTokenException"
	}
	return valueOr(e.ErrorCodeOverride, "InvalidPaginationTokenException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *InvalidPaginationTokenException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *InvalidPaginationTokenException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// InvalidRequestException is HTTP status 400: the request asks for something that
// the service does not support. Correct the request; sending it again will not
// help.
type InvalidRequestException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *InvalidRequestException) Error() string { return describe(e) }

// ErrorCode gives InvalidRequestException, or the override.
func (e *InvalidRequestException) ErrorCode() string {
	if e == nil {
		return "InvalidRequestException"
	}
	return valueOr(e.ErrorCodeOverride, "InvalidRequestException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *InvalidRequestException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultClient].
func (e *InvalidRequestException) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// ServiceException is HTTP status 500: the service met an error that it could not
// recover from. The client retries it by itself.
type ServiceException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ServiceException) Error() string { return describe(e) }

// ErrorCode gives ServiceException, or the override.
func (e *ServiceException) ErrorCode() string {
	if e == nil {
		return "ServiceException"
	}
	return valueOr(e.ErrorCodeOverride, "ServiceException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ServiceException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultServer].
func (e *ServiceException) ErrorFault() smithy.ErrorFault { return smithy.FaultServer }

// ServiceUnavailableException is HTTP status 503: the service cannot process the
// request at this time. The client retries it by itself.
type ServiceUnavailableException struct {
	// Message is what the service said, or how the body of its answer begins
	// where that says nothing; nil when there was no body.
	Message *string

	// ErrorCodeOverride replaces the code that ErrorCode reports.
	ErrorCodeOverride *string
}

// Error gives the code and the message on one line.
func (e *ServiceUnavailableException) Error() string { return describe(e) }

// ErrorCode gives ServiceUnavailableException, or the override.
func (e *ServiceUnavailableException) ErrorCode() string {
	if e == nil {
		return "ServiceUnavailableException"
	}
	return valueOr(e.ErrorCodeOverride, "ServiceUnavailableException")
}

// ErrorMessage gives the message, empty when there is none.
func (e *ServiceUnavailableException) ErrorMessage() string { return valueOr(e.Message, "") }

// ErrorFault gives [smithy.FaultServer].
func (e *ServiceUnavailableException) ErrorFault() smithy.ErrorFault { return smithy.FaultServer }
