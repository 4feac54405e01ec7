package endpoint

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// Check returns an error for an endpoint that could send signed headers to an
// unintended host, or for which no valid request can be signed.
func Check(u *url.URL) error {
	var problem string
	switch {
	case u.Scheme != "https" && u.Scheme != "http":
		problem = "the scheme is neither https nor http"
	case u.Host == "":
		problem = "it has no host"
	case u.User != nil:
		problem = "it has user information, which an endpoint must not carry"
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		problem = "it has a query or a fragment"
	case isZoned(u):
		problem = "its address has a zone, which the Host header cannot carry"
	case !isAddress(u) && smithyhttp.ValidateEndpointHost(strings.ReplaceAll(u.Host, "_", "-")) != nil:
		problem = "its host is not a valid name with an optional port"
	case hasDefaultPort(u) && smithyhttp.ValidateEndpointHost(u.Hostname()) != nil:
		// The signer removes a default port from the Host header, and smithy-go
		// rejects the host name that remains.
		problem = "its port is the default one, which must be omitted after this host"
	default:
		return nil
	}
	return fmt.Errorf("invalid endpoint %s, %s; want a url such as https://host:port", oneline.Abbreviate(secrets.HideInURL(u.String())), problem)
}

// isAddress reports whether the host is an IP address with an optional port. An IPv6
// address has brackets in a URL, so it is not a valid host name.
func isAddress(u *url.URL) bool {
	_, err := netip.ParseAddr(u.Hostname())
	return err == nil && (u.Port() == "" || smithyhttp.ValidPortNumber(u.Port()))
}

// isZoned reports whether the host is an IP address with a zone. The signature includes
// the zone, but the Host header does not, so the service would refuse it.
func isZoned(u *url.URL) bool {
	address, err := netip.ParseAddr(u.Hostname())
	return err == nil && address.Zone() != ""
}

func hasDefaultPort(u *url.URL) bool {
	return u.Scheme == "https" && u.Port() == "443" || u.Scheme == "http" && u.Port() == "80"
}
