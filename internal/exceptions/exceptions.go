// Package exceptions has the type and the HTTP status of each error code of Image
// Builder. The client uses it to turn responses into errors, and the test service to
// turn errors into responses.
package exceptions

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

//go:generate go run ./generate ../..

// The limits of an error's text in bytes. AWS sends less: its longest messages are
// encoded authorization failures.
const (
	maxCode    = 256
	maxMessage = 16 << 10
)

// FromCode returns the typed exception for an error code, regardless of case, with
// the message of the response, or nil if there was none. For a code without a type it
// returns a *[smithy.GenericAPIError], escaped to print on one line. An overlong
// message or code is cut and ends with its original length.
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
