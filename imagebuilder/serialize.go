package imagebuilder

import (
	"context"
	"fmt"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"github.com/aws/smithy-go/transport/http/protocol/restjson1"

	"github.com/seed-78d42d54/imagebuilder-go/internal/schemas"
)

// protocol writes and reads what goes over the wire. It pools buffers.
var protocol = restjson1.New(schemas.Service)

// serializeRequest is the "OperationSerializer" step.
type serializeRequest[In any] struct {
	call    *call
	schema  *smithy.OperationSchema
	request func(In) smithy.Serializable
}

func (*serializeRequest[In]) ID() string { return "OperationSerializer" }

func (m *serializeRequest[In]) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	middleware.SerializeOutput, middleware.Metadata, error,
) {
	if err := m.write(ctx, in); err != nil {
		return middleware.SerializeOutput{}, middleware.Metadata{}, &smithy.SerializationError{Err: err}
	}
	return next.HandleSerialize(ctx, in)
}

func (m *serializeRequest[In]) write(ctx context.Context, in middleware.SerializeInput) error {
	_, span := m.call.telemetry.span(ctx, "OperationSerializer")
	defer span.End()
	defer m.call.telemetry.start(ctx, stageSerialize, "")()

	request, err := httpRequest(in.Request)
	if err != nil {
		return err
	}
	input, ok := in.Parameters.(In)
	if !ok {
		return fmt.Errorf("unknown input parameters type %T", in.Parameters)
	}

	// A first-generation resolver has set the endpoint's URL already, and the
	// protocol would replace its path.
	base, rawBase, query := request.URL.Path, request.URL.EscapedPath(), request.URL.RawQuery
	if err := protocol.SerializeRequest(ctx, m.schema, m.request(input), request); err != nil {
		return err
	}
	request.URL.RawQuery = smithyhttp.JoinRawQuery(query, request.URL.RawQuery)
	if base != "" {
		request.URL.RawPath = smithyhttp.JoinPath(rawBase, request.URL.EscapedPath())
		request.URL.Path = smithyhttp.JoinPath(base, request.URL.Path)
	}
	return nil
}
