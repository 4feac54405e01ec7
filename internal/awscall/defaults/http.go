package defaults

import (
	"net"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/defaults"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// HTTPClient returns the client that is configured, nil for none. One that can be
// built upon has the timeouts of mode.
func HTTPClient(configured aws.HTTPClient, mode aws.DefaultsMode) aws.HTTPClient {
	buildable, ok := configured.(*awshttp.BuildableClient)
	switch {
	case configured == nil:
		buildable = awshttp.NewBuildableClient()
	case !ok:
		return configured
	}

	timeouts, err := defaults.GetModeConfiguration(mode)
	if err != nil {
		return buildable
	}
	return buildable.WithDialerOptions(func(dialer *net.Dialer) {
		if timeout, ok := timeouts.GetConnectTimeout(); ok {
			dialer.Timeout = timeout
		}
	}).WithTransportOptions(func(transport *http.Transport) {
		if timeout, ok := timeouts.GetTLSNegotiationTimeout(); ok {
			transport.TLSHandshakeTimeout = timeout
		}
	})
}
