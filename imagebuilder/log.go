package imagebuilder

import (
	"bytes"
	"context"
	"io"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// logger is the "RequestResponseLogger" step. The SDK's reads a body whole and
// fails if that fails; so it is given what can be read within the limit, and what
// the body ended with is left to the deserializer.
type logger struct {
	smithyhttp.RequestResponseLogger
	options *Options
}

func newLogger(o *Options) *logger {
	return &logger{smithyhttp.RequestResponseLogger{
		LogRequest:          o.ClientLogMode.IsRequest(),
		LogRequestWithBody:  o.ClientLogMode.IsRequestWithBody(),
		LogResponse:         o.ClientLogMode.IsResponse(),
		LogResponseWithBody: o.ClientLogMode.IsResponseWithBody(),
	}, o}
}

func (m *logger) HandleDeserialize(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (
	middleware.DeserializeOutput, middleware.Metadata, error,
) {
	if !m.LogResponseWithBody {
		return m.RequestResponseLogger.HandleDeserialize(ctx, in, next)
	}
	var (
		response *smithyhttp.Response
		length   int64
		end      error
	)
	out, metadata, err := m.RequestResponseLogger.HandleDeserialize(ctx, in, middleware.DeserializeHandlerFunc(func(ctx context.Context, in middleware.DeserializeInput) (
		out middleware.DeserializeOutput, metadata middleware.Metadata, err error,
	) {
		out, metadata, err = next.HandleDeserialize(ctx, in)
		if response, _ = out.RawResponse.(*smithyhttp.Response); response == nil || err != nil {
			response = nil
			return out, metadata, err
		}
		body := bound(ctx, response, m.options)
		var content []byte
		if content, end = io.ReadAll(body); end == nil {
			end = io.EOF
		}
		closeBody(ctx, response)
		length, response.ContentLength = response.ContentLength, int64(len(content))
		response.Body = io.NopCloser(bytes.NewReader(content))
		return out, metadata, nil
	}))
	if response != nil {
		response.ContentLength = length
		response.Body = io.NopCloser(io.MultiReader(response.Body, failing{end}))
	}
	return out, metadata, err
}

// failing is the end of a body.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
