package compare_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func init() {
	proofs["Endpoint that cannot be parsed"] = func(t *testing.T) {
		want, got := resolveBoth(ours.EndpointParameters{Region: aws.String("us-west-2"), Endpoint: aws.String("https://user:secret@a b")})
		if !strings.Contains(want.Error, "secret") || got.Error == "" || strings.Contains(got.Error, "secret") {
			t.Errorf("official %q, ours %q", want.Error, got.Error)
		}
	}
	proofs["Invalid endpoint"] = func(t *testing.T) {
		for _, endpoint := range []string{
			"https://user:secret@a.example", "https://a.example?b", "https://a.example?", "https://a.example#b",
			"ftp://a.example", "a.example", "//a.example", "https://a*b.example", "https://a.example:99999", "http://[fe80::1%25eth0]:8080/a",
		} {
			for _, opt := range []option{set("BaseEndpoint", &endpoint), legacyEndpoint(aws.Endpoint{URL: endpoint})} {
				want, got := targetsWith(t, []option{opt})
				if want.Error != "" || !strings.Contains(got.Error, "invalid endpoint") {
					t.Errorf("%s: official %+v, ours %+v", endpoint, want, got)
				}
			}
		}
	}
	proofs["Invalid Region"] = func(t *testing.T) {
		want, got := targetsWith(t, []option{set("Region", "fips--u")})
		if want.URL != "https://imagebuilder-fips.-u.amazonaws.com/ListWorkflowStepExecutions" || !strings.Contains(got.Error, "invalid input region") {
			t.Errorf("official %+v, ours %+v", want, got)
		}
		for _, region := range []string{"us-east-1a", "US-EAST-1"} {
			want, got := targetsWith(t, []option{set("Region", region)})
			if !strings.Contains(want.URL, region) || !strings.Contains(got.Error, "invalid input region") {
				t.Errorf("%s: official %+v, ours %+v", region, want, got)
			}
		}
	}
	proofs["Custom endpoint without a Region"] = func(t *testing.T) {
		endpoint := "https://a.example"
		want, got := targetsWith(t, []option{set("Region", ""), set("BaseEndpoint", &endpoint)})
		if want.URL == "" || want.Scope != "//imagebuilder/aws4_request " || got.URL != "" || !strings.Contains(got.Error, "needs a signing region") {
			t.Errorf("official %+v, ours %+v", want, got)
		}
	}
	proofs["Region with a FIPS marker"] = func(t *testing.T) {
		for _, region := range []string{"fips-us-east-1", "us-east-1-fips"} {
			want, got := targetsWith(t, []option{set("Region", region)})
			const endpoint = "https://imagebuilder-fips.us-east-1.amazonaws.com/ListWorkflowStepExecutions"
			if want.URL != endpoint || got.URL != endpoint || !strings.Contains(want.Scope, "/"+region+"/") || !strings.Contains(got.Scope, "/us-east-1/") {
				t.Errorf("%s: official %+v, ours %+v", region, want, got)
			}
		}
	}
}

func TestRegions_thatAreResolvedBeforehandAskForNoFIPSEndpoint(t *testing.T) {
	for _, opts := range [][]option{nil, {fips}} {
		checkTargets(t, nil, append(opts, set("Region", "fips-us-east-1"), set("EndpointOptions.ResolvedRegion", "us-east-1"))...)
	}
}

func TestCustomEndpoints_withAPortOrAnIPv6AddressArePlausible(t *testing.T) {
	for _, endpoint := range []string{"http://[::1]:8080", "http://[::1]", "http://127.0.0.1:8080", "https://a.example.:443/b/", "https://a-b.example", "http://local_stack:4566"} {
		t.Run(endpoint, func(t *testing.T) {
			if !plausible(endpoint) {
				t.Error("it is not")
			}
			checkTargets(t, &endpoint)
		})
	}
}
