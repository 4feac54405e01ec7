package responses

import (
	"bytes"
	"context"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Logger returns the "RequestResponseLogger" step, which logs the events of mode and
// reads at most maxBytes of the body of a successful response.
func Logger(mode aws.ClientLogMode, maxBytes int64) middleware.DeserializeMiddleware {
	return &logger{smithyhttp.RequestResponseLogger{
		LogRequest:          mode.IsRequest(),
		LogRequestWithBody:  mode.IsRequestWithBody(),
		LogResponse:         mode.IsResponse(),
		LogResponseWithBody: mode.IsResponseWithBody(),
	}, maxBytes}
}

// logger passes to the SDK's logger only the bytes of a body that could be read within the
// limit, since that logger reads the whole body and fails on any error. The deserializer
// then reads the same bytes, followed by the original error.
type logger struct {
	smithyhttp.RequestResponseLogger
	maxBytes int64
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
		body := bound(ctx, response, m.maxBytes)
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

// failing is a body that ends with an error.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
