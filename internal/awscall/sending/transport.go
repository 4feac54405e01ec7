package sending

import (
	"bytes"
	"context"
	"io"
	"net/http"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
)

// Transport returns the handler at the end of a middleware stack, which sends the
// request. If nothing observes it, it is the cheaper quietTransport.
func (s *Sender) Transport(meter metrics.Meter, isWatched bool) middleware.Handler {
	if !isWatched {
		return &quietTransport{s}
	}
	return smithyhttp.NewClientHandlerWithOptions(s, func(h *smithyhttp.ClientHandler) { h.Meter = meter })
}

// quietTransport is smithyhttp.ClientHandler without observers: it describes nothing
// to a span, and sends the attempt's own request rather than a copy, which saves a
// twelfth of a short call.
type quietTransport struct {
	sender *Sender
}

func (t *quietTransport) Handle(ctx context.Context, in any) (any, middleware.Metadata, error) {
	request, err := requests.HTTP(in)
	if err != nil {
		return nil, middleware.Metadata{}, err
	}
	response, err := t.send(ctx, request)
	if response == nil {
		response = &smithyhttp.Response{Response: &http.Response{Header: http.Header{}, Body: http.NoBody}}
	}
	switch {
	case err != nil && ctx.Err() != nil:
		err = &smithy.CanceledError{Err: ctx.Err()}
	case err != nil:
		err = &smithyhttp.RequestSendError{Err: err}
	}
	return response, middleware.Metadata{}, err
}

func (t *quietTransport) send(ctx context.Context, request *smithyhttp.Request) (*smithyhttp.Response, error) {
	r := request.WithContext(ctx)
	switch stream := request.GetStream().(type) {
	case nil:
		return t.sender.send(r, nil)
	case *bytes.Reader:
		return t.sender.send(r, stream)
	default:
		r.Body = io.NopCloser(stream)
		return t.sender.sendBody(r)
	}
}
