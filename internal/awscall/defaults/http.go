package defaults

import (
	"net"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// defaultReadTimeout is the read timeout of the SDK's clients if the environment
// enables it.
const defaultReadTimeout = 5 * time.Minute

// HTTPClient returns the configured client, or the default one if it is nil. A
// BuildableClient gets the timeouts of mode.
func HTTPClient(configured aws.HTTPClient, mode aws.DefaultsMode) aws.HTTPClient {
	buildable, ok := configured.(*awshttp.BuildableClient)
	switch {
	case configured == nil:
		buildable = awshttp.NewBuildableClient()
	case !ok:
		return configured
	}

	timeouts, err := defaults.GetModeConfiguration(mode)
	if err == nil {
		buildable = buildable.WithDialerOptions(func(dialer *net.Dialer) {
			if timeout, ok := timeouts.GetConnectTimeout(); ok {
				dialer.Timeout = timeout
			}
		}).WithTransportOptions(func(transport *http.Transport) {
			if timeout, ok := timeouts.GetTLSNegotiationTimeout(); ok {
				transport.TLSHandshakeTimeout = timeout
			}
		})
	}
	if _, chosen := buildable.GetReadTimeout(); !chosen && os.Getenv("AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026") == "true" {
		buildable = buildable.WithReadTimeout(defaultReadTimeout)
	}
	return buildable
}
