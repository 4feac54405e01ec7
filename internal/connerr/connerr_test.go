package connerr_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/connerr"
)

// get sends a request as the SDK's transport does, and returns its error.
func get(t *testing.T, transport *http.Transport, to string) error {
	t.Helper()
	defer transport.CloseIdleConnections()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, to, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := (&http.Client{Transport: transport}).Do(request)
	if err == nil {
		response.Body.Close()
		t.Fatal("no error")
	}
	return fmt.Errorf("call: %w", &smithyhttp.RequestSendError{Err: err})
}

// listen serves each connection by serve.
func listen(t *testing.T, serve func(net.Conn)) *url.URL {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				serve(conn)
			}()
		}
	}()
	return &url.URL{Scheme: "http", Host: listener.Addr().String()}
}

func TestOf_certificates(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	defer server.Close()
	trusted := x509.NewCertPool()
	trusted.AddCert(server.Certificate())
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()

	for name, c := range map[string]struct {
		config *tls.Config
		to     string
		want   connerr.Kind
	}{
		"unknown authority": {&tls.Config{RootCAs: x509.NewCertPool()}, server.URL, connerr.UnknownAuthority},
		"wrong host":        {&tls.Config{RootCAs: trusted, ServerName: "elsewhere.test"}, server.URL, connerr.WrongHost},
		"expired": {
			&tls.Config{RootCAs: trusted, Time: func() time.Time { return time.Now().AddDate(500, 0, 0) }},
			server.URL, connerr.InvalidCertificate,
		},
		"no tls":     {nil, "https" + plain.URL[len("http"):], connerr.NotTLS},
		"no version": {&tls.Config{RootCAs: trusted, MaxVersion: tls.VersionTLS10, MinVersion: tls.VersionTLS10}, server.URL, connerr.None},
	} {
		t.Run(name, func(t *testing.T) {
			if err := get(t, &http.Transport{TLSClientConfig: c.config}, c.to); connerr.Of(err) != c.want {
				t.Errorf("got %d, want %d: %v", connerr.Of(err), c.want, err)
			}
		})
	}
}

func TestOf_proxies(t *testing.T) {
	for status, want := range map[string]connerr.Kind{
		"407 Proxy Authentication Required":                                connerr.ProxyAuthentication,
		"407 Proxy Authentication Required ( TMG requires authorization )": connerr.ProxyAuthentication,
		"407 authenticationrequired":                                       connerr.ProxyAuthentication,
		"403 Forbidden":                                                    connerr.ProxyRefusal,
		"405 Method Not Allowed":                                           connerr.ProxyRefusal,
		"408 Request Timeout":                                              connerr.None,
		"429 Too Many Requests":                                            connerr.None,
		"502 Bad Gateway":                                                  connerr.None,
		"503 Service Unavailable":                                          connerr.None,
		"407":                                                              connerr.None, // net/http says nothing of it
	} {
		t.Run(status, func(t *testing.T) {
			proxy := listen(t, func(conn net.Conn) {
				_, _ = http.ReadRequest(bufio.NewReader(conn))
				fmt.Fprintf(conn, "HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n", status)
			})
			if err := get(t, &http.Transport{Proxy: http.ProxyURL(proxy)}, "https://imagebuilder.test/"); connerr.Of(err) != want {
				t.Errorf("got %d, want %d: %v", connerr.Of(err), want, err)
			}
		})
	}
}

func TestOf_socks(t *testing.T) {
	for name, responses := range map[string][2]string{
		"no method":     {"\x05\xff", ""},
		"refused login": {"\x05\x02", "\x01\x01"},
	} {
		t.Run(name, func(t *testing.T) {
			proxy := listen(t, func(conn net.Conn) {
				buffer := make([]byte, 512)
				for _, response := range responses {
					if _, err := conn.Read(buffer); err != nil {
						return
					}
					_, _ = conn.Write([]byte(response))
				}
			})
			proxy.Scheme, proxy.User = "socks5", url.UserPassword("user", "wrong")
			if err := get(t, &http.Transport{Proxy: http.ProxyURL(proxy)}, "https://imagebuilder.test/"); connerr.Of(err) != connerr.ProxyAuthentication {
				t.Errorf("got %d: %v", connerr.Of(err), err)
			}
		})
	}
}

func TestOf_otherErrors(t *testing.T) {
	closed := listen(t, func(net.Conn) {})
	for name, err := range map[string]error{
		"nil":                nil,
		"closed connection":  get(t, &http.Transport{}, closed.String()),
		"text alone":         errors.New("Forbidden"),
		"a response's text":  fmt.Errorf("call: %w", errors.New("Proxy Authentication Required")),
		"cancelled":          &smithyhttp.RequestSendError{Err: context.Canceled},
		"nothing underneath": &smithyhttp.RequestSendError{},
	} {
		t.Run(name, func(t *testing.T) {
			if got := connerr.Of(err); got != connerr.None {
				t.Errorf("got %d: %v", got, err)
			}
		})
	}
}

func TestOf_looksBelowJoinedErrors(t *testing.T) {
	refused := &smithyhttp.RequestSendError{Err: &url.Error{Op: "Post", URL: "https://imagebuilder.test", Err: errors.New("Forbidden")}}
	if got := connerr.Of(errors.Join(refused, errors.New("failed to get rate limit token"))); got != connerr.ProxyRefusal {
		t.Errorf("got %d", got)
	}
}
