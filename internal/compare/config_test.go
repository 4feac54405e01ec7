package compare_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsconfig "github.com/aws/aws-sdk-go-v2/config"
)

func TestConfigSources_giveTheSameEndpoint(t *testing.T) {
	const (
		general  = "AWS_ENDPOINT_URL"
		specific = "AWS_ENDPOINT_URL_IMAGEBUILDER"
		other    = "AWS_ENDPOINT_URL_EC2"
		ignore   = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"
		useFIPS  = "AWS_USE_FIPS_ENDPOINT"
		useDual  = "AWS_USE_DUALSTACK_ENDPOINT"
	)
	profile := func(lines ...string) string {
		return "[default]\nregion = eu-west-1\n" + strings.Join(lines, "\n") + "\n"
	}
	services := func(endpoint string, lines ...string) string {
		return profile(append(lines, "services = mine")...) + "[services mine]\nimagebuilder =\n  endpoint_url = " + endpoint + "\n"
	}
	type env = map[string]string
	for _, c := range []struct {
		name    string
		env     env
		profile string
		load    []func(*awsconfig.LoadOptions) error
		want    string
	}{
		{"nothing", nil, profile(), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"a general endpoint", env{general: "https://general.example"}, profile(), nil, "https://general.example"},
		{"a specific endpoint", env{specific: "https://specific.example/a"}, profile(), nil, "https://specific.example/a"},
		{"both", env{general: "https://general.example", specific: "https://specific.example"}, profile(), nil, "https://specific.example"},
		{"an endpoint of another service", env{other: "https://ec2.example"}, profile(), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"an empty general endpoint", env{general: ""}, profile(), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"an empty specific endpoint", env{general: "https://general.example", specific: ""}, profile(), nil, ""},
		{"ignored endpoints", env{general: "https://general.example", specific: "https://specific.example", ignore: "true"}, profile(), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"endpoints that are not ignored", env{specific: "https://specific.example", ignore: "false"}, profile(), nil, "https://specific.example"},
		{"a general endpoint in the profile", nil, profile("endpoint_url = https://general.example"), nil, "https://general.example"},
		{"a specific endpoint in the profile", nil, services("https://specific.example"), nil, "https://specific.example"},
		{"both in the profile", nil, services("https://specific.example", "endpoint_url = https://general.example"), nil, "https://specific.example"},
		{"general in the environment, specific in the profile", env{general: "https://general.example"}, services("https://specific.example"), nil, "https://general.example"},
		{"empty general in the environment, specific in the profile", env{general: ""}, services("https://specific.example"), nil, ""},
		{"specific in the environment, general in the profile", env{specific: "https://specific.example"}, profile("endpoint_url = https://general.example"), nil, "https://specific.example"},
		{"specific in both", env{specific: "https://environment.example"}, services("https://profile.example"), nil, "https://environment.example"},
		{"ignored by the profile", nil, services("https://specific.example", "ignore_configured_endpoint_urls = true"), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"ignored by the environment, set in the profile", env{ignore: "true"}, services("https://specific.example", "endpoint_url = https://general.example"), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"a base endpoint in code", env{general: "https://general.example"}, profile(), []func(*awsconfig.LoadOptions) error{awsconfig.WithBaseEndpoint("https://code.example")}, "https://code.example"},
		{"a base endpoint in code, specific in the environment", env{specific: "https://specific.example"}, profile(), []func(*awsconfig.LoadOptions) error{awsconfig.WithBaseEndpoint("https://code.example")}, ""},
		{"a base endpoint in code, specific in the profile", nil, services("https://specific.example"), []func(*awsconfig.LoadOptions) error{awsconfig.WithBaseEndpoint("https://code.example")}, ""},
		{"fips", env{useFIPS: "true"}, profile(), nil, "https://imagebuilder-fips.eu-west-1.amazonaws.com"},
		{"dual-stack", env{useDual: "true"}, profile(), nil, "https://imagebuilder.eu-west-1.api.aws"},
		{"fips and dual-stack", env{useFIPS: "true", useDual: "true"}, profile(), nil, "https://imagebuilder-fips.eu-west-1.api.aws"},
		{"fips in the profile", nil, profile("use_fips_endpoint = true"), nil, "https://imagebuilder-fips.eu-west-1.amazonaws.com"},
		{"dual-stack in the profile", nil, profile("use_dualstack_endpoint = true"), nil, "https://imagebuilder.eu-west-1.api.aws"},
		{"fips in the profile, not in the environment", env{useFIPS: "false"}, profile("use_fips_endpoint = true"), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"fips and an endpoint", env{useFIPS: "true", specific: "https://specific.example"}, profile(), nil, ""},
		{"fips in code", env{useFIPS: "false"}, profile(), []func(*awsconfig.LoadOptions) error{awsconfig.WithUseFIPSEndpoint(aws.FIPSEndpointStateEnabled)}, "https://imagebuilder-fips.eu-west-1.amazonaws.com"},
		{"retries, mode and app id", env{"AWS_MAX_ATTEMPTS": "7", "AWS_RETRY_MODE": "adaptive", "AWS_SDK_UA_APP_ID": "mine"}, profile(), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"retries and mode in the profile", nil, profile("max_attempts = 2", "retry_mode = adaptive", "sdk_ua_app_id = mine"), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"a defaults mode", env{"AWS_DEFAULTS_MODE": "in-region"}, profile(), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
		{"a preferred auth scheme", env{"AWS_AUTH_SCHEME_PREFERENCE": "noAuth,sigv4"}, profile(), nil, "https://imagebuilder.eu-west-1.amazonaws.com"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, value := range c.env {
				t.Setenv(name, value)
			}
			want, got := onBothSides(t, func(t *testing.T, s side) target {
				svc := responding(ok(emptyPage))
				_, err := s.make(loadConfig(t, c.profile, svc, c.load)).list(t.Context(), listing())
				if err != nil {
					return target{Error: err.Error()}
				}
				sent := svc.sent[0]
				sent.Header.Set("User-Agent", userAgentProduct.ReplaceAllString(sent.Header.Get("User-Agent"), ""))
				scope, _, _ := strings.Cut(sent.Header.Get("Authorization"), "Signature=")
				return target{URL: sent.URL, Scope: sent.Header.Get("User-Agent") + sent.Header.Get("Amz-Sdk-Request") + scope}
			})
			if want != got {
				t.Errorf("official %+v\nours     %+v", want, got)
			}
			if c.want != "" && want.URL != c.want+"/ListWorkflowStepExecutions" {
				t.Errorf("the configuration leads to %+v, want %s", want, c.want)
			}
		})
	}
}

