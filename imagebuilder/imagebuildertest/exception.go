package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/aws/smithy-go"
)

const (
	requestIDHeader = "X-Amzn-Requestid"
	errorTypeHeader = "X-Amzn-Errortype"
)

// statuses holds the documented HTTP status of each error code.
var statuses = map[string]int{
	"CallRateLimitExceededException":       http.StatusTooManyRequests,
	"ClientException":                      http.StatusBadRequest,
	"ForbiddenException":                   http.StatusForbidden,
	"IdempotentParameterMismatchException": http.StatusBadRequest,
	"InvalidPaginationTokenException":      http.StatusBadRequest,
	"InvalidParameterValueException":       http.StatusBadRequest,
	"InvalidRequestException":              http.StatusBadRequest,
	"ResourceInUseException":               http.StatusBadRequest,
	"ResourceNotFoundException":            http.StatusNotFound,
	"ServiceException":                     http.StatusInternalServerError,
	"ServiceUnavailableException":          http.StatusServiceUnavailable,

	// Errors common to all actions.
	"AccessDeniedException":          http.StatusForbidden,
	"ExpiredTokenException":          http.StatusForbidden,
	"IncompleteSignature":            http.StatusForbidden,
	"InternalFailure":                http.StatusInternalServerError,
	"InvalidSignatureException":      http.StatusForbidden,
	"MalformedHttpRequestException":  http.StatusBadRequest,
	"NotAuthorized":                  http.StatusUnauthorized,
	"OptInRequired":                  http.StatusForbidden,
	"RequestAbortedException":        http.StatusBadRequest,
	"RequestEntityTooLargeException": http.StatusRequestEntityTooLarge,
	"RequestExpired":                 http.StatusBadRequest,
	"RequestTimeoutException":        http.StatusRequestTimeout,
	"ServiceUnavailable":             http.StatusServiceUnavailable,
	"ThrottlingException":            http.StatusBadRequest,
	"UnknownOperationException":      http.StatusNotFound,
	"UnrecognizedClientException":    http.StatusForbidden,
	"ValidationError":                http.StatusBadRequest,

	// Not documented for Image Builder.
	"MissingAuthenticationTokenException": http.StatusForbidden,
}

func statusOf(err smithy.APIError) int {
	if status, ok := statuses[err.ErrorCode()]; ok {
		return status
	}
	if err.ErrorFault() == smithy.FaultServer {
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}

// refusal makes the error by which the server refuses a request.
func refusal(code, format string, args ...any) smithy.APIError {
	return &smithy.GenericAPIError{Code: code, Message: fmt.Sprintf(format, args...)}
}

func writeException(w http.ResponseWriter, status int, err smithy.APIError) {
	w.Header().Set(errorTypeHeader, err.ErrorCode())
	writeJSON(w, status, struct {
		Message string `json:"message,omitempty"`
	}{err.ErrorMessage()})
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		panic(err) // every value given here is made of strings and checked JSON
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
