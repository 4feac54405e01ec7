package imagebuilder_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	smithyendpoints "github.com/aws/smithy-go/endpoints"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// password is a password in the URL of an endpoint.
const password = "hunter2-hunter2"

// untouched fails the test if anything is signed or sent.
func untouched(t *testing.T) func(*imagebuilder.Options) {
	return func(o *imagebuilder.Options) {
		o.HTTPSignerV4 = forbiddenSigner{t}
		o.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
			t.Errorf("a request was sent to %s", r.URL)
			return nil, errors.New("not sent")
		})
	}
}

func TestRegion_thatWouldChangeTheHostIsRefused(t *testing.T) {
	for _, region := range []string{
		"us-east-1.evil.test/", "us-east-1/", "us-east-1?", "us-east-1#", "host#frag", "a@b", "@evil.test", "us-east-1@evil.test/",
		"user:" + password + "@evil.test", "evil.test:443", "us-east-1\\", "us-east-1\n", "us-east-1\r\nHost: evil.test", "us east 1", "us-east-1\x00",
		"\x7f", "us\u2024east", "üs-east-1", "%2e", "us-east-1%2f", "[::1]", ".", "..", "us-east-1.", ".us-east-1", "us-east-1..evil",
		strings.Repeat("a", 64), strings.Repeat("a.", 200) + "a", "fips-", "-fips", "fips-/", "a-fips-@b", "fips--u", "u--fips", "fips-us-east-1.",
	} {
		t.Run(fmt.Sprintf("%q", region), func(t *testing.T) {
			for _, state := range []aws.FIPSEndpointState{aws.FIPSEndpointStateDisabled, aws.FIPSEndpointStateEnabled} {
				_, err := callWith(t, func(o *imagebuilder.Options) {
					o.Region = region
					o.EndpointOptions.UseFIPSEndpoint = state
				})
				checkNotSent(t, err)
			}
		})
	}
}

func TestRegion_thatIsAZoneOrInCapitalsIsRefused(t *testing.T) {
	for region, want := range map[string]string{
		"us-east-1a":             "is a zone, not a region; want us-east-1",
		"eu-central-1c":          "is a zone, not a region; want eu-central-1",
		"us-gov-west-1b":         "is a zone, not a region; want us-gov-west-1",
		"US-EAST-1A":             "is a zone, not a region; want us-east-1",
		"us-west-2-lax-1a":       "is a zone, not a region; want us-west-2",
		"us-east-1-wl1-bos-wlz1": "is a zone, not a region; want us-east-1",
		"US-EAST-1":              "region names are lower case; want us-east-1",
		"Eu-Isoe-West-1":         "region names are lower case; want eu-isoe-west-1",
		"fips-US-EAST-1":         "region names are lower case; want us-east-1",
	} {
		for name, set := range map[string]func(*imagebuilder.Options){
			"of AWS":          func(*imagebuilder.Options) {},
			"custom endpoint": func(o *imagebuilder.Options) { o.BaseEndpoint = aws.String("https://imagebuilder.test") },
		} {
			_, err := callWith(t, func(o *imagebuilder.Options) {
				set(o)
				o.Region = region
			})
			checkNotSent(t, err)
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s, %s: %v, want %s", region, name, err, want)
			}
		}
	}
}

// Names of other forms may be those of emulators and of future Regions.
func TestRegion_ofAnyOtherNameIsTaken(t *testing.T) {
	for _, region := range []string{
		"us-east-1", "mx-central-1", "eusc-de-east-1", "us-isof-south-12", "aws-global", "local", "RegionOne", "us-east", "us-1a", "a-b-1abc", "a-b1-1a", "1-2-3", "x",
	} {
		var sent string
		_, err := imagebuilder.New(optionsInMemory(func(r *http.Request) (*http.Response, error) {
			sent = r.Header.Get("Authorization")
			return responseInMemory(http.StatusOK, http.Header{}, []byte("{}")), nil
		}), func(o *imagebuilder.Options) { o.Region = region }).ListWorkflowStepExecutions(t.Context(), listRun())
		if err != nil || !strings.Contains(sent, "/"+region+"/imagebuilder/") {
			t.Errorf("%s: %v, signed %q", region, err, sent)
		}
	}
}

