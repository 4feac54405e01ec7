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
	if !t.traced && !t.measured {
		return &quietTransport{s}
	}
	return smithyhttp.NewClientHandlerWithOptions(s, func(h *smithyhttp.ClientHandler) {
		h.Meter = o.MeterProvider.Meter(instrumentationScope)
	})
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
