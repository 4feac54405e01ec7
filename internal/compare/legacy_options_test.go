package compare_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// legacyOptions is what a resolver of the first generation gets.
type legacyOptions struct {
	Region, ResolvedRegion              string
	HasLogger                           bool
	LogDeprecated, DisableHTTPS         bool
	DualStack                           aws.DualStackEndpointState
	FIPS                                aws.FIPSEndpointState
	AskedRegion                         string
	AskedHTTPS, AskedHTTPSFound         bool
	AskedDualStack                      aws.DualStackEndpointState
	AskedFIPS                           aws.FIPSEndpointState
	AskedDualStackFound, AskedFIPSFound bool
}

func TestLegacyResolvers_getTheSameOptions(t *testing.T) {
	for _, c := range []struct {
		name string
		opts []option
	}{
		{"defaults", nil},
		{"fips and dual-stack", []option{fips, dualStack}},
		{"no https", []option{set("EndpointOptions.DisableHTTPS", true)}},
		{"a fips pseudo-region", []option{set("Region", "fips-us-east-1")}},
		{"a fips pseudo-region that is resolved", []option{set("Region", "fips-us-east-1"), set("EndpointOptions.ResolvedRegion", "us-east-2")}},
		{"logging of deprecated endpoints", []option{set("ClientLogMode", aws.LogDeprecatedUsage)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) (seen legacyOptions) {
				note := func(region, resolved string, hasLogger, logDeprecated, disableHTTPS bool, dual aws.DualStackEndpointState, fips aws.FIPSEndpointState) (aws.Endpoint, error) {
					seen.Region, seen.ResolvedRegion, seen.HasLogger = region, resolved, hasLogger
					seen.LogDeprecated, seen.DisableHTTPS, seen.DualStack, seen.FIPS = logDeprecated, disableHTTPS, dual, fips
					return aws.Endpoint{URL: "https://a.example"}, nil
				}
				resolver := option{
					official: official.WithEndpointResolver(official.EndpointResolverFunc(func(region string, o official.EndpointResolverOptions) (aws.Endpoint, error) {
						return note(region, o.ResolvedRegion, o.Logger != nil, o.LogDeprecated, o.DisableHTTPS, o.UseDualStackEndpoint, o.UseFIPSEndpoint)
					})),
					ours: ours.WithEndpointResolver(ours.EndpointResolverFunc(func(region string, o ours.EndpointResolverOptions) (aws.Endpoint, error) {
						return note(region, o.ResolvedRegion, o.Logger != nil, o.LogDeprecated, o.DisableHTTPS, o.UseDualStackEndpoint, o.UseFIPSEndpoint)
					})),
				}
				listOnce(t, s.make(config(responding(ok(emptyPage))), append(c.opts, resolver)...), listing(), nil)
				return seen
			})
			sameFields(t, "options", want, got)
		})
	}
}

// A resolver of a config learns the options through functions of package aws,
// which ask for methods.
func TestLegacyResolversOfAConfig_canAskTheOptions(t *testing.T) {
	want, got := onBothSides(t, func(t *testing.T, s side) (seen legacyOptions) {
		cfg := config(responding(ok(emptyPage)))
		cfg.EndpointResolverWithOptions = aws.EndpointResolverWithOptionsFunc(func(_, region string, options ...any) (aws.Endpoint, error) {
			seen.Region = region
			seen.AskedHTTPS, seen.AskedHTTPSFound = aws.GetDisableHTTPS(options...)
			seen.AskedRegion, _ = aws.GetResolvedRegion(options...)
			seen.AskedDualStack, seen.AskedDualStackFound = aws.GetUseDualStackEndpoint(options...)
			seen.AskedFIPS, seen.AskedFIPSFound = aws.GetUseFIPSEndpoint(options...)
			return aws.Endpoint{URL: "https://a.example"}, nil
		})
		listOnce(t, s.make(cfg, fips, dualStack, set("EndpointOptions.DisableHTTPS", true), set("Region", "fips-us-east-1")), listing(), nil)
		return seen
	})
	sameFields(t, "options", want, got)
}
