// Package sending passes requests to the HTTP client, in the form that suits net/http,
// and hides the secrets of a request in the errors and trailers that come back. It
// neither retries nor reads the body of a response.
package sending

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Sender hands requests to an HTTP client, without following redirects where it
// can: a signature is for one URL, and must not reach another host. It is safe for
// concurrent use.
type Sender struct {
	configured aws.HTTPClient

	// buildable is the configured client if it is a BuildableClient. frozen is the
	// client that it builds on first use, with its own connection pool.
	buildable *awshttp.BuildableClient
	freeze    sync.Once
	frozen    aws.HTTPClient
}

// New returns a Sender that uses the configured HTTP client.
func New(configured aws.HTTPClient) *Sender {
	buildable, _ := configured.(*awshttp.BuildableClient)
	return &Sender{configured: configured, buildable: buildable}
}

// For returns the sender of a call that may have another HTTP client configured.
func (s *Sender) For(configured aws.HTTPClient) *Sender {
	if buildable, ok := configured.(*awshttp.BuildableClient); ok && buildable == s.buildable {
		return s
	}
	// Freezing another one would make a connection pool for this call alone.
	return &Sender{configured: configured}
}

// Do sends a request whose body is of any kind.
func (s *Sender) Do(r *http.Request) (*http.Response, error) {
	response, err := s.sendBody(r)
	if response == nil {
		return nil, err
	}
	return response.Response, err
}

func (s *Sender) sendBody(r *http.Request) (*smithyhttp.Response, error) {
	if r.Body == nil {
		return s.send(r, nil)
	}
	body, err := readBody(r)
	if err != nil {
		return nil, fmt.Errorf("read request body: %w", err)
	}
	return s.send(r, bytes.NewReader(body))
}

// send replaces the body, which smithy-go wraps, by one of a type that net/http knows.
// It is written together with the headers. With a wrapped body, net/http closes
// connections whose responses are still being read. Each attempt reads a copy of
// document, since net/http may still be reading the body of the previous attempt.
func (s *Sender) send(r *http.Request, document *bytes.Reader) (*smithyhttp.Response, error) {
	client := s.configured
	if s.buildable != nil {
		s.freeze.Do(func() { s.frozen = s.buildable.Freeze() })
		client = s.frozen
	}
	standard, isStandard := client.(*http.Client)
	if isStandard {
		guarded := *standard
		guarded.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		client = &guarded
	}
	switch {
	case document != nil:
		r.Body = bodyOf(document)
		// A client that may follow a redirect does not if it cannot send the
		// body again.
		if isStandard && r.Method != http.MethodGet {
			r.GetBody = func() (io.ReadCloser, error) { return bodyOf(document), nil }
		}
	case r.Method == http.MethodGet:
		// Without a body, or with GetBody, net/http itself resends a GET if a reused
		// connection breaks. Retrying is up to the retryer.
		r.Body, r.ContentLength = bodyOf(bytes.NewReader(nil)), 0
	}
	response, err := client.Do(r)
	if err != nil {
		err = presentable(err, r.Header)
	}
	if response == nil {
		return nil, err
	}
	return ownResponse(response, r), err
}

func bodyOf(document *bytes.Reader) io.ReadCloser {
	reader := *document
	return io.NopCloser(&reader)
}

// readBody reads all of the body. Its declared length, which a middleware may set, is
// only a hint.
func readBody(r *http.Request) ([]byte, error) {
	body := bytes.NewBuffer(make([]byte, 0, min(max(r.ContentLength, 0), 64<<10)+1))
	_, err := io.Copy(body, r.Body)
	return body.Bytes(), err
}
