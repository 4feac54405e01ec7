package imagebuilder

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

func resolveHTTPClient(o *Options) {
	buildable, ok := o.HTTPClient.(*awshttp.BuildableClient)
	switch {
	case o.HTTPClient == nil:
		buildable = awshttp.NewBuildableClient()
	case !ok:
		return
	}

	mode, err := defaults.GetModeConfiguration(o.resolvedDefaultsMode)
	if err == nil {
		buildable = buildable.WithDialerOptions(func(dialer *net.Dialer) {
			if timeout, ok := mode.GetConnectTimeout(); ok {
				dialer.Timeout = timeout
			}
		}).WithTransportOptions(func(transport *http.Transport) {
			if timeout, ok := mode.GetTLSNegotiationTimeout(); ok {
				transport.TLSHandshakeTimeout = timeout
			}
		})
	}
	o.HTTPClient = buildable
}

// sender hands requests to the HTTP client in the form that suits net/http, and
// without following redirects: a signature is for one URL, and must not reach
// another host.
type sender struct {
	configured HTTPClient

	// client is configured kept from following redirects. It is made when it
	// is first needed, since that makes a transport.
	client func() HTTPClient

	// followsRedirects is set where the client cannot be kept from it. Then a
	// body that cannot be sent twice keeps redirects from being followed.
	followsRedirects bool
}

func newSender(configured HTTPClient) *sender {
	return &sender{configured: configured, client: sync.OnceValue(func() HTTPClient {
		if buildable, ok := configured.(*awshttp.BuildableClient); ok {
			return withoutRedirects(buildable.Freeze())
		}
		return withoutRedirects(configured)
	})}
}

// forCall gives the sender for a call whose options may have another HTTP client
// than the client's own.
func (s *sender) forCall(configured HTTPClient) *sender {
	switch other := configured.(type) {
	case *awshttp.BuildableClient:
		if s.configured == other {
			return s
		}
		// Freezing it would make a connection pool for this call alone.
		return &sender{client: func() HTTPClient { return other }, followsRedirects: true}
	case *http.Client:
		if s.configured == other {
			return s
		}
	}
	return newSender(configured)
}

func withoutRedirects(client HTTPClient) HTTPClient {
	standard, ok := client.(*http.Client)
	if !ok {
		return client
	}
	guarded := *standard
	guarded.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &guarded
}

// Do replaces the body, which smithy-go wraps, by one that net/http knows: it
// goes out in one write with the headers, and can be sent again on a new
// connection. With the wrapped one, net/http closes connections under responses
// that are being read.
func (s *sender) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		body, err := readBody(r)
		if err != nil {
			return nil, fmt.Errorf("read request body: %w", err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if !s.followsRedirects {
			r.GetBody = func() (io.ReadCloser, error) {
				return io.NopCloser(bytes.NewReader(body)), nil
			}
		}
	}
	response, err := s.client().Do(r)
	if response != nil && response.Body == nil {
		response.Body = http.NoBody
	}
	return response, err
}

func readBody(r *http.Request) ([]byte, error) {
	if r.ContentLength < 0 {
		return io.ReadAll(r.Body)
	}
	body := make([]byte, r.ContentLength)
	_, err := io.ReadFull(r.Body, body)
	return body, err
}
