package types

import "github.com/seed-78d42d54/imagebuilder-go/errors"

// CallRateLimitExceededException and the others are the exceptions that the API
// reference lists for the workflow operations, under
// the names that code written for the official client finds them by. They are
// documented in package errors.
type (
	CallRateLimitExceededException  = errors.CallRateLimitExceededException
	ClientException                 = errors.ClientException
	ForbiddenException              = errors.ForbiddenException
	InvalidPaginationTokenException = errors.InvalidPaginationTokenException
	InvalidRequestException         = errors.InvalidRequestException
	ServiceException                = errors.ServiceException
	ServiceUnavailableException     = errors.ServiceUnavailableException
)
