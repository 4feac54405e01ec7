package compare_test

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"testing"

	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// target is where a client sends a request, or why it does not.
type target struct {
	URL, Scope, Error string
}

func targetsWith(t *testing.T, opts []option) (ofOfficial, ofOurs target) {
	t.Helper()
	var targets [2]target
	for i, s := range sides {
		svc := responding(ok(emptyPage))
		_, err := s.make(config(svc), opts...).list(t.Context(), listing())
		targets[i].Error = errorText(err)
		if len(svc.sent) > 0 {
			targets[i].URL = svc.sent[0].URL
			targets[i].Scope = strings.Join(credentialScope.FindStringSubmatch(svc.sent[0].Header.Get("Authorization")), " ")
		}
	}
	return targets[0], targets[1]
}

var credentialScope = regexp.MustCompile(`/([^/]*)/imagebuilder/aws4_request`)

// checkTargets holds that both clients send a request to the same place, or that
// ours refuses the custom endpoint, if any, for a reason on the list.
func checkTargets(t *testing.T, custom *string, opts ...option) {
	t.Helper()
	if custom != nil {
		opts = append(opts, set("BaseEndpoint", custom))
	}
	want, got := targetsWith(t, opts)
	switch {
	case want.Error != "" && got.Error != "" && want.URL == "" && got.URL == "":
	case want.Error == "" && strings.Contains(got.Error, "invalid endpoint") && got.URL == "" && custom != nil && !plausible(*custom):
		differ(t, "Invalid endpoint")
	case want.Error == "" && strings.Contains(got.Error, "invalid input region") && (strings.Contains(want.Scope, "fips") || isMisspelt(want.Scope)):
		differ(t, "Invalid Region")
	case want.Error == "" && strings.HasPrefix(want.Scope, "//") && strings.Contains(got.Error, "sigv4 needs a signing region") && got.URL == "":
		differ(t, "Custom endpoint without a Region")
	case want.URL == got.URL && want.Scope != got.Scope && strings.Contains(want.Scope, "fips"):
		differ(t, "Region with a FIPS marker")
	case want != got:
		t.Errorf("official %+v\nours     %+v", want, got)
	}
}

var likeARegion = regexp.MustCompile(`(?i)/([a-z]+(?:-[a-z]+)+-[0-9]+)([a-z]|-[^/]*)?/`)

// isMisspelt reports whether a scope is for a zone, or for a region in capitals.
func isMisspelt(scope string) bool {
	parts := likeARegion.FindStringSubmatch(scope)
	return parts != nil && (parts[2] != "" || parts[1] != strings.ToLower(parts[1]))
}

// plausible reports whether a URL is that of an endpoint that a person can have meant.
func plausible(rawURL string) bool {
	u, err := url.Parse(rawURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return false
	}
	if _, err := netip.ParseAddr(u.Hostname()); err == nil {
		return true
	}
	return u.Hostname() != "" && smithyhttp.ValidateEndpointHost(strings.ReplaceAll(u.Host, "_", "-")) == nil
}
