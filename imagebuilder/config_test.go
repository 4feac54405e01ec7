package imagebuilder_test

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// source is a source of an aws.Config that has an endpoint for this service, and may
// ask to ignore those, or fail.
type source struct {
	endpoint string
	ignore   bool
	err      error
}

func (s source) GetServiceBaseEndpoint(_ context.Context, id string) (string, bool, error) {
	return s.endpoint, s.endpoint != "" && id == "imagebuilder", s.err
}

func (s source) GetIgnoreConfiguredEndpoints(context.Context) (bool, bool, error) {
	return s.ignore, s.ignore, s.err
}

func (s source) GetUseFIPSEndpoint(context.Context) (aws.FIPSEndpointState, bool, error) {
	return aws.FIPSEndpointStateEnabled, s.err == nil, s.err
}

func TestConfig_endpointIsTheFirstOneForTheService(t *testing.T) {
	failing := source{err: errors.New("unreadable")}
	for name, test := range map[string]struct {
		sources     []any
		environment map[string]string
		want        string
	}{
		"none":                         {nil, nil, "https://general.test"},
		"a source that knows none":     {[]any{struct{}{}, source{}}, nil, "https://general.test"},
		"of the first source":          {[]any{source{}, source{endpoint: "https://a.test"}, source{endpoint: "https://b.test"}}, nil, "https://a.test"},
		"to be ignored":                {[]any{source{endpoint: "https://a.test", ignore: true}}, nil, "https://general.test"},
		"behind a source that fails":   {[]any{failing, source{endpoint: "https://a.test"}}, nil, "https://general.test"},
		"beside a general environment": {[]any{source{endpoint: "https://a.test"}}, map[string]string{"AWS_ENDPOINT_URL": "x"}, "https://general.test"},
		"beside its own environment": {
			[]any{source{endpoint: "https://a.test"}},
			map[string]string{"AWS_ENDPOINT_URL": "x", "AWS_ENDPOINT_URL_IMAGEBUILDER": "y"},
			"https://a.test",
		},
	} {
		t.Run(name, func(t *testing.T) {
			for key, value := range test.environment {
				t.Setenv(key, value)
			}
			cfg := aws.Config{BaseEndpoint: aws.String("https://general.test"), ConfigSources: test.sources}
			if got := aws.ToString(imagebuilder.NewFromConfig(cfg).Options().BaseEndpoint); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestConfig_aSourceThatFailsEndsTheSearch(t *testing.T) {
	for _, test := range []struct {
		sources []any
		want    aws.FIPSEndpointState
	}{
		{[]any{source{}}, aws.FIPSEndpointStateEnabled},
		{[]any{source{err: errors.New("unreadable")}, source{}}, aws.FIPSEndpointStateUnset},
	} {
		got := imagebuilder.NewFromConfig(aws.Config{ConfigSources: test.sources}).Options().EndpointOptions.UseFIPSEndpoint
		if got != test.want {
			t.Errorf("%v: got %v, want %v", test.sources, got, test.want)
		}
	}
}
