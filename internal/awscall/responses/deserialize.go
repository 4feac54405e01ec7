// Package responses reads responses: the output of an operation from a body that is
// bounded, or an error that says what came instead, with no secret in it. It logs
// them too, since a body can be read once only. The members of an output are read by
// the operation's own function.
package responses

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"github.com/aws/smithy-go/transport/http/protocol/awsjson"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/telemetry"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// bodies reads the JSON bodies of responses. It is awsJson and not restJson1, which
// reads the same but looks for members outside of the body first.
var bodies = awsjson.New10(smithy.NewServiceSchema(smithy.NewSchema(smithy.ShapeID{}, smithy.ShapeTypeService, 0), ""))

// Reading is how the responses to an operation are read.
type Reading struct {
	Schema *smithy.OperationSchema

	// NewOutput returns an empty output, and Read reads its members.
	NewOutput func() any
	Read      func(output any, from smithy.ShapeDeserializer) error

	// Exception returns the error that the service means by a code, with its
	// message, nil for none.
	Exception func(code string, message *string) smithy.APIError

	// MaxBytes limits the body of a successful response.
	MaxBytes int64

	Reporter *telemetry.Reporter
}

// Deserializer returns the "OperationDeserializer" step. Whatever came back, it
// returns the output that was promised or an error that says what came.
func Deserializer(reading Reading) middleware.DeserializeMiddleware {
	return &deserializer{reading}
}

type deserializer struct{ Reading }

func (*deserializer) ID() string { return "OperationDeserializer" }

func (m *deserializer) HandleDeserialize(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	middleware.DeserializeOutput, middleware.Metadata, error,
) {
	out, metadata, err := next.HandleDeserialize(ctx, in)
	response, ok := out.RawResponse.(*smithyhttp.Response)
	if !ok {
		if err == nil {
			err = &smithy.DeserializationError{Err: fmt.Errorf("unknown transport type %T", out.RawResponse)}
		}
		return out, metadata, err
	}
	defer closeBody(ctx, response)
	if err != nil {
		secrets.Of(headerOf(in.Request)).HideInResponse(response)
		return out, metadata, err
	}

	_, span := m.Reporter.Span(ctx, "OperationDeserializer")
	defer span.End()
	defer m.Reporter.Start(ctx, telemetry.Deserialize, "")()

	output := m.NewOutput()
	if isSuccess(response.StatusCode) {
		err = m.read(ctx, in.Request, response, output)
	} else {
		err = m.readError(ctx, in.Request, response)
	}
	if err != nil {
		return out, metadata, err
	}
	out.Result = output
	return out, metadata, nil
}

func (m *deserializer) read(ctx context.Context, request any, response *smithyhttp.Response, output any) error {
	body := bound(ctx, response, m.MaxBytes)
	err := bodies.DeserializeResponse(ctx, m.Schema, nil, response, deserializable(func(from smithy.ShapeDeserializer) error {
		return m.Read(output, from)
	}))
	failure := body.failure()
	isWhole := err == nil && body.received > 0
	switch {
	case isWhole && failure == nil:
		return nil
	case isWhole && !response.Uncompressed:
		// The end of what net/http decompresses would have told whether it is
		// damaged.
		middleware.GetLogger(ctx).Logf(logging.Warn, "the http response broke off after its json object, %v", failure)
		return nil
	}

	hidden := secrets.Of(headerOf(request))
	hidden.HideInResponse(response)
	head := hidden.HideInExcerpt(body.head())
	switch {
	case failure != nil:
		err = failure
	case body.received == 0:
		err = fmt.Errorf("http status %s came without a body, want a json object", statusText(response))
	default:
		err = fmt.Errorf("http status %s came with a body that is not the json object that was promised, %w; it is %s",
			statusText(response), errors.New(parserText(err, hidden)), describeBody(response, head, body.received))
	}
	return &smithy.DeserializationError{Err: err, Snapshot: []byte(head)}
}

// headerOf returns the header of what was sent, if that was a request.
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

// deserializable makes an output known to the protocol.
type deserializable func(smithy.ShapeDeserializer) error

func (d deserializable) Deserialize(from smithy.ShapeDeserializer) error { return d(from) }

func isSuccess(status int) bool {
	return status >= http.StatusOK && status < http.StatusMultipleChoices
}

// parserText gives what the parser says on one line, and short: it repeats what it
// found.
func parserText(err error, hidden secrets.Secrets) string {
	const most = 200
	text := hidden.HideIn(cause(err).Error())
	if len(text) > most {
		text = text[:most] + "..."
	}
	return oneline.Escape(text)
}

// cause takes off the layer that the caller puts on again.
func cause(err error) error {
	var layer *smithy.DeserializationError
	if errors.As(err, &layer) && layer.Err != nil {
		return layer.Err
	}
	return err
}
