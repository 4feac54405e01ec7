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

	// constant is set with the default resolver, which has one answer for the
	// same options.
	constant bool
	endpoint smithyendpoints.Endpoint
	err      error
}

func newResolveEndpoint(current *call) *resolveEndpoint {
	m := &resolveEndpoint{call: current}
	if _, m.constant = current.options.EndpointResolverV2.(*endpointResolver); m.constant {
		m.endpoint, m.err = m.find(context.Background())
	}
	return m
}

func (*resolveEndpoint) ID() string { return "ResolveEndpointV2" }

func (m *resolveEndpoint) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	if err := m.resolve(ctx, in.Request); err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(ctx, in)
}

func (m *resolveEndpoint) resolve(ctx context.Context, transportRequest any) error {
	ctx, span := m.call.telemetry.span(ctx, "ResolveEndpoint")
	defer span.End()

	request, err := httpRequest(transportRequest)
	if err != nil {
		return err
	}
	if !awsmiddleware.GetRequiresLegacyEndpoints(ctx) {
		err = m.apply(ctx, request, span)
	}
	if m.call.options.EndpointOptions.DisableHTTPS && !smithyhttp.GetHostnameImmutable(ctx) {
		request.URL.Scheme = "http"
	}
	return err
}

func (m *resolveEndpoint) apply(ctx context.Context, request *smithyhttp.Request, span tracing.Span) error {
	stop := m.call.telemetry.start(ctx, stageResolveEndpoint, "")
	endpoint, err := m.endpoint, m.err
	if !m.constant {
		endpoint, err = m.find(ctx)
	}
	stop()
	if err != nil {
		return err
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
	ways, ok := smithyauth.GetAuthOptions(&endpoint.Properties)
	if !ok {
		return nil
	}
	signing, err := signingOf(ctx)
	if err != nil {
		return err
	}
	for _, way := range ways {
		signing.scheme.override(func(p *smithy.Properties) { p.SetAll(&way.SignerProperties) })
	}
	return nil
}

// find asks the resolver of the options.
func (m *resolveEndpoint) find(ctx context.Context) (smithyendpoints.Endpoint, error) {
	params, err := endpointParameters(m.call.options)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("failed to bind endpoint params, %w", err)
	}
	endpoint, err := m.call.options.EndpointResolverV2.ResolveEndpoint(ctx, params)
	if err != nil {
		return smithyendpoints.Endpoint{}, fmt.Errorf("failed to resolve service endpoint, %w", err)
	}
	return endpoint, checkEndpoint(&endpoint.URI)
}
