// Package sending hands requests to the HTTP client, in the form that suits
// net/http, and makes sure that nothing which comes back repeats secrets of the
// request. It neither retries nor reads the body of a response.
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

	// buildable is set for a client that makes others of itself, and frozen is
	// the one that it has made. That has a pool of connections, and is made when
	// it is first needed.
	buildable *awshttp.BuildableClient
	freeze    sync.Once
	frozen    aws.HTTPClient
}

// New returns a sender to the client that is configured.
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

// send replaces the body, which smithy-go wraps, by one that net/http knows: it
// goes out in one write with the headers. With the wrapped one, net/http closes
// connections under responses that are being read. The document is not read itself,
// since net/http may still be reading the body when the next attempt begins.
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
		// With no body, or with one that it can get again, net/http would send the
		// request again by itself when a kept connection breaks, which is up to the
		// retryer.
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
