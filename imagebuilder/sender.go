package imagebuilder

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// defaultReadTimeout is what the SDK's clients read for at most when the
// environment asks for a limit.
const defaultReadTimeout = 5 * time.Minute

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
	if _, chosen := buildable.GetReadTimeout(); !chosen && os.Getenv("AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026") == "true" {
		buildable = buildable.WithReadTimeout(defaultReadTimeout)
	}
	o.HTTPClient = buildable
}

// sender hands requests to the HTTP client in the form that suits net/http, and
// without following redirects where it can: a signature is for one URL, and must
// not reach another host.
type sender struct {
	configured HTTPClient

	// buildable is set for a client that makes others of itself, and frozen is
	// the one that it has made. That has a pool of connections, and is made when
	// it is first needed.
	buildable *awshttp.BuildableClient
	freeze    sync.Once
	frozen    aws.HTTPClient
}

func newSender(configured HTTPClient) *sender {
	buildable, _ := configured.(*awshttp.BuildableClient)
	return &sender{configured: configured, buildable: buildable}
}

// forCall gives the sender for a call whose options may have another HTTP client
// than the client's own.
func (s *sender) forCall(configured HTTPClient) *sender {
	if buildable, ok := configured.(*awshttp.BuildableClient); ok && buildable == s.buildable {
		return s
	}
	// Freezing another one would make a connection pool for this call alone.
	return &sender{configured: configured}
}

// Do replaces the body, which smithy-go wraps, by one that net/http knows: it
// goes out in one write with the headers. With the wrapped one, net/http closes
// connections under responses that are being read.
func (s *sender) Do(r *http.Request) (*http.Response, error) {
	client := s.configured
	if s.buildable != nil {
		s.freeze.Do(func() { s.frozen = s.buildable.Freeze() })
		client = s.frozen
	}
	standard, ok := client.(*http.Client)
	if ok {
		guarded := *standard
		guarded.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		client = &guarded
	}
	if r.Body != nil {
		body, err := readBody(r)
		if err != nil {
			return nil, fmt.Errorf("read request body: %w", err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		// A client that may follow a redirect does not if it cannot send the
		// body again.
		if ok {
			r.GetBody = func() (io.ReadCloser, error) {
				return io.NopCloser(bytes.NewReader(body)), nil
			}
		}
	}
	response, err := client.Do(r)
	if err != nil {
		err = secretsOf(r.Header).hideInError(err)
	}
	if response == nil {
		return nil, err
	}
	return ownResponse(response, r.Header), err
}

// readBody reads all of the body, which may be longer than what is said of it.
func readBody(r *http.Request) ([]byte, error) {
	body := bytes.NewBuffer(make([]byte, 0, max(r.ContentLength, 0)+1))
	_, err := io.Copy(body, r.Body)
	return body.Bytes(), err
}
