package errors

import (
	"strings"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// FromCode gives the typed exception of an error code, without regard to case,
// with the message that the service sent, nil for none. A code that has no type
// here gives a *[smithy.GenericAPIError] with that code and message, in which
// whatever does not print on one line is escaped.
func FromCode(code string, message *string) smithy.APIError {
	switch strings.ToLower(code) {
	case "accessdeniedexception":
		return &AccessDeniedException{Message: message}
	case "callratelimitexceededexception":
		return &CallRateLimitExceededException{Message: message}
	case "clientexception":
		return &ClientException{Message: message}
	case "expiredtokenexception":
		return &ExpiredTokenException{Message: message}
	case "forbiddenexception":
		return &ForbiddenException{Message: message}
	case "incompletesignature":
		return &IncompleteSignature{Message: message}
	case "internalfailure":
		return &InternalFailure{Message: message}
	case "invalidpaginationtokenexception":
		return &InvalidPaginationTokenException{Message: message}
	case "invalidrequestexception":
		return &InvalidRequestException{Message: message}
	case "invalidsignatureexception":
		return &InvalidSignatureException{Message: message}
	case "malformedhttprequestexception":
		return &MalformedHttpRequestException{Message: message}
	case "notauthorized":
		return &NotAuthorized{Message: message}
	case "optinrequired":
		return &OptInRequired{Message: message}
	case "requestabortedexception":
		return &RequestAbortedException{Message: message}
	case "requestentitytoolargeexception":
		return &RequestEntityTooLargeException{Message: message}
	case "requestexpired":
		return &RequestExpired{Message: message}
	case "requesttimeoutexception":
		return &RequestTimeoutException{Message: message}
	case "serviceexception":
		return &ServiceException{Message: message}
	case "serviceunavailable":
		return &ServiceUnavailable{Message: message}
	case "serviceunavailableexception":
		return &ServiceUnavailableException{Message: message}
	case "throttlingexception":
		return &ThrottlingException{Message: message}
	case "unknownoperationexception":
		return &UnknownOperationException{Message: message}
	case "unrecognizedclientexception":
		return &UnrecognizedClientException{Message: message}
	case "validationerror":
		return &ValidationError{Message: message}
	}
	return &smithy.GenericAPIError{Code: oneline.Escape(code), Message: oneline.Escape(valueOr(message, ""))}
}

func describe(e smithy.APIError) string {
	return e.ErrorCode() + ": " + oneline.Escape(e.ErrorMessage())
}

// asGeneric answers errors.As for a *smithy.GenericAPIError.
func asGeneric(e smithy.APIError, target any) bool {
	generic, ok := target.(**smithy.GenericAPIError)
	if ok {
		*generic = &smithy.GenericAPIError{Code: e.ErrorCode(), Message: e.ErrorMessage(), Fault: e.ErrorFault()}
	}
	return ok
}

func valueOr(s *string, fallback string) string {
	if s == nil {
		return fallback
	}
	return *s
}
