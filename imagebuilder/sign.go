package imagebuilder

import (
	"context"
	"fmt"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// resolveAuthScheme is the "ResolveAuthScheme" step: it decides how the request
// is authenticated.
type resolveAuthScheme struct {
	call *call
}

func (*resolveAuthScheme) ID() string { return "ResolveAuthScheme" }

func (m *resolveAuthScheme) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	if err := m.resolve(ctx); err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(ctx, in)
}

func (m *resolveAuthScheme) resolve(ctx context.Context) error {
	_, span := tracing.StartSpan(ctx, "ResolveAuthScheme")
	defer span.End()

	o := m.call.options
	region, _ := withoutFIPS(o.Region)
	ways, err := o.AuthSchemeResolver.ResolveAuthSchemes(ctx, &AuthResolverParameters{
		Operation: m.call.operation,
		Region:    region,
	})
	if err != nil {
		return fmt.Errorf("resolve auth scheme: %w", err)
	}
	scheme, ok := selectScheme(ways, o)
	if !ok {
		return fmt.Errorf("could not select an auth scheme")
	}
	m.call.scheme = scheme
	span.SetProperty("auth.scheme_id", scheme.SchemeID())
	return nil
}

// getIdentity is the "GetIdentity" step: it gets the credentials.
type getIdentity struct {
	call *call
}

func (*getIdentity) ID() string { return "GetIdentity" }

func (m *getIdentity) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	identity, err := m.get(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, fmt.Errorf("get identity: %w", err)
	}
	return next.HandleFinalize(middleware.WithStackValue(ctx, identityKey{}, identity), in)
}

func (m *getIdentity) get(ctx context.Context) (smithyauth.Identity, error) {
	ctx, span := tracing.StartSpan(ctx, "GetIdentity")
	defer span.End()

	scheme := m.call.scheme
	if scheme == nil {
		return nil, fmt.Errorf("no resolved auth scheme")
	}
	defer m.call.stopwatch.start(ctx, stageResolveIdentity, withScheme(scheme.SchemeID()))()
	resolver := scheme.IdentityResolver(m.call.options)
	if resolver == nil {
		return nil, fmt.Errorf("no identity resolver")
	}
	return resolver.GetIdentity(ctx, scheme.identityProperties)
}

type identityKey struct{}

// signRequest is the "Signing" step.
type signRequest struct {
	call *call
}

func (*signRequest) ID() string { return "Signing" }

func (m *signRequest) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	if err := m.sign(ctx, in.Request); err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(ctx, in)
}

func (m *signRequest) sign(ctx context.Context, transportRequest any) error {
	_, span := tracing.StartSpan(ctx, "SignRequest")
	defer span.End()

	request, err := httpRequest(transportRequest)
	if err != nil {
		return err
	}
	scheme := m.call.scheme
	if scheme == nil {
		return fmt.Errorf("no resolved auth scheme")
	}
	identity, ok := middleware.GetStackValue(ctx, identityKey{}).(smithyauth.Identity)
	if !ok {
		return fmt.Errorf("no identity")
	}
	signer := scheme.Signer()
	if signer == nil {
		return fmt.Errorf("no signer")
	}

	defer m.call.stopwatch.start(ctx, stageSign, withScheme(scheme.SchemeID()))()
	overrideScope(ctx, scheme)
	if skew := m.call.attempts.skew; skew != 0 {
		ctx = middleware.WithStackValue(ctx, skewKey{}, skew)
	}
	if err := signer.SignRequest(ctx, request, identity, scheme.signerProperties); err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	return nil
}

// overrideScope heeds [WithSigV4SigningName], [WithSigV4SigningRegion] and
// first-generation endpoints.
func overrideScope(ctx context.Context, scheme *selectedScheme) {
	//nolint:staticcheck // the SDK's clients still pass the overrides this way
	name, region := awsmiddleware.GetSigningName(ctx), awsmiddleware.GetSigningRegion(ctx)
	if scheme.SchemeID() == smithyauth.SchemeIDSigV4A {
		if name != "" {
			smithyhttp.SetSigV4ASigningName(&scheme.signerProperties, name)
		}
		if region != "" {
			smithyhttp.SetSigV4ASigningRegions(&scheme.signerProperties, []string{region})
		}
		return
	}
	if name != "" {
		smithyhttp.SetSigV4SigningName(&scheme.signerProperties, name)
	}
	if region != "" {
		smithyhttp.SetSigV4SigningRegion(&scheme.signerProperties, region)
	}
}

type skewKey struct{}

// signingTime is now by the service's clock, as far as it is known.
func signingTime(ctx context.Context) time.Time {
	skew, _ := middleware.GetStackValue(ctx, skewKey{}).(time.Duration)
	return time.Now().Add(skew)
}
