package imagebuilder

import (
	"context"
	"fmt"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/middleware"
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
	scheme, err := m.resolve(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(&signingContext{Context: ctx, call: m.call, scheme: scheme}, in)
}

func (m *resolveAuthScheme) resolve(ctx context.Context) (*selectedScheme, error) {
	_, span := m.call.telemetry.span(ctx, "ResolveAuthScheme")
	defer span.End()

	scheme, err := m.call.scheme.or(ctx, m.call.findScheme)
	if err == nil && m.call.telemetry.traced {
		span.SetProperty("auth.scheme_id", scheme.SchemeID())
	}
	return scheme, err
}

// findScheme asks the resolver of the options.
func (s *setting) findScheme(ctx context.Context) (*selectedScheme, error) {
	o := s.options
	region, _ := withoutFIPS(o.Region)
	ways, err := o.AuthSchemeResolver.ResolveAuthSchemes(ctx, &AuthResolverParameters{Operation: s.operation.name(), Region: region})
	if err != nil {
		return nil, fmt.Errorf("resolve auth scheme: %w", err)
	}
	scheme := selectScheme(ways, o)
	if scheme == nil {
		return nil, fmt.Errorf("could not select an auth scheme")
	}
	return scheme, nil
}

// signingContext carries to the steps of an attempt, and to the signer, which gets
// nothing but a context, how the attempt is signed and for whom.
type signingContext struct {
	context.Context

	call     *call
	scheme   *selectedScheme
	identity smithyauth.Identity
}

type signingKey struct{}

func (c *signingContext) Value(key any) any {
	if key == (signingKey{}) {
		return c
	}
	return c.Context.Value(key)
}

// with gives the signing, below ctx, with other signer properties. Attempts share
// the scheme, which is left as it was.
func (c *signingContext) with(ctx context.Context, change func(*smithy.Properties)) *signingContext {
	scheme := *c.scheme
	scheme.signerProperties = smithy.Properties{}
	scheme.signerProperties.SetAll(&c.scheme.signerProperties)
	change(&scheme.signerProperties)
	return &signingContext{Context: ctx, call: c.call, scheme: &scheme, identity: c.identity}
}

// signingOf gives the signing of an attempt. There is none for a step that was
// put where it cannot work.
func signingOf(ctx context.Context) (*signingContext, error) {
	signing, ok := ctx.Value(signingKey{}).(*signingContext)
	if !ok {
		return nil, fmt.Errorf("no resolved auth scheme")
	}
	return signing, nil
}

// getIdentity is the "GetIdentity" step: it gets the credentials.
type getIdentity struct {
	call *call
}

func (*getIdentity) ID() string { return "GetIdentity" }

func (m *getIdentity) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	signing, err := m.get(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, fmt.Errorf("get identity: %w", err)
	}
	return next.HandleFinalize(signing, in)
}

func (m *getIdentity) get(parent context.Context) (*signingContext, error) {
	ctx, span := m.call.telemetry.span(parent, "GetIdentity")
	defer span.End()

	signing, err := signingOf(ctx)
	if err != nil {
		return nil, err
	}
	scheme := signing.scheme
	defer m.call.telemetry.start(ctx, stageResolveIdentity, scheme.SchemeID())()
	identity, err := scheme.identityResolver.GetIdentity(ctx, scheme.identityProperties)
	return &signingContext{Context: parent, call: m.call, scheme: scheme, identity: identity}, err
}

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
	_, span := m.call.telemetry.span(ctx, "SignRequest")
	defer span.End()

	request, err := httpRequest(transportRequest)
	if err != nil {
		return err
	}
	signing, err := signingOf(ctx)
	if err != nil {
		return err
	}
	if signing.identity == nil {
		return fmt.Errorf("no identity")
	}
	scheme := signing.scheme
	signer := scheme.Signer()
	if signer == nil {
		return fmt.Errorf("no signer")
	}

	defer m.call.telemetry.start(ctx, stageSign, scheme.SchemeID())()
	if err := signer.SignRequest(ctx, request, signing.identity, scheme.signerProperties); err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	return nil
}

// overrideScope is the "setLegacyContextSigningOptions" step: it heeds
// [WithSigV4SigningName], [WithSigV4SigningRegion] and first-generation endpoints.
type overrideScope struct{}

func (*overrideScope) ID() string { return "setLegacyContextSigningOptions" }

func (*overrideScope) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	//nolint:staticcheck // the SDK's clients still pass the overrides this way
	name, region := awsmiddleware.GetSigningName(ctx), awsmiddleware.GetSigningRegion(ctx)
	if name == "" && region == "" {
		return next.HandleFinalize(ctx, in)
	}
	signing, err := signingOf(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(signing.with(ctx, func(p *smithy.Properties) {
		switch signing.scheme.SchemeID() {
		case smithyauth.SchemeIDSigV4:
			if name != "" {
				smithyhttp.SetSigV4SigningName(p, name)
			}
			if region != "" {
				smithyhttp.SetSigV4SigningRegion(p, region)
			}
		case smithyauth.SchemeIDSigV4A:
			if name != "" {
				smithyhttp.SetSigV4ASigningName(p, name)
			}
			if region != "" {
				smithyhttp.SetSigV4ASigningRegions(p, []string{region})
			}
		}
	}), in)
}

// signingTime is now by the service's clock, as far as it is known.
func signingTime(ctx context.Context) time.Time {
	now := time.Now()
	if signing, err := signingOf(ctx); err == nil {
		now = now.Add(signing.call.attempts.clockSkew())
	}
	return now
}
