// Package exceptions knows the error codes of Image Builder: the type and the
// HTTP status of each. It is for the client, which makes errors of responses, and
// for the test service, which makes responses of errors.
package exceptions

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

//go:generate go run ./generate ../..

// What an error keeps of a response. Those of AWS are shorter: the longest messages
// are encoded authorization failures.
const (
	maxCode    = 256
	maxMessage = 16 << 10
)

// FromCode returns the typed exception of an error code, regardless of case, with
// the message of the response, which is nil if there was none. A code without a
// type returns a *[smithy.GenericAPIError], in which what does not print on one
// line is escaped. A longer message or code than AWS sends is cut, and says so.
func FromCode(code string, message *string) smithy.APIError {
	if len(code) <= maxCode {
		if exception := typed(code, bounded(message)); exception != nil {
			return exception
		}
	}
	return &smithy.GenericAPIError{
		Code:    oneline.Within(code, maxCode, oneline.Escape),
		Message: oneline.Within(aws.ToString(message), maxMessage, oneline.Escape),
	}
}

func bounded(message *string) *string {
	if message == nil || len(*message) <= maxMessage {
		return message
	}
	return aws.String(oneline.Cut(*message, maxMessage))
}

// Status returns the documented HTTP status of an error code, and whether the code
// is known.
func Status(code string) (int, bool) {
	status, ok := statuses[code]
	return status, ok
}