// scopeOf returns the region and the service that a call was signed for, and where it
// went.
func scopeOf(t *testing.T, optFns ...func(*imagebuilder.Options)) (scope, host string) {
	t.Helper()
	options := optionsInMemory(func(r *http.Request) (*http.Response, error) {
		_, scope, _ = strings.Cut(r.Header.Get("Authorization"), "Credential=AKID/")
		scope = strings.TrimSuffix(scope[len("20060102/"):strings.IndexByte(scope, ',')], "/aws4_request")
		host = r.URL.Host
		return responseInMemory(http.StatusOK, http.Header{}, []byte("{}")), nil
	})
	if _, err := imagebuilder.New(options).ListWorkflowStepExecutions(t.Context(), listRun(), optFns...); err != nil {
		t.Fatal(err)
	}
	return scope, host
}

func TestRegion_isSignedWithoutItsFIPSMark(t *testing.T) {
	const fips, plain = "imagebuilder-fips.us-east-1.amazonaws.com", "imagebuilder.us-east-1.amazonaws.com"
	for region, resolved := range map[string]string{"fips-us-east-1": "", "us-east-1-fips": "", "us-fips-east-1": "us-east-1"} {
		want := fips
		if resolved != "" { // that keeps the mark from choosing a FIPS endpoint
			want = plain
		}
		scope, host := scopeOf(t, func(o *imagebuilder.Options) {
			o.Region, o.EndpointOptions.ResolvedRegion = region, resolved
		})
		if scope != "us-east-1/imagebuilder" || host != want {
			t.Errorf("%s: signed for %s, sent to %s, want %s", region, scope, host, want)
		}
	}
}

func TestSigning_overridesAreHonored(t *testing.T) {
	scope, _ := scopeOf(t, imagebuilder.WithSigV4SigningName("other"), imagebuilder.WithSigV4SigningRegion("eu-west-1"))
	if scope != "eu-west-1/other" {
		t.Errorf("signed for %s", scope)
	}
	for name, want := range map[string]string{"": "us-west-2/imagebuilder", "other": "us-west-2/other"} {
		scope, _ := scopeOf(t, func(o *imagebuilder.Options) {
			o.EndpointResolver = imagebuilder.EndpointResolverFromURL("https://a.test", func(e *aws.Endpoint) { e.SigningName = name })
		})
		if scope != want {
			t.Errorf("a first-generation endpoint with the signing name %q: signed for %s, want %s", name, scope, want)
		}
	}
}

func TestBaseEndpoint_isWhatIsPointedToThen(t *testing.T) {
	endpoint := "https://a.test"
	var hosts []string
	options := optionsInMemory(func(r *http.Request) (*http.Response, error) {
		hosts = append(hosts, r.URL.Host)
		return responseInMemory(http.StatusOK, http.Header{}, []byte("{}")), nil
	})
	options.BaseEndpoint = &endpoint
	client := imagebuilder.New(options)
	for _, endpoint = range []string{"https://a.test", "https://b.test"} {
		mustList(t, client)
	}
	if fmt.Sprint(hosts) != "[a.test b.test]" {
		t.Errorf("went to %q", hosts)
	}
}

