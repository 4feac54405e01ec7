package responses

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// headBytes is the number of bytes of a body that an error shows.
const headBytes = 256

// boundedBody reads a response body up to a limit, and keeps its beginning and the
// reason of its end.
type boundedBody struct {
	io.ReadCloser

	ctx      context.Context
	limit    int64
	received int64
	first    [headBytes]byte

	// err is the error that ended reading, nil at the end of the body.
	err error
}

// bound replaces the body of response by one that ends at the limit for its status.
func bound(ctx context.Context, response *smithyhttp.Response, maxBytes int64) *boundedBody {
	var limit int64 = maxErrorBytes
	if isSuccess(response.StatusCode) {
		limit = maxBytes
	}
	if response.StatusCode == http.StatusSwitchingProtocols {
		// The rest is not a body but the raw connection, whose reads do not end with
		// the context.
		closeBody(ctx, response)
		response.Body = nil
	}
	if response.Body == nil {
		response.Body = http.NoBody
	}
	body := &boundedBody{ReadCloser: response.Body, ctx: ctx, limit: limit}
	response.Body = body
	return body
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	// One byte more than the limit shows whether the body ends there.
	if rest := b.limit - b.received; int64(len(p)) > rest {
		p = p[:rest+1]
	}
	n, err := b.ReadCloser.Read(p)
	if b.received < headBytes {
		copy(b.first[b.received:], p[:n])
	}
	b.received += int64(n)

	switch {
	case b.received > b.limit:
		b.err = &errors.ResponseTooLargeError{Limit: b.limit}
	case err == nil || err == io.EOF:
		return n, err
	case b.ctx.Err() != nil:
		b.err = &smithy.CanceledError{Err: b.ctx.Err()}
	default:
		b.err = b.broken(err)
	}
	return n, b.err
}

// broken returns the error of a body whose reading ended with err.
func (b *boundedBody) broken(err error) error {
	if broken, ok := errors.AsType[*errors.IncompleteResponseError](err); ok { // the logger has read the body before
		return broken
	}
	return &errors.IncompleteResponseError{Received: b.received, Err: err}
}

func (b *boundedBody) head() string {
	return string(b.first[:min(b.received, headBytes)])
}

func statusText(response *smithyhttp.Response) string {
	if response.Status != "" {
		return oneline.Escape(response.Status)
	}
	return fmt.Sprint(response.StatusCode)
}

// describeBody describes on one line a body of received bytes that begins with
// head.
func describeBody(response *smithyhttp.Response, head string, received int64) string {
	contentType := response.Header.Get("Content-Type")
	switch isWhole := received <= headBytes; {
	case received == 0:
		return "an empty body"
	case isWhole && contentType == "":
		return fmt.Sprintf("a body without a content type: %q", head)
	case isWhole:
		return fmt.Sprintf("%s: %q", oneline.Abbreviate(contentType), head)
	case contentType == "":
		return fmt.Sprintf("%d bytes without a content type that begin %q", received, head)
	default:
		return fmt.Sprintf("%d bytes of %s that begin %q", received, oneline.Abbreviate(contentType), head)
	}
}
