package imagebuilder

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// EndpointResolver resolves endpoints in the way of the SDK's first generation.
// One that answers an [aws.EndpointNotFoundError] leaves the endpoint to
// [Options.EndpointResolverV2].
type EndpointResolver interface {
	ResolveEndpoint(region string, options EndpointResolverOptions) (aws.Endpoint, error)
}

// EndpointResolverFunc makes an [EndpointResolver] of a function.
type EndpointResolverFunc func(region string, options EndpointResolverOptions) (aws.Endpoint, error)

// ResolveEndpoint calls fn.
func (fn EndpointResolverFunc) ResolveEndpoint(region string, options EndpointResolverOptions) (aws.Endpoint, error) {
	return fn(region, options)
}

// EndpointResolverFromURL gives an [EndpointResolver] that always answers this
// URL, signed for the client's region unless optFns say otherwise.
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

// legacyResolver gives the first-generation resolver that a config carries.
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

// resolveLegacyEndpoint is the "ResolveEndpoint" step, which does nothing unless
// there is a first-generation resolver.
type resolveLegacyEndpoint struct {
	call *call
}

func (*resolveLegacyEndpoint) ID() string { return "ResolveEndpoint" }

func (m *resolveLegacyEndpoint) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	middleware.SerializeOutput, middleware.Metadata, error,
) {
	if !awsmiddleware.GetRequiresLegacyEndpoints(ctx) {
		return next.HandleSerialize(ctx, in)
	}
	fail := func(err error) (middleware.SerializeOutput, middleware.Metadata, error) {
		return middleware.SerializeOutput{}, middleware.Metadata{}, err
	}

	request, err := httpRequest(in.Request)
	if err != nil {
		return fail(err)
	}
	o := m.call.options
	if o.EndpointResolver == nil {
		return fail(fmt.Errorf("a first-generation endpoint was asked for without a resolver, set the EndpointResolver option"))
	}
	options := o.EndpointOptions
	options.Logger = middleware.GetLogger(ctx)
	options.LogDeprecated = o.ClientLogMode.IsDeprecatedUsage()
	if plain, isFIPS := withoutFIPS(o.Region); isFIPS && options.ResolvedRegion == "" {
		options.ResolvedRegion = plain
		options.UseFIPSEndpoint = aws.FIPSEndpointStateEnabled
	}
	endpoint, err := o.EndpointResolver.ResolveEndpoint(awsmiddleware.GetRegion(ctx), options)
	if notFound := (*aws.EndpointNotFoundError)(nil); errors.As(err, &notFound) {
		return next.HandleSerialize(awsmiddleware.SetRequiresLegacyEndpoints(ctx, false), in)
	}
	if err != nil {
		return fail(fmt.Errorf("failed to resolve service endpoint, %w", err))
	}

	request.URL, err = url.Parse(endpoint.URL)
	if err != nil {
		return fail(fmt.Errorf("failed to parse endpoint url %s, want one such as https://host:port", abbreviated(withoutSecrets(endpoint.URL))))
	}
	if err := checkEndpoint(request.URL); err != nil {
		return fail(err)
	}
	if awsmiddleware.GetSigningName(ctx) == "" {
		name := endpoint.SigningName
		if name == "" {
			name = signingName
		}
		ctx = awsmiddleware.SetSigningName(ctx, name)
	}
	ctx = awsmiddleware.SetSigningRegion(ctx, endpoint.SigningRegion)
	ctx = awsmiddleware.SetEndpointSource(ctx, endpoint.Source)
	ctx = smithyhttp.SetHostnameImmutable(ctx, endpoint.HostnameImmutable)
	ctx = awsmiddleware.SetPartitionID(ctx, endpoint.PartitionID)
	return next.HandleSerialize(ctx, in)
}
