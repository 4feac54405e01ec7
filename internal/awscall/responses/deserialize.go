// Package responses reads responses: the output of an operation from a bounded body, or
// an error that describes the response, without secrets. It also logs them, since a body
// can be read only once. A function of the operation reads the members of the output.
package responses

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/sending"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/telemetry"
)

// Reading has the functions and limits for reading the responses to an operation.
type Reading struct {
	// Read returns the output in a body, or an error if the body is malformed. size is
	// the length of the body, negative if unknown.
	Read func(body io.Reader, size int64) (output any, err error)

	// Exception returns the error for a code. message is nil if there is none.
	Exception func(code string, message *string) smithy.APIError

	// MaxBytes limits the body of a successful response.
	MaxBytes int64

	Reporter *telemetry.Reporter
}

// Deserializer returns the "OperationDeserializer" step. For any response, it returns
// the output of the operation or an error that describes the response.
func Deserializer(reading Reading) middleware.DeserializeMiddleware {
	return &deserializer{reading}
}

type deserializer struct{ Reading }

func (*deserializer) ID() string { return "OperationDeserializer" }

func (m *deserializer) HandleDeserialize(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	middleware.DeserializeOutput, middleware.Metadata, error,
) {
	exchange := sending.NewExchange(ctx)
	defer exchange.End()
	out, metadata, err := next.HandleDeserialize(exchange, in)
	response, ok := out.RawResponse.(*smithyhttp.Response)
	if !ok {
		if err == nil {
			err = &smithy.DeserializationError{Err: fmt.Errorf("unknown transport type %T", out.RawResponse)}
		}
		return out, metadata, err
	}
	defer closeBody(ctx, response)
	if err != nil {
		reduce(ctx, response, secrets.Of(headerOf(in.Request)))
		return out, metadata, err
	}

	_, span := m.Reporter.Span(ctx, "OperationDeserializer")
	defer span.End()
	defer m.Reporter.Start(ctx, telemetry.Deserialize, "")()

	if !isSuccess(response.StatusCode) {
		return out, metadata, m.readError(ctx, in.Request, response)
	}
	out.Result, err = m.read(ctx, in.Request, response)
	return out, metadata, err
}

func (m *deserializer) read(ctx context.Context, request any, response *smithyhttp.Response) (any, error) {
	body := bound(ctx, response, m.MaxBytes)
	output, err := m.Read(body, response.ContentLength)
	failure := body.err
	switch {
	case err == nil && failure == nil:
		return output, nil
	case err == nil && isBroken(failure) && !response.Uncompressed:
		// If net/http decompressed it, only its end would show whether it is damaged.
		middleware.GetLogger(ctx).Logf(logging.Warn, "the http response was truncated after its json object, %v", failure)
		return output, nil
	}

	hidden := secrets.Of(headerOf(request))
	reduce(ctx, response, hidden)
	head := hidden.HideInExcerpt(body.head())
	switch {
	case failure != nil:
		err = failure
	case body.received == 0:
		err = fmt.Errorf("http status %s without a body, want a json object", statusText(response))
	default:
		err = fmt.Errorf("http status %s with a body that is not the expected json, %w; got %s",
			statusText(response), err, describeBody(response, head, body.received))
	}
	return nil, &smithy.DeserializationError{Err: err, Snapshot: []byte(head)}
}

func isBroken(failure error) bool {
	_, ok := errors.AsType[*errors.IncompleteResponseError](failure)
	return ok
}

// headerOf returns the header of the request that was sent, if any.
func headerOf(request any) http.Header {
	r, err := requests.HTTP(request)
	if err != nil {
		return nil
	}
	return r.Header
}

func closeBody(ctx context.Context, response *smithyhttp.Response) {
	if response.Body == nil {
		return
	}
	if err := response.Body.Close(); err != nil {
		middleware.GetLogger(ctx).Logf(logging.Warn, "failed to close the http response body, the connection may not be used again, %v", err)
	}
}

func isSuccess(status int) bool {
	return status >= http.StatusOK && status < http.StatusMultipleChoices
}
