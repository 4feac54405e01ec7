package imagebuilder

import (
	"cmp"
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

// EndpointResolver resolves endpoints like the first version of the SDK's resolvers.
// If it returns an [aws.EndpointNotFoundError], [Options.EndpointResolverV2] resolves
// the endpoint.
type EndpointResolver interface {
	ResolveEndpoint(region string, options EndpointResolverOptions) (aws.Endpoint, error)
}

// EndpointResolverFunc is an adapter that makes a function an [EndpointResolver].
type EndpointResolverFunc func(region string, options EndpointResolverOptions) (aws.Endpoint, error)

// ResolveEndpoint calls fn.
func (fn EndpointResolverFunc) ResolveEndpoint(region string, options EndpointResolverOptions) (aws.Endpoint, error) {
	return fn(region, options)
}

// EndpointResolverFromURL returns an [EndpointResolver] that always returns this URL.
// Requests are signed for the client's Region unless optFns set another.
func EndpointResolverFromURL(url string, optFns ...func(*aws.Endpoint)) EndpointResolver {
	endpoint := aws.Endpoint{URL: url, Source: aws.EndpointSourceCustom}
	for _, fn := range optFns {
		fn(&endpoint)
	}
	return EndpointResolverFunc(func(region string, _ EndpointResolverOptions) (aws.Endpoint, error) {
		e := endpoint
		if e.SigningRegion == "" {
			e.SigningRegion = region
		}
		return e, nil
	})
}

// legacyResolver returns the first-version resolver of a config.
func legacyResolver(cfg aws.Config) EndpointResolver {
	if resolver := cfg.EndpointResolverWithOptions; resolver != nil {
		return EndpointResolverFunc(func(region string, options EndpointResolverOptions) (aws.Endpoint, error) {
			return resolver.ResolveEndpoint(ServiceID, region, options)
		})
	}
	if resolver := cfg.EndpointResolver; resolver != nil {
		return EndpointResolverFunc(func(region string, _ EndpointResolverOptions) (aws.Endpoint, error) {
			return resolver.ResolveEndpoint(ServiceID, region)
		})
	}
	return nil
}

// findLegacyEndpoint returns the endpoint of the first-version resolver.
func (o *Options) findLegacyEndpoint(ctx context.Context) (aws.Endpoint, error) {
	options := o.EndpointOptions
	options.Logger = middleware.GetLogger(ctx)
	options.LogDeprecated = o.ClientLogMode.IsDeprecatedUsage()
	if plain, isFIPS := regions.WithoutFIPS(o.Region); isFIPS && options.ResolvedRegion == "" {
		options.ResolvedRegion = plain
		options.UseFIPSEndpoint = aws.FIPSEndpointStateEnabled
	}
	endpoint, err := o.EndpointResolver.ResolveEndpoint(awsmiddleware.GetRegion(ctx), options)
	endpoint.SigningName = cmp.Or(endpoint.SigningName, signingName)
	return endpoint, err
}
