package requests

import (
	"context"
	"fmt"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/telemetry"
)

// Serializer returns the "OperationSerializer" step. write writes the input into the
// request. The input is of type any, since a middleware may have replaced it.
func Serializer(write func(input any, request *smithyhttp.Request) error, reporter *telemetry.Reporter) middleware.SerializeMiddleware {
	return &serializer{write: write, reporter: reporter}
}

type serializer struct {
	write    func(any, *smithyhttp.Request) error
	reporter *telemetry.Reporter
}

func (*serializer) ID() string { return "OperationSerializer" }

func (m *serializer) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	middleware.SerializeOutput, middleware.Metadata, error,
) {
	if err := m.serialize(ctx, in); err != nil {
		return middleware.SerializeOutput{}, middleware.Metadata{}, &smithy.SerializationError{Err: err}
	}
	return next.HandleSerialize(ctx, in)
}

func (m *serializer) serialize(ctx context.Context, in middleware.SerializeInput) error {
	_, span := m.reporter.Span(ctx, "OperationSerializer")
	defer span.End()
	defer m.reporter.Start(ctx, telemetry.Serialize, "")()

	request, err := HTTP(in.Request)
	if err != nil {
		return err
	}
	return m.write(in.Parameters, request)
}

// HTTP returns the HTTP request that the steps of a call pass on.
func HTTP(request any) (*smithyhttp.Request, error) {
	r, ok := request.(*smithyhttp.Request)
	if !ok {
		return nil, fmt.Errorf("unknown transport type %T", request)
	}
	return r, nil
}
