package responses

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// maxErrorBytes limits the body of an error response. AWS's have some hundred bytes.
const maxErrorBytes = 64 << 10

// unknownError is the code that the SDK's clients report for an error response
// without one.
const unknownError = "UnknownError"

// readError returns the error of a response. A code in the header counts even if the
// body cannot be read.
func (m *deserializer) readError(ctx context.Context, request any, response *smithyhttp.Response) error {
	body := bound(ctx, response, m.MaxBytes)
	content, err := io.ReadAll(body)
	codeInHeader := sanitizeCode(response.Header.Get("X-Amzn-ErrorType"))
	hidden := secrets.Of(headerOf(request))
	reduce(ctx, response, hidden)
	keepBody(response, hidden.HideInExcerpt(string(content)))
	if ctx.Err() != nil && err != nil {
		return err
	}

	description := func() string { return describeBody(response, hidden.HideInExcerpt(body.head()), body.received) }
	code, message := errorInBody(content)
	if codeInHeader != "" {
		code = codeInHeader
	}
	if code != "" && message == nil && len(content) > 0 {
		message = aws.String("no message; got " + description())
	}
	if code == "" && aws.ToString(message) == "" {
		message = aws.String(fmt.Sprintf("http status %s with %s%s", statusText(response), description(), location(response)))
	}
	if message != nil {
		message = aws.String(hidden.HideIn(*message))
	}
	if code != "" {
		return m.Exception(hidden.HideIn(code), message)
	}

	failure := &smithy.GenericAPIError{Code: unknownError, Message: oneline.Escape(*message), Fault: fault(response.StatusCode)}
	if err != nil {
		return fmt.Errorf("%w, %w", failure, err)
	}
	return failure
}

// errorInBody returns the code and the message in the body of an error response, or ""
// and nil. It is lenient: it reads each member on its own, and returns a message that is
// not a string as JSON.
func errorInBody(content []byte) (code string, message *string) {
	var members struct {
		Code    json.RawMessage
		Type    json.RawMessage `json:"__type"`
		Message json.RawMessage
	}
	// Text after the first value is ignored.
	if json.NewDecoder(bytes.NewReader(content)).Decode(&members) != nil {
		return "", nil
	}
	for _, raw := range []json.RawMessage{members.Code, members.Type} {
		if raw == nil {
			continue
		}
		var text string
		if json.Unmarshal(raw, &text) == nil && sanitizeCode(text) != "" {
			code = sanitizeCode(text)
			break
		}
	}
	if raw := members.Message; raw != nil && string(raw) != "null" {
		text := string(raw)
		_ = json.Unmarshal(raw, &text)
		message = &text
	}
	return code, message
}

// sanitizeCode strips the namespace before an error code and the address after
// it.
func sanitizeCode(code string) string {
	code, _, _ = strings.Cut(code, ":")
	code = strings.TrimSpace(code[strings.LastIndexByte(code, '#')+1:])
	return strings.Clone(code) // not to keep a long header
}

func fault(status int) smithy.ErrorFault {
	switch {
	case status >= http.StatusInternalServerError:
		return smithy.FaultServer
	case status >= http.StatusBadRequest:
		return smithy.FaultClient
	default:
		return smithy.FaultUnknown
	}
}

// location describes the target of a redirect, which is never followed.
func location(response *smithyhttp.Response) string {
	switch response.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return ""
	}
	to := response.Header.Get("Location")
	if to == "" {
		return ", without a Location header"
	}
	return fmt.Sprintf(", redirecting to %s", oneline.Abbreviate(secrets.HideInURL(to)))
}
