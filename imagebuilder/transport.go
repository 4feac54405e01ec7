package imagebuilder

import (
	"context"
	"io"
	"net/http"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// newTransport gives the end of the pipeline, where requests are sent.
func newTransport(sender *sender, s *setting) middleware.Handler {
	o := s.options
	if len(o.APIOptions) == 0 && !hasInterceptors(&o.Interceptors) && !s.telemetry.traced && !s.telemetry.measured {
		return &quietTransport{sender}
	}
	return smithyhttp.NewClientHandlerWithOptions(sender, func(h *smithyhttp.ClientHandler) {
		h.Meter = o.MeterProvider.Meter(instrumentationScope)
	})
}

// quietTransport is smithyhttp.ClientHandler where nobody looks on: it describes
// nothing to a span, and hands out the request that the attempt has of its own
// rather than a copy, which saves a twelfth of a short call.
type quietTransport struct {
	sender *sender
}

func (t *quietTransport) Handle(ctx context.Context, in any) (any, middleware.Metadata, error) {
	request, err := httpRequest(in)
	if err != nil {
		return nil, middleware.Metadata{}, err
	}
	r := request.WithContext(ctx)
	if stream := request.GetStream(); stream != nil {
		r.Body = io.NopCloser(stream)
	}

	response, err := t.sender.Do(r) //nolint:bodyclose // the deserializer closes it
	if response == nil {
		response = &http.Response{Header: http.Header{}, Body: http.NoBody}
	}
	switch {
	case err != nil && ctx.Err() != nil:
		err = &smithy.CanceledError{Err: ctx.Err()}
	case err != nil:
		err = &smithyhttp.RequestSendError{Err: err}
	}
	return &smithyhttp.Response{Response: response}, middleware.Metadata{}, err
}
