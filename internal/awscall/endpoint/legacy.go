package endpoint

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/secrets"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// LegacyResolver returns the "ResolveEndpoint" step, which does nothing unless the
// context requires an endpoint of the SDK's first generation. find returns it; find is
// nil if there is no such resolver.
func LegacyResolver(find func(context.Context) (aws.Endpoint, error)) middleware.SerializeMiddleware {
	return &resolveLegacy{find: find}
}

type resolveLegacy struct {
	find func(context.Context) (aws.Endpoint, error)
}

func (*resolveLegacy) ID() string { return "ResolveEndpoint" }

func (m *resolveLegacy) HandleSerialize(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (
	middleware.SerializeOutput, middleware.Metadata, error,
) {
	if !awsmiddleware.GetRequiresLegacyEndpoints(ctx) {
		return next.HandleSerialize(ctx, in)
	}
	fail := func(err error) (middleware.SerializeOutput, middleware.Metadata, error) {
		return middleware.SerializeOutput{}, middleware.Metadata{}, err
	}

	request, err := requests.HTTP(in.Request)
	if err != nil {
		return fail(err)
	}
	if m.find == nil {
		return fail(fmt.Errorf("a middleware requires a first-generation endpoint, but there is no resolver; set the EndpointResolver option"))
	}
	endpoint, err := m.find(ctx)
	if notFound := (*aws.EndpointNotFoundError)(nil); errors.As(err, &notFound) {
		return next.HandleSerialize(awsmiddleware.SetRequiresLegacyEndpoints(ctx, false), in)
	}
	if err != nil {
		return fail(fmt.Errorf("failed to resolve service endpoint, %w", err))
	}

	request.URL, err = url.Parse(endpoint.URL)
	if err != nil {
		return fail(fmt.Errorf("failed to parse endpoint url %s, want one such as https://host:port", oneline.Abbreviate(secrets.HideInURL(endpoint.URL))))
	}
	if err := Check(request.URL); err != nil {
		return fail(err)
	}
	if awsmiddleware.GetSigningName(ctx) == "" {
		ctx = awsmiddleware.SetSigningName(ctx, endpoint.SigningName)
	}
	ctx = awsmiddleware.SetSigningRegion(ctx, endpoint.SigningRegion)
	ctx = awsmiddleware.SetEndpointSource(ctx, endpoint.Source)
	ctx = smithyhttp.SetHostnameImmutable(ctx, endpoint.HostnameImmutable)
	ctx = awsmiddleware.SetPartitionID(ctx, endpoint.PartitionID)
	return next.HandleSerialize(ctx, in)
}
