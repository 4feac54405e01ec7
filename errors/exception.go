package errors

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/aws/smithy-go"
)

var exceptions = map[string]func(message *string) smithy.APIError{
	"accessdeniedexception":           func(m *string) smithy.APIError { return &AccessDeniedException{Message: m} },
	"callratelimitexceededexception":  func(m *string) smithy.APIError { return &CallRateLimitExceededException{Message: m} },
	"clientexception":                 func(m *string) smithy.APIError { return &ClientException{Message: m} },
	"expiredtokenexception":           func(m *string) smithy.APIError { return &ExpiredTokenException{Message: m} },
	"forbiddenexception":              func(m *string) smithy.APIError { return &ForbiddenException{Message: m} },
	"incompletesignature":             func(m *string) smithy.APIError { return &IncompleteSignature{Message: m} },
	"internalfailure":                 func(m *string) smithy.APIError { return &InternalFailure{Message: m} },
	"invalidpaginationtokenexception": func(m *string) smithy.APIError { return &InvalidPaginationTokenException{Message: m} },
	"invalidrequestexception":         func(m *string) smithy.APIError { return &InvalidRequestException{Message: m} },
	"invalidsignatureexception":       func(m *string) smithy.APIError { return &InvalidSignatureException{Message: m} },
	"malformedhttprequestexception":   func(m *string) smithy.APIError { return &MalformedHttpRequestException{Message: m} },
	"notauthorized":                   func(m *string) smithy.APIError { return &NotAuthorized{Message: m} },
	"optinrequired":                   func(m *string) smithy.APIError { return &OptInRequired{Message: m} },
	"requestabortedexception":         func(m *string) smithy.APIError { return &RequestAbortedException{Message: m} },
	"requestentitytoolargeexception":  func(m *string) smithy.APIError { return &RequestEntityTooLargeException{Message: m} },
	"requestexpired":                  func(m *string) smithy.APIError { return &RequestExpired{Message: m} },
	"requesttimeoutexception":         func(m *string) smithy.APIError { return &RequestTimeoutException{Message: m} },
	"serviceexception":                func(m *string) smithy.APIError { return &ServiceException{Message: m} },
	"serviceunavailable":              func(m *string) smithy.APIError { return &ServiceUnavailable{Message: m} },
	"serviceunavailableexception":     func(m *string) smithy.APIError { return &ServiceUnavailableException{Message: m} },
	"throttlingexception":             func(m *string) smithy.APIError { return &ThrottlingException{Message: m} },
	"unknownoperationexception":       func(m *string) smithy.APIError { return &UnknownOperationException{Message: m} },
	"unrecognizedclientexception":     func(m *string) smithy.APIError { return &UnrecognizedClientException{Message: m} },
	"validationerror":                 func(m *string) smithy.APIError { return &ValidationError{Message: m} },
}

// FromCode gives the typed exception of an error code, without regard to case,
// with the message that the service sent, nil for none. A code that has no type
// here gives a *[smithy.GenericAPIError] with that code.
func FromCode(code string, message *string) smithy.APIError {
	if exception, ok := exceptions[strings.ToLower(code)]; ok {
		return exception(message)
	}
	return &smithy.GenericAPIError{Code: code, Message: oneLine(valueOr(message, ""))}
}

func describe(e smithy.APIError) string {
	return e.ErrorCode() + ": " + oneLine(e.ErrorMessage())
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

// oneLine escapes what would break a line or steer a terminal: messages come
// from the network.
func oneLine(s string) string {
	if !strings.ContainsFunc(s, isUnprintable) {
		return s
	}
	quoted := strconv.Quote(s)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

func isUnprintable(r rune) bool {
	return r == unicode.ReplacementChar || !unicode.IsPrint(r)
}