func TestRegion_isNeededForASignatureOnly(t *testing.T) {
	noRegion := func(o *imagebuilder.Options) { o.Region, o.BaseEndpoint = "", aws.String("https://imagebuilder.test") }
	_, err := callWith(t, noRegion)
	checkNotSent(t, err)
	if want := "sign request: sigv4 needs a signing region, set the Region option to one such as us-west-2"; err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
	for name, optFn := range map[string]func(*imagebuilder.Options){
		"unsigned":      func(o *imagebuilder.Options) { o.Credentials = nil },
		"of the option": imagebuilder.WithSigV4SigningRegion("us-west-2"),
		"of a resolver": func(o *imagebuilder.Options) {
			o.BaseEndpoint = nil
			o.EndpointResolver = imagebuilder.EndpointResolverFromURL("https://imagebuilder.test", func(e *aws.Endpoint) { e.SigningRegion = "us-west-2" })
		},
	} {
		options := optionsInMemory(func(*http.Request) (*http.Response, error) {
			return responseInMemory(http.StatusOK, http.Header{}, []byte("{}")), nil
		})
		if _, err := imagebuilder.New(options, noRegion, optFn).ListWorkflowStepExecutions(t.Context(), listRun()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEndpoint_thatCannotBeMeantIsRefused(t *testing.T) {
	for _, endpoint := range []string{
		"", "/", "imagebuilder.test", "//imagebuilder.test", "ftp://imagebuilder.test", "file:///etc/passwd", "javascript:alert(1)",
		"https://", "https:///path", "https://a b.test", "https://imagebuilder.test\n", "https://imagebuilder.test\r\nX-A: b", "https://\x00.test",
		"https://imagebuilder.test?x=1", "https://imagebuilder.test/?key=" + password, "https://imagebuilder.test?", "https://imagebuilder.test#frag", "https://host#@evil.test",
		"https://imagebuilder.test:99999", "https://1.2.3.4:99999", "https://imagebuilder.test:port", "http://[::1]:80", "https://[::1]:443", "http://local_stack:80", "https://imagebuilder..test", "https://im*ge.test", "https://[::1", "https://%41.test/%zz",
		"https://user:" + password + "@imagebuilder.test", "https://" + password + "@imagebuilder.test", "user:" + password + "@imagebuilder.test",
		"user:" + password[:8] + "//" + password + "@imagebuilder.test", "https://user:" + password + "#@imagebuilder.test",
		"https://user:" + password + "/@imagebuilder.test", "https://user:" + password + "@@imagebuilder.test", "https://user:%zz" + password + "@imagebuilder.test",
		"https://us er:" + password + "@imagebuilder.test", "//user:" + password + "@imagebuilder.test",
		"https://imagebuilder.test/" + strings.Repeat("long", 10_000) + "?",
		"http://[fe80::1%25eth0]:8080", "https://[fe80::1%25eth0]", "http://[::1%251]",
		"https://user:" + password + "%40imagebuilder.test", "https://user:" + password + "%40imagebuilder.test:port", "https://" + password + "%40@imagebuilder.test",
	} {
		t.Run(fmt.Sprintf("%.60q", endpoint), func(t *testing.T) {
			for name, set := range map[string]func(*imagebuilder.Options){
				"BaseEndpoint": func(o *imagebuilder.Options) { o.BaseEndpoint = &endpoint },
				"EndpointResolver": func(o *imagebuilder.Options) {
					o.EndpointResolver = imagebuilder.EndpointResolverFromURL(endpoint)
				},
			} {
				_, err := callWith(t, set)
				t.Run(name, func(t *testing.T) { checkNotSent(t, err) })
			}
		})
	}
}

type fixedEndpoint struct{ smithyendpoints.Endpoint }

func (f fixedEndpoint) ResolveEndpoint(context.Context, imagebuilder.EndpointParameters) (smithyendpoints.Endpoint, error) {
	return f.Endpoint, nil
}

func TestEndpointResolverV2_resultIsCheckedToo(t *testing.T) {
	for name, change := range map[string]func(*smithyendpoints.Endpoint){
		"user information": func(e *smithyendpoints.Endpoint) { e.URI.User = userPassword() },
		"a line break":     func(e *smithyendpoints.Endpoint) { e.URI.Host = "imagebuilder.test\r\nX-A: b" },
		"a path in a host": func(e *smithyendpoints.Endpoint) { e.URI.Host = "imagebuilder.test/evil" },
		"another scheme":   func(e *smithyendpoints.Endpoint) { e.URI.Scheme = "gopher" },
		"no host":          func(e *smithyendpoints.Endpoint) { e.URI.Host = "" },
	} {
		t.Run(name, func(t *testing.T) {
			var endpoint smithyendpoints.Endpoint
			endpoint.URI.Scheme, endpoint.URI.Host = "https", "imagebuilder.test"
			change(&endpoint)
			_, err := callWith(t, imagebuilder.WithEndpointResolverV2(fixedEndpoint{endpoint}))
			checkNotSent(t, err)
		})
	}
}

// callWith makes a call that must neither be signed nor sent.
func callWith(t *testing.T, optFns ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	t.Helper()
	client := imagebuilder.New(imagebuilder.Options{Region: "us-east-1", Credentials: secretCredentials}, untouched(t))
	return client.ListWorkflowStepExecutions(t.Context(), listRun(), optFns...)
}

func checkNotSent(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		t.Fatal("it was not refused")
	}
	if errors.Attempts(err) != 0 {
		t.Errorf("got %v after %d attempts, want none", err, errors.Attempts(err))
	}
	text := err.Error()
	if !strings.Contains(text, "region") && !strings.Contains(text, "endpoint") {
		t.Errorf("%q does not say what is wrong", text)
	}
	if strings.Contains(text, password) || strings.Contains(text, password[:8]) {
		t.Errorf("%q tells the password", text)
	}
	if strings.ContainsAny(text, "\n\r\x00") || len(text) > 1000 {
		t.Errorf("%.1000q is not one line of readable length, it has %d bytes", text, len(text))
	}
}

// TestRedirect_isNotFollowed redirects the client to another server, and checks that no
// request arrives there.
func TestRedirect_isNotFollowed(t *testing.T) {
	var arrived atomic.Int64
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrived.Add(1)
		t.Errorf("%s %s arrived with headers %v", r.Method, r.URL, r.Header)
		_, _ = io.WriteString(w, pageBody)
	}))
	defer elsewhere.Close()

	perCall := func(client imagebuilder.HTTPClient) []func(*imagebuilder.Options) {
		return []func(*imagebuilder.Options){withHTTPClient(client)}
	}
	buildable := awshttp.NewBuildableClient()
	for name, clients := range map[string]struct {
		configured imagebuilder.HTTPClient
		perCall    []func(*imagebuilder.Options)
	}{
		"default client":               {},
		"*http.Client":                 {configured: &http.Client{}},
		"http.DefaultClient":           {configured: http.DefaultClient},
		"BuildableClient":              {configured: buildable},
		"BuildableClient with timeout": {configured: awshttp.NewBuildableClient().WithTimeout(1 << 40)},
		"*http.Client for the call":    {perCall: perCall(&http.Client{})},
		"BuildableClient for the call": {perCall: perCall(awshttp.NewBuildableClient())},
		"the same again for the call":  {configured: buildable, perCall: perCall(buildable)},
		"*http.Client of its own mind": {configured: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return nil }}},
	} {
		t.Run(name, func(t *testing.T) {
			srv := newServer(t, 1)
			srv.AddCredentials(secrets)
			cfg := srv.Config()
			cfg.Credentials = secretCredentials
			if clients.configured != nil {
				cfg.HTTPClient = clients.configured
			}
			client := imagebuilder.NewFromConfig(cfg, withoutRetries)
			for _, status := range []int{301, 302, 303, 307, 308} {
				for _, location := range []string{elsewhere.URL + "/ListWorkflowStepExecutions", strings.Replace(elsewhere.URL, "127.0.0.1", "localhost", 1)} {
					srv.ResetRequests()
					srv.Inject(respond(status, "", "", "Location: "+location), 1)
					_, err := client.ListWorkflowStepExecutions(t.Context(), listRun(), clients.perCall...)
					if errors.HTTPStatus(err) != status || !strings.Contains(fmt.Sprint(err), "redirecting to") {
						t.Errorf("%d: got %v, want an error that tells the redirect", status, err)
					}
					if n := len(srv.Requests()); n != 1 {
						t.Errorf("%d: %d requests were sent, want 1", status, n)
					}
				}
			}
		})
	}
	if n := arrived.Load(); n > 0 {
		t.Errorf("%d requests arrived elsewhere", n)
	}
}

// An HTTP client of another type decides itself whether it follows redirects, but
// cannot send the body again.
func TestRedirect_thatWouldSendTheBodyAgainIsNotFollowedByAnyClient(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("%s %s arrived with headers %v", r.Method, r.URL, r.Header)
	}))
	defer elsewhere.Close()
	srv := newServer(t, 1)
	inner := &http.Client{}
	client := newClient(t, srv.Config(), withoutRetries, withHTTPClient(doFunc(inner.Do)))
	for _, status := range []int{307, 308} {
		srv.Inject(respond(status, "", "", "Location: "+elsewhere.URL+"/ListWorkflowStepExecutions"), 1)
		if _, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); errors.HTTPStatus(err) != status {
			t.Errorf("%d: got %v", status, err)
		}
	}
}
