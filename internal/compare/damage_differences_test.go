package compare_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
)

// damaged returns pages whose compression is damaged behind the page.
func damaged(t *testing.T) map[string][]byte {
	t.Helper()
	var compressed bytes.Buffer
	w := gzip.NewWriter(&compressed)
	if _, err := io.WriteString(w, emptyPage); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	whole := compressed.Bytes()
	wrong := bytes.Clone(whole)
	wrong[len(wrong)-8] ^= 1
	return map[string][]byte{"checksum": wrong, "no trailer": whole[:len(whole)-8], "more behind": append(bytes.Clone(whole), "more"...)}
}

// A checksum is there to be looked at: the page may be another than was sent.
func TestCompression_thatIsDamagedBehindThePageIsAnError(t *testing.T) {
	for name, content := range damaged(t) {
		requests := 0
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			requests++
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(content)
		}))
		for i, want := range []int{1, 3} { // like any truncated body
			requests = 0
			cfg := config(nil)
			cfg.HTTPClient = srv.Client()
			cfg.Retryer = withoutDelay
			if _, err := sides[i].make(cfg, set("BaseEndpoint", &srv.URL)).list(t.Context(), listing()); err == nil || requests != want {
				t.Errorf("%s, %s: %v after %d requests", name, sides[i].name, err, requests)
			}
		}
		srv.Close()
	}
}

func init() {
	proofs["Size of an error"] = func(t *testing.T) {
		long := strings.Repeat("long", 10_000)
		a := response{status: 403, header: http.Header{"X-Amzn-Requestid": {long}, "X-Amzn-Errortype": {"ForbiddenException"}}, body: "{}"}
		for i, s := range sides {
			_, err := s.make(config(responding(a))).list(t.Context(), listing())
			var response *awshttp.ResponseError
			if !errors.As(err, &response) {
				t.Fatal(err)
			}
			if isWhole := response.RequestID == long; isWhole != (i == 0) || len(err.Error()) > 5_000 == (i == 1) {
				t.Errorf("%s: a request id of %d bytes, an error of %d", s.name, len(response.RequestID), len(err.Error()))
			}
		}
	}
	proofs["Invalid Date header"] = func(t *testing.T) {
		for i, s := range sides {
			var log []string
			cfg := config(responding(response{status: 200, header: http.Header{"Date": {"no date"}}, body: emptyPage}))
			cfg.Logger = logging.LoggerFunc(func(_ logging.Classification, format string, v ...any) {
				log = append(log, fmt.Sprintf(format, v...))
			})
			if _, err := s.make(cfg).list(t.Context(), listing()); err != nil {
				t.Fatal(err)
			}
			if len(log) != 1 || strings.Contains(log[0], "\n") != (i == 0) {
				t.Errorf("%s: %q", s.name, log)
			}
		}
	}
	proofs["Redirect without a Location header"] = func(t *testing.T) {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusMovedPermanently) }))
		defer srv.Close()
		for i, s := range sides {
			cfg := config(nil)
			cfg.HTTPClient = awshttp.NewBuildableClient()
			_, err := s.make(cfg, set("BaseEndpoint", &srv.URL)).list(t.Context(), listing())
			var response *awshttp.ResponseError
			if !errors.As(err, &response) || (response.HTTPResponse().Header.Get("Location") == "") != (i == 1) {
				t.Errorf("%s: %v", s.name, err)
			}
		}
	}
	proofs["Panic during a call"] = func(t *testing.T) {
		for i, s := range sides {
			body := new(closable)
			cfg := config(nil)
			cfg.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: r}, nil
			})
			func() {
				defer func() { _ = recover() }()
				_, _ = s.make(cfg, addAPIOption(func(stack *middleware.Stack) error {
					return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("panics", func(
						ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler,
					) (middleware.DeserializeOutput, middleware.Metadata, error) {
						_, _, _ = next.HandleDeserialize(ctx, in)
						panic("of a test")
					}), middleware.After)
				})).list(t.Context(), listing())
			}()
			if body.closed != (i == 1) {
				t.Errorf("%s: closed %v", s.name, body.closed)
			}
		}
	}
}

type doFunc func(*http.Request) (*http.Response, error)

func (f doFunc) Do(r *http.Request) (*http.Response, error) { return f(r) }

type closable struct{ closed bool }

func (*closable) Read([]byte) (int, error) { return 0, io.EOF }

func (c *closable) Close() error {
	c.closed = true
	return nil
}
