package compare_test

import (
	"context"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	smithyauth "github.com/aws/smithy-go/auth"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

var oneRegionOfEachPartition = []string{
	"us-west-2", "cn-north-1", "us-gov-west-1", "eusc-de-east-1", "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1",
}

var (
	fips      = set("EndpointOptions.UseFIPSEndpoint", aws.FIPSEndpointStateEnabled)
	dualStack = set("EndpointOptions.UseDualStackEndpoint", aws.DualStackEndpointStateEnabled)
)

func wireEndpoints() []wireCase {
	var cases []wireCase
	for _, region := range oneRegionOfEachPartition {
		for _, variant := range []struct {
			name string
			opts []option
		}{{"", nil}, {" fips", []option{fips}}, {" dual-stack", []option{dualStack}}, {" fips dual-stack", []option{fips, dualStack}}} {
			cases = append(cases, wireCase{
				name:   region + variant.name,
				config: func(cfg *aws.Config) { cfg.Region = region },
				client: variant.opts,
			})
		}
	}
	for _, endpoint := range []string{
		"http://localhost", "http://127.0.0.1:8080/", "https://proxy.example:8443/a/path", "https://proxy.example/a/path/",
		"https://proxy.example/a%2Fb/c%20d/", "https://proxy.example//a", "https://proxy.example/é", "http://[::1]:8080",
	} {
		cases = append(cases,
			wireCase{name: "endpoint " + endpoint, config: func(cfg *aws.Config) { cfg.BaseEndpoint = &endpoint }},
			wireCase{name: "endpoint for a call " + endpoint, call: []option{set("BaseEndpoint", &endpoint)}},
			wireCase{name: "legacy endpoint " + endpoint, call: []option{legacyEndpoint(aws.Endpoint{URL: endpoint})}},
			wireCase{name: "resolved endpoint " + endpoint, client: []option{resolvedEndpoint(endpoint, false)}},
			wireCase{name: "resolved endpoint, encoded once " + endpoint, client: []option{resolvedEndpoint(endpoint, true)}},
		)
	}
	return append(cases,
		wireCase{name: "no https", call: []option{set("EndpointOptions.DisableHTTPS", true)}},
		wireCase{name: "no https with a legacy endpoint", call: []option{set("EndpointOptions.DisableHTTPS", true), legacyEndpoint(aws.Endpoint{URL: "https://a.example"})}},
		wireCase{name: "no https with an immutable legacy endpoint", call: []option{
			set("EndpointOptions.DisableHTTPS", true),
			legacyEndpoint(aws.Endpoint{URL: "https://a.example", HostnameImmutable: true}),
		}},
		wireCase{name: "a legacy endpoint with a signing name and region", client: []option{
			legacyEndpoint(aws.Endpoint{URL: "https://a.example/b", SigningName: "other", SigningRegion: "eu-west-3", PartitionID: "aws"}),
		}},
		wireCase{
			name: "a legacy endpoint and a retry", config: fixedBackoff, client: []option{legacyEndpoint(aws.Endpoint{URL: "https://a.example/b", SigningRegion: "eu-west-3"})},
			responses: []response{failure(500, "ServiceException"), ok(emptyPage)},
		},
		wireCase{name: "a legacy endpoint that is not found", client: []option{legacyResolver(func(string) (aws.Endpoint, error) {
			return aws.Endpoint{}, &aws.EndpointNotFoundError{}
		})}},
		wireCase{name: "a legacy endpoint from a url", client: []option{{
			official: official.WithEndpointResolver(official.EndpointResolverFromURL("https://a.example")),
			ours:     ours.WithEndpointResolver(ours.EndpointResolverFromURL("https://a.example")),
		}}},
		wireCase{name: "a legacy endpoint from the config", config: func(cfg *aws.Config) {
			cfg.EndpointResolverWithOptions = aws.EndpointResolverWithOptionsFunc(func(service, region string, _ ...any) (aws.Endpoint, error) {
				return aws.Endpoint{URL: "https://" + service + "." + region + ".example", SigningRegion: "eu-west-3"}, nil
			})
		}},
		wireCase{name: "a legacy endpoint from the config, without options", config: func(cfg *aws.Config) {
			cfg.EndpointResolver = aws.EndpointResolverFunc(func(service, region string) (aws.Endpoint, error) {
				return aws.Endpoint{URL: "https://" + service + "." + region + ".example"}, nil
			})
		}},
		wireCase{name: "a signing name", client: []option{signingName("other")}},
		wireCase{name: "a signing region for a call", call: []option{signingRegion("eu-west-3")}},
		wireCase{name: "a signing name and a legacy endpoint", client: []option{signingName("other"), legacyEndpoint(aws.Endpoint{URL: "https://a.example", SigningName: "third"})}},
		wireCase{name: "a signing region and a legacy endpoint", client: []option{signingRegion("eu-west-3"), legacyEndpoint(aws.Endpoint{URL: "https://a.example", SigningRegion: "eu-west-2"})}},
	)
}

func legacyEndpoint(e aws.Endpoint) option {
	return legacyResolver(func(string) (aws.Endpoint, error) { return e, nil })
}

func legacyResolver(resolve func(region string) (aws.Endpoint, error)) option {
	return option{
		official: official.WithEndpointResolver(official.EndpointResolverFunc(
			func(region string, _ official.EndpointResolverOptions) (aws.Endpoint, error) { return resolve(region) })),
		ours: ours.WithEndpointResolver(ours.EndpointResolverFunc(
			func(region string, _ ours.EndpointResolverOptions) (aws.Endpoint, error) { return resolve(region) })),
	}
}

// resolvedEndpoint returns an endpoint from a resolver of the second generation,
// with a header, and signed for another service and region, with a path that is
// encoded twice or once.
func resolvedEndpoint(endpoint string, once bool) option {
	resolve := func() (smithyendpoints.Endpoint, error) {
		uri, err := url.Parse(endpoint)
		if err != nil {
			return smithyendpoints.Endpoint{}, err
		}
		scheme := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
		smithyhttp.SetSigV4SigningName(&scheme.SignerProperties, "other")
		smithyhttp.SetSigV4SigningRegion(&scheme.SignerProperties, "eu-west-3")
		smithyhttp.SetDisableDoubleEncoding(&scheme.SignerProperties, once)
		resolved := smithyendpoints.Endpoint{URI: *uri, Headers: map[string][]string{"X-Endpoint": {"a", "b"}}}
		smithyauth.SetAuthOptions(&resolved.Properties, []*smithyauth.Option{scheme})
		return resolved, nil
	}
	return option{
		official: official.WithEndpointResolverV2(officialResolverFunc(
			func(official.EndpointParameters) (smithyendpoints.Endpoint, error) { return resolve() })),
		ours: ours.WithEndpointResolverV2(ourResolverFunc(
			func(ours.EndpointParameters) (smithyendpoints.Endpoint, error) { return resolve() })),
	}
}

type officialResolverFunc func(official.EndpointParameters) (smithyendpoints.Endpoint, error)

func (f officialResolverFunc) ResolveEndpoint(_ context.Context, p official.EndpointParameters) (smithyendpoints.Endpoint, error) {
	return f(p)
}

type ourResolverFunc func(ours.EndpointParameters) (smithyendpoints.Endpoint, error)

func (f ourResolverFunc) ResolveEndpoint(_ context.Context, p ours.EndpointParameters) (smithyendpoints.Endpoint, error) {
	return f(p)
}

func signingName(name string) option {
	return option{official: official.WithSigV4SigningName(name), ours: ours.WithSigV4SigningName(name)}
}

func signingRegion(region string) option {
	return option{official: official.WithSigV4SigningRegion(region), ours: ours.WithSigV4SigningRegion(region)}
}