func loadConfig(t *testing.T, profile string, svc *service, load []func(*awsconfig.LoadOptions) error) aws.Config {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config")
	if err := os.WriteFile(path, []byte(profile), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := awsconfig.LoadDefaultConfig(t.Context(), append([]func(*awsconfig.LoadOptions) error{
		awsconfig.WithSharedConfigFiles([]string{path}),
		awsconfig.WithSharedCredentialsFiles(nil),
		awsconfig.WithCredentialsProvider(credentials(aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "SECRET"})),
		awsconfig.WithHTTPClient(svc),
	}, load...)...)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

// fipsSource is a source of a config that has a setting for FIPS, or fails.
type fipsSource struct {
	state aws.FIPSEndpointState
	err   error
}

func (s fipsSource) GetUseFIPSEndpoint(context.Context) (aws.FIPSEndpointState, bool, error) {
	return s.state, s.err == nil && s.state != aws.FIPSEndpointStateUnset, s.err
}

func TestConfigSources_areAskedUntilOneTellsOrFails(t *testing.T) {
	silent, failing, telling := fipsSource{}, fipsSource{err: errors.New("no")}, fipsSource{state: aws.FIPSEndpointStateEnabled}
	for name, sources := range map[string][]any{
		"one tells":        {telling, failing},
		"the second tells": {silent, telling},
		"one fails":        {failing, telling},
		"the second fails": {silent, failing, telling},
		"another is first": {"other", telling},
	} {
		t.Run(name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) string {
				svc := responding(ok(emptyPage))
				cfg := config(svc)
				cfg.ConfigSources = sources
				listOnce(t, s.make(cfg), listing(), nil)
				return svc.sent[0].URL
			})
			if want != got {
				t.Errorf("official %s, ours %s", want, got)
			}
		})
	}
}
