package api

import (
	"log/slog"

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
	_ func(error) string = errors.Advice

	_ func(error) slog.Value = errors.LogValue

	_ func(error) (*errors.AttemptsError, bool) = errors.AsType[*errors.AttemptsError]
	_ func(error, **errors.AttemptsError) bool  = errors.As[*errors.AttemptsError]
	_ func(error, error) bool                   = errors.Is
	_ func(...error) error                      = errors.Join
	_ func(string) error                        = errors.New
	_ func(error) error                         = errors.Unwrap
	_ error                                     = errors.ErrUnsupported
)

// The errors that are not a response of the service.
var (
	_ error = &errors.AttemptsError{Attempts: []error{}, Err: error(nil)}
	_ error = &errors.CredentialsError{Err: error(nil)}
	_ error = &errors.IncompleteResponseError{Received: int64(0), Err: error(nil)}
	_ error = &errors.ResponseTooLargeError{Limit: int64(0)}
)

// The exceptions of Image Builder are the same types under both names.
var (
	_ *errors.AccessDeniedException                = (*types.AccessDeniedException)(nil)
	_ *errors.CallRateLimitExceededException       = (*types.CallRateLimitExceededException)(nil)
	_ *errors.ClientException                      = (*types.ClientException)(nil)
	_ *errors.DryRunOperationException             = (*types.DryRunOperationException)(nil)
	_ *errors.ForbiddenException                   = (*types.ForbiddenException)(nil)
	_ *errors.IdempotentParameterMismatchException = (*types.IdempotentParameterMismatchException)(nil)
	_ *errors.InvalidPaginationTokenException      = (*types.InvalidPaginationTokenException)(nil)
	_ *errors.InvalidParameterCombinationException = (*types.InvalidParameterCombinationException)(nil)
	_ *errors.InvalidParameterException            = (*types.InvalidParameterException)(nil)
	_ *errors.InvalidParameterValueException       = (*types.InvalidParameterValueException)(nil)
	_ *errors.InvalidRequestException              = (*types.InvalidRequestException)(nil)
	_ *errors.InvalidVersionNumberException        = (*types.InvalidVersionNumberException)(nil)
	_ *errors.ResourceAlreadyExistsException       = (*types.ResourceAlreadyExistsException)(nil)
	_ *errors.ResourceDependencyException          = (*types.ResourceDependencyException)(nil)
	_ *errors.ResourceInUseException               = (*types.ResourceInUseException)(nil)
	_ *errors.ResourceNotFoundException            = (*types.ResourceNotFoundException)(nil)
	_ *errors.ServiceException                     = (*types.ServiceException)(nil)
	_ *errors.ServiceQuotaExceededException        = (*types.ServiceQuotaExceededException)(nil)
	_ *errors.ServiceUnavailableException          = (*types.ServiceUnavailableException)(nil)
	_ *errors.TooManyRequestsException             = (*types.TooManyRequestsException)(nil)
)

// The errors that any action may return.
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
