package sending

import (
	"io"
	"net/http"
	"sync"

	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// noLocation is the Location that the SDK's HTTP client invents for a redirect that has
// none.
const noLocation = "https://amazonaws.com/badhttpredirectlocation"

// ownResponse returns a copy of a response, which may be modified: an HTTP client may
// return the same response again.
func ownResponse(response *http.Response, request *http.Request) *smithyhttp.Response {
	wrapped := &struct {
		smithyhttp.Response
		own http.Response
	}{own: *response}
	own := &wrapped.own
	wrapped.Response.Response = own
	if own.Body == nil {
		own.Body = http.NoBody
	}
	body := &ownBody{ReadCloser: own.Body, request: request.Header, from: response, to: own}
	own.Body = body
	own.Trailer = own.Trailer.Clone() // net/http adds to it while the body is read
	if own.Header.Get("Location") == noLocation {
		own.Header = without(own.Header, "Location")
	}
	if date := own.Header.Get("Date"); date != "" && !isDate(date) {
		// The SDK's warning would have it on several lines, with any secrets.
		own.Header = without(own.Header, "Date")
		middleware.GetLogger(request.Context()).Logf(logging.Warn, "the http response has a Date header of %s, which is not a date",
			oneline.Abbreviate(secrets.Of(request.Header).HideIn(date)))
	}
	closeAtTheEndOf(request.Context(), body)
	return &wrapped.Response
}

func isDate(text string) bool {
	_, err := smithyhttp.ParseTime(text)
	return err == nil
}

func without(header http.Header, name string) http.Header {
	header = header.Clone()
	header.Del(name)
	return header
}

// ownBody is the body of a copied response. It hides secrets in the errors of reading,
// which may repeat the request. An abandoned reader may go on reading: once the body is
// closed, it no longer changes the response.
type ownBody struct {
	io.ReadCloser

	request  http.Header
	from, to *http.Response

	mu       sync.Mutex
	isClosed bool
}

func (b *ownBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	switch err {
	case nil:
	case io.EOF:
		b.takeTrailer()
	default:
		err = presentable(err, b.request)
	}
	return n, err
}

// takeTrailer copies the trailer, which net/http completes at the end of the body.
func (b *ownBody) takeTrailer() {
	if len(b.from.Trailer) == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.isClosed {
		b.to.Trailer = secrets.Of(b.request).HideInHeader(b.from.Trailer.Clone())
	}
}

// Close closes the body the first time.
func (b *ownBody) Close() error {
	b.mu.Lock()
	wasClosed := b.isClosed
	b.isClosed = true
	b.mu.Unlock()
	if wasClosed {
		return nil
	}
	err := b.ReadCloser.Close()
	if err != nil {
		err = presentable(err, b.request)
	}
	return err
}
