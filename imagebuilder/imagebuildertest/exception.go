package imagebuildertest

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/exceptions"
)

const (
	requestIDHeader = "X-Amzn-Requestid"
	errorTypeHeader = "X-Amzn-Errortype"
)

// statusOf returns the documented HTTP status of an error, or one by its fault if its
// code has none.
func statusOf(err smithy.APIError) int {
	if status, ok := exceptions.Status(err.ErrorCode()); ok {
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
