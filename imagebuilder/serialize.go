package imagebuilder

import (
	"bytes"
	"context"
	"fmt"
	"net/http"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// serializeRequest is the "OperationSerializer" step.
type serializeRequest struct {
	call *call
}

func (*serializeRequest) ID() string { return "OperationSerializer" }

func (m *serializeRequest) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	middleware.SerializeOutput, middleware.Metadata, error,
) {
	if err := m.write(ctx, in); err != nil {
		return middleware.SerializeOutput{}, middleware.Metadata{}, &smithy.SerializationError{Err: err}
	}
	return next.HandleSerialize(ctx, in)
}

func (m *serializeRequest) write(ctx context.Context, in middleware.SerializeInput) error {
	_, span := m.call.telemetry.span(ctx, "OperationSerializer")
	defer span.End()
	defer m.call.telemetry.start(ctx, stageSerialize, "")()

	request, err := httpRequest(in.Request)
	if err != nil {
		return err
	}
	parameters, ok := in.Parameters.(input)
	if !ok {
		return fmt.Errorf("unknown input parameters type %T", in.Parameters)
	}
	return parameters.serialize(request)
}

// emptyRequest is there to set a stream of: SetStream copies what it is asked of,
// and this is quick to copy.
var emptyRequest = &smithyhttp.Request{Request: new(http.Request)}

// post makes request a POST of a JSON document to a path below the URL that it
// has: a first-generation resolver has set the endpoint's already.
func post(request *smithyhttp.Request, path string, document []byte) error {
	withBody, err := emptyRequest.SetStream(bytes.NewReader(document))
	if err != nil {
		return err
	}
	request.ContentLength = withBody.ContentLength
	withBody.Request = request.Request
	*request = *withBody
	request.Method = http.MethodPost
	request.Header["Content-Type"] = []string{"application/json"}
	request.URL.RawPath = smithyhttp.JoinPath(request.URL.EscapedPath(), path)
	request.URL.Path = smithyhttp.JoinPath(request.URL.Path, path)
	return nil
}
