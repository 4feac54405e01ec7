package imagebuilder_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

var (
	plainSuffixes = []string{
		"amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "c2s.ic.gov", "sc2s.sgov.gov", "cloud.adc-e.uk", "csp.hci.ic.gov",
	}
	dualStackSuffixes = []string{
		"api.aws", "api.amazonwebservices.com.cn", "api.amazonwebservices.eu", "api.aws.ic.gov", "api.aws.scloud",
		"api.cloud-aws.adc-e.uk", "api.aws.hci.ic.gov",
	}
	schemeAndSlashes = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)
)

// FuzzEndpoint checks that signed requests go where region and endpoint say, or
// nowhere.
func FuzzEndpoint(f *testing.F) {
	f.Fuzz(func(t *testing.T, region, baseEndpoint string, useBase, fips, dualStack bool) {
		var sent []*http.Request
		options := optionsInMemory(func(r *http.Request) (*http.Response, error) {
			sent = append(sent, r)
			return responseInMemory(http.StatusOK, http.Header{}, []byte("{}")), nil
		})
		options.Region = region
		if useBase {
			options.BaseEndpoint = &baseEndpoint
		}
		if fips {
			options.EndpointOptions.UseFIPSEndpoint = aws.FIPSEndpointStateEnabled
		}
		if dualStack {
			options.EndpointOptions.UseDualStackEndpoint = aws.DualStackEndpointStateEnabled
		}
		_, err := imagebuilder.New(options).ListWorkflowStepExecutions(t.Context(), listRun())
		if err != nil {
			if len(sent) > 0 {
				t.Errorf("sent a request to %q, and got the error %v", sent[0].URL, err)
			}
			if piece := leaked(err, region, baseEndpoint); useBase && piece != "" {
				t.Errorf("endpoint %q, the error tells %q: %v", baseEndpoint, piece, err)
			}
			return
		}
		if len(sent) != 1 {
			t.Fatalf("%d requests were sent, want 1", len(sent))
		}
		checkRequest(t, sent[0])
		if useBase {
			checkCustomHost(t, sent[0].URL, baseEndpoint)
		} else {
			checkHostOfRegion(t, sent[0].URL, region, fips, dualStack)
		}
	})
}

func checkRequest(t *testing.T, r *http.Request) {
	if r.URL.User != nil || r.URL.RawQuery != "" || r.URL.Fragment != "" {
		t.Errorf("sent to %q, want no user information, query or fragment", r.URL)
	}
	defaultPort := map[string]string{"http": ":80", "https": ":443"}[r.URL.Scheme]
	if r.Host != "" && r.Host != strings.TrimSuffix(r.URL.Host, defaultPort) {
		t.Errorf("sent to host %q under the name %q", r.URL.Host, r.Host)
	}
	if got := r.Header.Get("Authorization"); !strings.HasPrefix(got, "AWS4-HMAC-SHA256 Credential=AKID/") {
		t.Errorf("got authorization %q, want one with credentials", got)
	}
}

func checkCustomHost(t *testing.T, got *url.URL, baseEndpoint string) {
	want, err := url.Parse(baseEndpoint)
	if err != nil || got.Scheme != want.Scheme || got.Host != want.Host {
		t.Errorf("sent to %q, want %q; error %v", got, baseEndpoint, err)
	}
	if got.Scheme != "http" && got.Scheme != "https" {
		t.Errorf("sent to %q, want http or https", got)
	}
}

func checkHostOfRegion(t *testing.T, got *url.URL, region string, fips, dualStack bool) {
	place := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(region, "-fips-", "-"), "fips-", ""), "-fips", "")
	fips = fips || place != region

	name, suffix, ok := strings.Cut(got.Host, "."+place+".")
	if got.Scheme != "https" || !ok || place == "" {
		t.Fatalf("region %q, sent to %q", region, got)
	}
	suffixes := plainSuffixes
	if dualStack {
		suffixes = dualStackSuffixes
	}
	if !slices.Contains(suffixes, suffix) {
		t.Errorf("region %q, sent to %q, want one of the suffixes %q", region, got, suffixes)
	}
	isGovCloud := strings.HasPrefix(place, "us-gov-") || place == "aws-us-gov-global"
	switch {
	case fips && name == "imagebuilder-fips":
	case fips && name == "imagebuilder" && isGovCloud && !dualStack:
	case !fips && name == "imagebuilder":
	default:
		t.Errorf("region %q, fips %t, dual-stack %t, sent to %q", region, fips, dualStack, got)
	}
}

// wordsOfErrors are those of endpoint errors, which may be in an endpoint too.
const wordsOfErrors = `operation error imagebuilder: ListWorkflowStepExecutions, failed to resolve service endpoint,
	invalid endpoint it cannot be parsed as a url; want one such as https://host:port the scheme is neither https nor http
	it has no host it has user information, which an endpoint must not carry it has a query or a fragment
	its host is not a valid name with an optional port failed to bind endpoint params, invalid input region
	it is a zone, not a region; want region names are lower case its address has a zone, which the Host header cannot carry
	sign request: sigv4 needs a signing region, set the Region option to one such as us-west-2
	endpoint rule error, Invalid Configuration: FIPS Dualstack and custom endpoint are not supported Missing Region`

// leaked returns a piece of the endpoint before its @ that is in the error, or "". It
// ignores short pieces, which may be in an error by chance.
func leaked(err error, region, baseEndpoint string) string {
	at := strings.LastIndexByte(baseEndpoint, '@')
	if at < 0 {
		return ""
	}
	secret := baseEndpoint[len(schemeAndSlashes.FindString(baseEndpoint[:at])):at]
	elsewhere := wordsOfErrors + region + baseEndpoint[at:]
	for _, piece := range strings.FieldsFunc(secret, func(r rune) bool { return strings.ContainsRune("@:/", r) }) {
		if len(piece) >= 4 && strings.Contains(err.Error(), piece) && !strings.Contains(elsewhere, piece) {
			return piece
		}
	}
	return ""
}
