package imagebuilder

import (
	"context"
	"fmt"
	"net/http"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

// deserializeResponse is the "OperationDeserializer" step: whatever came back,
// it gives the output that was promised or an error that says what came.
type deserializeResponse struct {
	call *call
}

func (*deserializeResponse) ID() string { return "OperationDeserializer" }

func (m *deserializeResponse) HandleDeserialize(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
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
		secretsOf(headerOf(in.Request)).hideInAnswer(response)
		return out, metadata, err
	}

	_, span := m.call.telemetry.span(ctx, "OperationDeserializer")
	defer span.End()
	defer m.call.telemetry.start(ctx, stageDeserialize, "")()

	output := m.call.operation.newOutput()
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

func (m *deserializeResponse) read(ctx context.Context, request any, response *smithyhttp.Response, into output) error {
	body := bound(ctx, response, m.call.options)
	err := jsonread.Decode(body, response.ContentLength, into.read)
	failure := body.err
	_, brokeOff := errors.AsType[*errors.IncompleteResponseError](failure)
	switch {
	case err == nil && failure == nil:
		return nil
	case err == nil && brokeOff && !response.Uncompressed:
		// The end of what net/http decompresses would have told whether it is
		// damaged.
		middleware.GetLogger(ctx).Logf(logging.Warn, "the http response broke off after its json object, %v", failure)
		return nil
	}

	secrets := secretsOf(headerOf(request))
	secrets.hideInAnswer(response)
	head := secrets.hideInExcerpt(body.head())
	switch {
	case failure != nil:
		err = failure
	case body.received == 0:
		err = fmt.Errorf("http status %s came without a body, want a json object", statusText(response))
	default:
		err = fmt.Errorf("http status %s came with a body that is not the json object that was promised, %w; it is %s",
			statusText(response), err, describeBody(response, head, body.received))
	}
	return &smithy.DeserializationError{Err: err, Snapshot: []byte(head)}
}

// headerOf gives the header of what was sent, if that was a request.
func headerOf(request any) http.Header {
	r, err := httpRequest(request)
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
