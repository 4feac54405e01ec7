// Package endpoint writes the endpoint of a call into its request, and returns an error
// for an invalid one. The caller determines the endpoint: this package does not depend
// on Regions or services.
package endpoint

import (
	"context"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/telemetry"
)

// Resolver returns the "ResolveEndpointV2" step, which writes the endpoint that find
// returns into the request, or returns an error if it is invalid.
func Resolver(find func(context.Context) (smithyendpoints.Endpoint, error), disableHTTPS bool, reporter *telemetry.Reporter) middleware.FinalizeMiddleware {
	return &resolve{find: find, disableHTTPS: disableHTTPS, reporter: reporter}
}

type resolve struct {
	find         func(context.Context) (smithyendpoints.Endpoint, error)
	disableHTTPS bool
	reporter     *telemetry.Reporter
}

func (*resolve) ID() string { return "ResolveEndpointV2" }

func (m *resolve) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	ways, err := m.resolve(ctx, in.Request)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	if len(ways) == 0 {
		return next.HandleFinalize(ctx, in)
	}
	properties := make([]*smithy.Properties, len(ways))
	for i, way := range ways {
		properties[i] = &way.SignerProperties
	}
	if ctx, err = auth.WithSignerProperties(ctx, properties...); err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(ctx, in)
}

func (m *resolve) resolve(ctx context.Context, transportRequest any) (ways []*smithyauth.Option, err error) {
	ctx, span := m.reporter.Span(ctx, "ResolveEndpoint")
	defer span.End()

	request, err := requests.HTTP(transportRequest)
	if err != nil {
		return nil, err
	}
	if !awsmiddleware.GetRequiresLegacyEndpoints(ctx) {
		ways, err = m.apply(ctx, request, span)
	}
	if m.disableHTTPS && !smithyhttp.GetHostnameImmutable(ctx) {
		request.URL.Scheme = "http"
	}
	return ways, err
}

func (m *resolve) apply(ctx context.Context, request *smithyhttp.Request, span tracing.Span) ([]*smithyauth.Option, error) {
	stop := m.reporter.Start(ctx, telemetry.ResolveEndpoint, "")
	endpoint, err := m.find(ctx)
	stop()
	if err != nil {
		return nil, err
	}
	if m.reporter.Traced() {
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
