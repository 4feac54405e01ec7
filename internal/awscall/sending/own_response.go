package sending

import (
	"io"
	"net/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
)

// ownResponse returns a copy of a response to the request with this header: what is
// changed must not be, since an HTTP client may hand out the same one again.
func ownResponse(response *http.Response, request http.Header) *http.Response {
	own := *response
	if own.Body == nil {
		own.Body = http.NoBody
	}
	own.Body = &ownBody{ReadCloser: own.Body, request: request, from: response, to: &own}
	return &own
}

// ownBody is the body of a copied response. Its errors may repeat what the service
// has said of a request, such as why it ends the connection.
type ownBody struct {
	io.ReadCloser

	request  http.Header
	from, to *http.Response
}

func (b *ownBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	switch err {
	case nil:
	case io.EOF:
		if len(b.from.Trailer) > 0 { // net/http learns of some with the end
			b.to.Trailer = secrets.Of(b.request).HideInHeader(b.from.Trailer)
		}
	default:
		err = secrets.Of(b.request).HideInError(err)
	}
	return n, err
}

func (b *ownBody) Close() error {
	err := b.ReadCloser.Close()
	if err != nil {
		err = secrets.Of(b.request).HideInError(err)
	}
	return err
}
