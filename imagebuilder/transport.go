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
func newTransport(s *sender, o *Options, t *telemetry) middleware.Handler {
	var transport middleware.Handler = &quietTransport{s}
	if t.traced || t.measured {
		transport = smithyhttp.NewClientHandlerWithOptions(s, func(h *smithyhttp.ClientHandler) {
			h.Meter = o.MeterProvider.Meter(instrumentationScope)
		})
	}
	if o.ClientLogMode.IsResponseWithBody() {
		transport = &boundingTransport{transport, o}
	}
	return transport
}

// boundingTransport bounds bodies for the logger, which reads them whole before
// the deserializer does.
type boundingTransport struct {
	middleware.Handler
	options *Options
}

func (t *boundingTransport) Handle(ctx context.Context, in any) (any, middleware.Metadata, error) {
	out, metadata, err := t.Handler.Handle(ctx, in)
	if response, ok := out.(*smithyhttp.Response); ok {
		bound(ctx, response, t.options)
	}
	return out, metadata, err
}

// quietTransport is smithyhttp.ClientHandler without what that does for spans and
// metrics, and without its copy of a request that each attempt has of its own: a
// twentieth of a short call, a tenth of one that ends in an error.
type quietTransport struct {
	sender *sender
}

func (t *quietTransport) Handle(ctx context.Context, in any) (any, middleware.Metadata, error) {
	request, err := httpRequest(in)
	if err != nil {
		return nil, middleware.Metadata{}, err
	}
	if err := smithyhttp.ValidateEndpointHost(request.Host); err != nil {
		return nil, middleware.Metadata{}, err
	}
	r := request.WithContext(ctx)
	switch stream := request.GetStream(); {
	case stream != nil && r.ContentLength != 0:
		r.Body = io.NopCloser(stream)
	case r.ContentLength < 0:
		r.ContentLength = 0
	}

	response, err := t.sender.Do(r)
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
