package api

import (
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// The questions of package errors, and what it has of the standard library.
var (
	_ func(error) string = errors.Code
	_ func(error) string = errors.Message
	_ func(error) string = errors.RequestID
	_ func(error) int    = errors.HTTPStatus
	_ func(error) int    = errors.Attempts
	_ func(error) bool   = errors.IsThrottling
	_ func(error) bool   = errors.IsRetryable

	_ func(code string, message *string) smithy.APIError = errors.FromCode

	_ func(error) (*errors.AttemptsError, bool) = errors.AsType[*errors.AttemptsError]
	_ func(error, any) bool                     = errors.As
	_ func(error, error) bool                   = errors.Is
	_ func(...error) error                      = errors.Join
	_ func(string) error                        = errors.New
	_ func(error) error                         = errors.Unwrap
	_ error                                     = errors.ErrUnsupported
)

// The errors that are not an answer of the service.
var (
	_ error = &errors.AttemptsError{Attempts: []error{}, Err: error(nil)}
	_ error = &errors.IncompleteResponseError{Received: int64(0), Err: error(nil)}
	_ error = &errors.ResponseTooLargeError{Limit: int64(0)}
)

// The exceptions of the operation are the same types under both names.
var (
	_ *errors.CallRateLimitExceededException  = (*types.CallRateLimitExceededException)(nil)
	_ *errors.ClientException                 = (*types.ClientException)(nil)
	_ *errors.ForbiddenException              = (*types.ForbiddenException)(nil)
	_ *errors.InvalidPaginationTokenException = (*types.InvalidPaginationTokenException)(nil)
	_ *errors.InvalidRequestException         = (*types.InvalidRequestException)(nil)
	_ *errors.ServiceException                = (*types.ServiceException)(nil)
	_ *errors.ServiceUnavailableException     = (*types.ServiceUnavailableException)(nil)
)

// The errors that any action may answer.
var (
	text *string

	_ = []smithy.APIError{
		&errors.AccessDeniedException{Message: text, ErrorCodeOverride: text},
		&errors.ExpiredTokenException{Message: text, ErrorCodeOverride: text},
		&errors.IncompleteSignature{Message: text, ErrorCodeOverride: text},
		&errors.InternalFailure{Message: text, ErrorCodeOverride: text},
		&errors.InvalidSignatureException{Message: text, ErrorCodeOverride: text},
		&errors.MalformedHttpRequestException{Message: text, ErrorCodeOverride: text},
		&errors.NotAuthorized{Message: text, ErrorCodeOverride: text},
		&errors.OptInRequired{Message: text, ErrorCodeOverride: text},
		&errors.RequestAbortedException{Message: text, ErrorCodeOverride: text},
		&errors.RequestEntityTooLargeException{Message: text, ErrorCodeOverride: text},
		&errors.RequestExpired{Message: text, ErrorCodeOverride: text},
		&errors.RequestTimeoutException{Message: text, ErrorCodeOverride: text},
		&errors.ServiceUnavailable{Message: text, ErrorCodeOverride: text},
		&errors.ThrottlingException{Message: text, ErrorCodeOverride: text},
		&errors.UnknownOperationException{Message: text, ErrorCodeOverride: text},
		&errors.UnrecognizedClientException{Message: text, ErrorCodeOverride: text},
		&errors.ValidationError{Message: text, ErrorCodeOverride: text},
	}
)
