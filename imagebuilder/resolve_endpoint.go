package imagebuilder

import (
	"context"
	"fmt"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// resolveEndpoint is the "ResolveEndpointV2" step: it decides where the request
// goes, and refuses a target that no endpoint can be.
type resolveEndpoint struct {
	call *call
}

func (*resolveEndpoint) ID() string { return "ResolveEndpointV2" }

func (m *resolveEndpoint) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	ways, err := m.resolve(ctx, in.Request)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	if len(ways) == 0 {
		return next.HandleFinalize(ctx, in)
	}
	signing, err := signingOf(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(signing.with(ctx, func(p *smithy.Properties) {
		for _, way := range ways {
			p.SetAll(&way.SignerProperties)
		}
	}), in)
}

func (m *resolveEndpoint) resolve(ctx context.Context, transportRequest any) (ways []*smithyauth.Option, err error) {
	ctx, span := m.call.telemetry.span(ctx, "ResolveEndpoint")
	defer span.End()

	request, err := httpRequest(transportRequest)
	if err != nil {
		return nil, err
	}
	if !awsmiddleware.GetRequiresLegacyEndpoints(ctx) {
		ways, err = m.apply(ctx, request, span)
	}
	if m.call.options.EndpointOptions.DisableHTTPS && !smithyhttp.GetHostnameImmutable(ctx) {
		request.URL.Scheme = "http"
	}
	return ways, err
}

func (m *resolveEndpoint) apply(ctx context.Context, request *smithyhttp.Request, span tracing.Span) ([]*smithyauth.Option, error) {
	stop := m.call.telemetry.start(ctx, stageResolveEndpoint, "")
	endpoint, err := m.call.endpoint.or(ctx, m.call.findEndpoint)
	stop()
	if err != nil {
		return nil, err
	}
	if m.call.telemetry.traced {
		span.SetProperty("client.call.resolved_endpoint", endpoint.URI.String())
	}

	request.URL.Scheme = endpoint.URI.Scheme
	request.URL.Host = endpoint.URI.Host
	if endpoint.URI.Path != "" {
		request.URL.RawPath = smithyhttp.JoinPath(endpoint.URI.EscapedPath(), request.URL.EscapedPath())
		request.URL.Path = smithyhttp.JoinPath(endpoint.URI.Path, request.URL.Path)
	}
	for name := range endpoint.Headers {
		request.Header.Set(name, endpoint.Headers.Get(name))
	}
	ways, _ := smithyauth.GetAuthOptions(&endpoint.Properties)
	return ways, nil
}

// hasDefaultEndpoint tells options that all requests go to the same endpoint with:
// what a custom endpoint points to may change, and what a resolver answers too.
func (o *Options) hasDefaultEndpoint() bool {
	_, isDefault := o.EndpointResolverV2.(*endpointResolver)
	return isDefault && o.BaseEndpoint == nil
}

// findEndpoint asks the resolver of the options.
func (s *setting) findEndpoint(ctx context.Context) (smithyendpoints.Endpoint, error) {
	params, err := endpointParameters(s.options)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("failed to bind endpoint params, %w", err)
	}
	endpoint, err := s.options.EndpointResolverV2.ResolveEndpoint(ctx, params)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("failed to resolve service endpoint, %w", err)
	}
	return endpoint, checkEndpoint(&endpoint.URI)
}
