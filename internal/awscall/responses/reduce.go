package responses

import (
	"cmp"
	"context"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// The number of bytes of a response that an error keeps. The response may have
// megabytes.
const (
	maxKeptBody   = 4 << 10
	maxKeptStatus = 256
	maxKeptHeader = 16 << 10
	maxKeptValue  = 1 << 10

	// fieldSize is the memory of a header field besides its text.
	fieldSize = 64
)

// reduce closes the body of a response, and reduces the response to the part that an
// error keeps: without secrets and with bounded texts.
func reduce(ctx context.Context, response *smithyhttp.Response, hidden secrets.Secrets) {
	// An abandoned reader may write to the response until the body is closed.
	closeBody(ctx, response)
	response.Body = http.NoBody
	hidden.HideInResponse(response)
	response.Status = oneline.Cut(response.Status, maxKeptStatus)
	response.Header, response.Trailer = reduceHeader(response.Header), reduceHeader(response.Trailer)
}

// keepBody makes the beginning of content the body of response.
func keepBody(response *smithyhttp.Response, content string) {
	if len(content) <= maxKeptBody {
		response.Body = io.NopCloser(strings.NewReader(content))
		return
	}
	kept := strings.NewReader(strings.Clone(content[:maxKeptBody])) // not to keep the rest
	response.Body = io.NopCloser(io.MultiReader(kept, failing{&errors.ResponseTooLargeError{Limit: maxKeptBody}}))
}

// needed are the fields that the SDK and callers read. They are kept even if others
// are large.
var needed = map[string]bool{
	"Content-Type": true, "Date": true, "Location": true, "Retry-After": true,
	"X-Amz-Requestid": true, "X-Amz-Retry-After": true, "X-Amzn-Errortype": true, "X-Amzn-Requestid": true,
}

func reduceHeader(header http.Header) http.Header {
	size := 0
	for name, values := range header {
		for _, value := range values {
			size += len(name) + len(value)
		}
	}
	if size <= maxKeptValue {
		return header
	}

	names := slices.SortedFunc(maps.Keys(header), func(a, b string) int {
		if needed[a] != needed[b] {
			if needed[a] {
				return -1
			}
			return 1
		}
		return cmp.Compare(a, b)
	})
	reduced := http.Header{}
	rest := maxKeptHeader
	for _, name := range names {
		for _, value := range header[name] {
			value = oneline.Cut(value, maxKeptValue)
			if rest -= len(name) + len(value) + fieldSize; rest < 0 {
				return reduced
			}
			reduced[name] = append(reduced[name], value)
		}
	}
	return reduced
}
