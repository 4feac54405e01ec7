package compare_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// watchedBody notes whether it was read to its end and closed.
type watchedBody struct {
	io.Reader
	ended, closed bool
}

func (b *watchedBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.ended = b.ended || err == io.EOF
	return n, err
}

func (b *watchedBody) Close() error {
	b.closed = true
	return nil
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// A connection is used again only when a body was read to its end.
func TestResponseBodies_areReadToTheirEndAndClosed(t *testing.T) {
	for _, a := range []response{
		ok(emptyPage), ok(""), ok("{"), ok(`{"message":1,"nextToken":"` + strings.Repeat("x", 1<<20) + `"}`), ok("{} trailing"), ok("<html>"),
		failure(403, "ForbiddenException"), failure(500, ""),
		{status: 503, body: "<html>" + strings.Repeat("x", 10_000)},
		{status: 302, body: "{}"},
	} {
		for _, s := range sides {
			body := &watchedBody{Reader: strings.NewReader(a.body)}
			cfg := config(nil)
			cfg.RetryMaxAttempts = 1
			cfg.HTTPClient = &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
				response, err := a.response(r)
				response.Body = body
				return response, err
			})}
			_, _ = s.make(cfg).list(t.Context(), listing())
			if !body.ended || !body.closed {
				t.Errorf("%s: %d %q was read to the end: %v, closed: %v", s.name, a.status, abbreviate(a.body), body.ended, body.closed)
			}
		}
	}
}

func init() {
	proofs["Type of a request body"] = func(t *testing.T) {
		for i, s := range sides {
			var replayable bool
			cfg := config(nil)
			cfg.HTTPClient = &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
				replayable = r.GetBody != nil
				return ok(emptyPage).response(r)
			})}
			listOnce(t, s.make(cfg), listing(), nil)
			if replayable != (i == 1) {
				t.Errorf("%s: net/http can replay it: %v", s.name, replayable)
			}
		}
	}
	proofs["Body of a returned error response"] = func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) string {
			_, err := s.make(config(responding(failure(403, "ForbiddenException")))).list(t.Context(), listing())
			var response *awshttp.ResponseError
			if !errors.As(err, &response) {
				t.Fatal(err)
			}
			content, _ := io.ReadAll(response.HTTPResponse().Body)
			return string(content)
		})
		if want != "" || got != `{"message":"a message"}` {
			t.Errorf("official %q, ours %q", want, got)
		}
	}
}
