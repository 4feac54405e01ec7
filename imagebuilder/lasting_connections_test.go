package imagebuilder_test

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync/atomic"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// A connection that fails each time is tried once, and its error is not retryable.
func TestConnection_thatFailsEachTimeIsTriedOnce(t *testing.T) {
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusProxyAuthRequired)
	}))
	defer proxy.Close()
	proxyURL, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	trusting := secure.Client().Transport.(*http.Transport)

	for name, test := range map[string]struct {
		endpoint  string
		transport *http.Transport
	}{
		"authority that is not trusted":   {secure.URL, &http.Transport{}},
		"certificate of another host":     {"https://localhost:" + secure.URL[len("https://127.0.0.1:"):], trusting.Clone()},
		"no TLS":                          {"https://" + plain.URL[len("http://"):], &http.Transport{}},
		"proxy that wants credentials":    {"https://imagebuilder.test", &http.Transport{Proxy: http.ProxyURL(proxyURL)}},
		"proxy, with a trusted authority": {secure.URL, withProxy(trusting.Clone(), proxyURL)},
	} {
		t.Run(name, func(t *testing.T) {
			var dialled atomic.Int64
			test.transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
				dialled.Add(1)
				return new(net.Dialer).DialContext(ctx, network, address)
			}
			defer test.transport.CloseIdleConnections()
			options := optionsInMemory(nil)
			options.BaseEndpoint, options.HTTPClient, options.RetryMaxAttempts = &test.endpoint, &http.Client{Transport: test.transport}, 0
			_, err := imagebuilder.New(options, withoutBackoff).ListWorkflowStepExecutions(t.Context(), listRun())
			if err == nil || errors.Attempts(err) != 1 || dialled.Load() != 1 || errors.IsRetryable(err) {
				t.Errorf("got %v after %d attempts and %d connections, retryable %v", err, errors.Attempts(err), dialled.Load(), errors.IsRetryable(err))
			}
		})
	}
}

func withProxy(transport *http.Transport, to *url.URL) *http.Transport {
	transport.Proxy = func(*http.Request) (*url.URL, error) { return to, nil }
	return transport
}
