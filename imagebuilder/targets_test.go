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
		strings.Repeat("a", 64), strings.Repeat("a.", 200) + "a", "fips-", "-fips", "fips-/", "a-fips-@b",
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

// TestRedirect_isNotFollowed has a server send the client elsewhere, and looks
// whether anything arrives there.
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
