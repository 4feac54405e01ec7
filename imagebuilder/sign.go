package imagebuilder

import (
	"context"
	"errors"
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
	if err := m.resolve(ctx); err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(ctx, in)
}

func (m *resolveAuthScheme) resolve(ctx context.Context) error {
	_, span := m.call.telemetry.span(ctx, "ResolveAuthScheme")
	defer span.End()

	o := m.call.options
	ways, err := o.AuthSchemeResolver.ResolveAuthSchemes(ctx, &m.call.authParameters)
	if err != nil {
		return fmt.Errorf("resolve auth scheme: %w", err)
	}
	scheme, ok := selectScheme(ways, o)
	if !ok {
		return fmt.Errorf("could not select an auth scheme")
	}
	m.call.scheme = scheme
	if m.call.telemetry.traced {
		span.SetProperty("auth.scheme_id", scheme.SchemeID())
	}
	return nil
}

// errNoAuthScheme is for a step that was put where it cannot work.
var errNoAuthScheme = errors.New("no resolved auth scheme")

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
	m.call.identity = identity
	return next.HandleFinalize(ctx, in)
}

func (m *getIdentity) get(ctx context.Context) (smithyauth.Identity, error) {
	ctx, span := m.call.telemetry.span(ctx, "GetIdentity")
	defer span.End()

	scheme := &m.call.scheme
	if scheme.AuthScheme == nil {
		return nil, errNoAuthScheme
	}
	defer m.call.telemetry.start(ctx, stageResolveIdentity, scheme.SchemeID())()
	return scheme.identityResolver.GetIdentity(ctx, scheme.identityProperties)
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
	scheme := &m.call.scheme
	if scheme.AuthScheme == nil {
		return errNoAuthScheme
	}
	if m.call.identity == nil {
		return fmt.Errorf("no identity")
	}
	signer := scheme.Signer()
	if signer == nil {
		return fmt.Errorf("no signer")
	}

	defer m.call.telemetry.start(ctx, stageSign, scheme.SchemeID())()
	overrideScope(ctx, scheme)
	if err := signer.SignRequest(ctx, request, m.call.identity, scheme.signerProperties); err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	return nil
}

// overrideScope heeds [WithSigV4SigningName], [WithSigV4SigningRegion] and
// first-generation endpoints.
func overrideScope(ctx context.Context, scheme *selectedScheme) {
	//nolint:staticcheck // the SDK's clients still pass the overrides this way
	name, region := awsmiddleware.GetSigningName(ctx), awsmiddleware.GetSigningRegion(ctx)
	if name != "" {
		scheme.override(func(p *smithy.Properties) {
			smithyhttp.SetSigV4SigningName(p, name)
			smithyhttp.SetSigV4ASigningName(p, name)
		})
	}
	if region != "" {
		scheme.override(func(p *smithy.Properties) {
			smithyhttp.SetSigV4SigningRegion(p, region)
			smithyhttp.SetSigV4ASigningRegions(p, []string{region})
		})
	}
}

// signingTime is now by the service's clock, as far as it is known.
func signingTime(ctx context.Context) time.Time {
	now := time.Now()
	if current, ok := ctx.Value(callKey{}).(*call); ok {
		now = now.Add(current.attempts.skew)
	}
	return now
}
