package readme

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// recorder is an HTTP client that keeps the last request and sends none. Its response
// is not retried.
type recorder struct{ request *http.Request }

func (r *recorder) Do(request *http.Request) (*http.Response, error) {
	r.request = request
	return &http.Response{StatusCode: http.StatusBadRequest, Body: http.NoBody}, nil
}

func TestDocs_tellTheSettingsOfEnvironmentAndProfile(t *testing.T) {
	const regional = "https://imagebuilder.us-west-2.amazonaws.com"
	for _, c := range []struct {
		env     map[string]string
		profile string
		goesTo  string
	}{
		{goesTo: regional},
		{profile: "region = eu-west-1", goesTo: "https://imagebuilder.eu-west-1.amazonaws.com"},
		{env: map[string]string{"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, goesTo: "http://127.0.0.1:1"},
		{env: map[string]string{"AWS_ENDPOINT_URL_IMAGEBUILDER": "http://127.0.0.1:2", "AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, goesTo: "http://127.0.0.1:2"},
		{profile: "endpoint_url = http://127.0.0.1:3", goesTo: "http://127.0.0.1:3"},
		{profile: "services = local\n[services local]\nimagebuilder =\n  endpoint_url = http://127.0.0.1:4", goesTo: "http://127.0.0.1:4"},
		{env: map[string]string{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_ENDPOINT_URL_IMAGEBUILDER": "http://127.0.0.1:2"}, goesTo: regional},
		{profile: "ignore_configured_endpoint_urls = true\nendpoint_url = http://127.0.0.1:3", goesTo: regional},
		{env: map[string]string{"AWS_USE_FIPS_ENDPOINT": "true"}, goesTo: "https://imagebuilder-fips.us-west-2.amazonaws.com"},
		{profile: "use_fips_endpoint = true", goesTo: "https://imagebuilder-fips.us-west-2.amazonaws.com"},
		{env: map[string]string{"AWS_USE_DUALSTACK_ENDPOINT": "true"}, goesTo: "https://imagebuilder.us-west-2.api.aws"},
		{profile: "use_dualstack_endpoint = true", goesTo: "https://imagebuilder.us-west-2.api.aws"},
	} {
		request := listWith(t, c.env, c.profile)
		if got := strings.TrimSuffix(request.URL.String(), "/ListWorkflowStepExecutions"); got != c.goesTo {
			t.Errorf("%v %q goes to %s, not %s", c.env, c.profile, got, c.goesTo)
		}
	}
}

func TestDocs_tellTheSettingsOfAttemptsAndApplication(t *testing.T) {
	for _, c := range []struct {
		env     map[string]string
		profile string
	}{
		{env: map[string]string{"AWS_MAX_ATTEMPTS": "1", "AWS_RETRY_MODE": "adaptive", "AWS_SDK_UA_APP_ID": "image-watch"}},
		{profile: "max_attempts = 1\nretry_mode = adaptive\nsdk_ua_app_id = image-watch"},
	} {
		header := listWith(t, c.env, c.profile).Header
		if attempts, agent := header.Get("Amz-Sdk-Request"), header.Get("User-Agent"); attempts != "attempt=1; max=1" || !strings.Contains(agent, "app/image-watch") {
			t.Errorf("%v %q: Amz-Sdk-Request %q, User-Agent %q", c.env, c.profile, attempts, agent)
		}
		if mode := configWith(t, c.env, c.profile).RetryMode; mode != aws.RetryModeAdaptive {
			t.Errorf("%v %q: retry mode %q", c.env, c.profile, mode)
		}
	}
}

func TestDocs_tellTheSettingOfCertificateAuthorities(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"steps":[{"name":"LaunchBuildInstance"}]}`)
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // of handshakes that fail
	server.StartTLS()
	defer server.Close()
	bundle := filepath.Join(t.TempDir(), "bundle.pem")
	writeCertificate(t, bundle, server)
	for name, c := range map[string]struct {
		env     map[string]string
		profile string
		trusted bool
	}{
		"environment": {env: map[string]string{"AWS_CA_BUNDLE": bundle}, trusted: true},
		"profile":     {profile: "ca_bundle = " + bundle, trusted: true},
		"neither":     {},
	} {
		t.Run(name, func(t *testing.T) {
			client := imagebuilder.NewFromConfig(configWith(t, c.env, c.profile), func(o *imagebuilder.Options) {
				o.BaseEndpoint = &server.URL
				o.RetryMaxAttempts = 1
			})
			_, err := client.ListWorkflowStepExecutions(t.Context(), &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String("wf-11111111-2222-3333-4444-555555555555")})
			if _, unknown := errors.AsType[x509.UnknownAuthorityError](err); unknown == c.trusted || c.trusted && err != nil {
				t.Errorf("the call ended with %v, want success: %v", err, c.trusted)
			}
		})
	}
}

func TestDocs_tellWhatBundlesOfCertificateAuthoritiesReplace(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	defer server.Close()
	bundle := filepath.Join(t.TempDir(), "bundle.pem")
	writeCertificate(t, bundle, server)
	cfg := configWith(t, map[string]string{"AWS_CA_BUNDLE": bundle}, "")
	alone := x509.NewCertPool()
	alone.AddCert(server.Certificate())
	if trusted := cfg.HTTPClient.(*awshttp.BuildableClient).GetTransport().TLSClientConfig.RootCAs; !trusted.Equal(alone) {
		t.Error("more than the bundle is trusted")
	}
	if _, err := config.LoadDefaultConfig(t.Context(), config.WithHTTPClient(&http.Client{})); err == nil {
		t.Error("an *http.Client takes the bundle")
	}
}

func writeCertificate(t *testing.T, file string, server *httptest.Server) {
	t.Helper()
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	if err := os.WriteFile(file, certificate, 0o600); err != nil {
		t.Fatal(err)
	}
}

func listWith(t *testing.T, env map[string]string, profile string) *http.Request {
	t.Helper()
	sent := &recorder{}
	client := imagebuilder.NewFromConfig(configWith(t, env, profile), func(o *imagebuilder.Options) { o.HTTPClient = sent })
	_, err := client.ListWorkflowStepExecutions(t.Context(), &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String("wf-11111111-2222-3333-4444-555555555555")})
	if sent.request == nil {
		t.Fatal(err)
	}
	return sent.request
}

func configWith(t *testing.T, env map[string]string, profile string) aws.Config {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config")
	// A key that comes twice counts as it comes last.
	content := "[default]\nregion = us-west-2\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n" + profile + "\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "AWS_") {
			t.Setenv(name, "")
		}
	}
	t.Setenv("AWS_CONFIG_FILE", file)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", "absent")
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	for name, value := range env {
		t.Setenv(name, value)
	}
	cfg, err := config.LoadDefaultConfig(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}
