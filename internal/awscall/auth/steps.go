package auth

import (
	"context"
	"fmt"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/telemetry"
)

// SchemeResolver returns the "ResolveAuthScheme" step, which decides how the attempt
// is authenticated. find returns the scheme, and skew how far the service's clock is
// ahead of the local one.
func SchemeResolver(find func(context.Context) (*Selected, error), skew func(context.Context) time.Duration, reporter *telemetry.Reporter) middleware.FinalizeMiddleware {
	return &resolveAuthScheme{find: find, skew: skew, reporter: reporter}
}

type resolveAuthScheme struct {
	find     func(context.Context) (*Selected, error)
	skew     func(context.Context) time.Duration
	reporter *telemetry.Reporter
}

func (*resolveAuthScheme) ID() string { return "ResolveAuthScheme" }

func (m *resolveAuthScheme) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	scheme, err := m.resolve(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(&signing{Context: ctx, skew: m.skew(ctx), scheme: scheme}, in)
}

func (m *resolveAuthScheme) resolve(ctx context.Context) (*Selected, error) {
	_, span := m.reporter.Span(ctx, "ResolveAuthScheme")
	defer span.End()

	scheme, err := m.find(ctx)
	if err == nil && m.reporter.Traced() {
		span.SetProperty("auth.scheme_id", scheme.SchemeID())
	}
	return scheme, err
}

// IdentityGetter returns the "GetIdentity" step, which retrieves the credentials. If
// they cannot be retrieved, its error holds a *[errors.CredentialsError].
func IdentityGetter(reporter *telemetry.Reporter) middleware.FinalizeMiddleware {
	return &getIdentity{reporter: reporter}
}

type getIdentity struct {
	reporter *telemetry.Reporter
}

func (*getIdentity) ID() string { return "GetIdentity" }

func (m *getIdentity) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	ctx, err := m.get(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, fmt.Errorf("get identity: %w", err)
	}
	return next.HandleFinalize(ctx, in)
}

func (m *getIdentity) get(parent context.Context) (*signing, error) {
	ctx, span := m.reporter.Span(parent, "GetIdentity")
	defer span.End()

	current, err := signingOf(ctx)
	if err != nil {
		return nil, err
	}
	scheme := current.scheme
	defer m.reporter.Start(ctx, telemetry.ResolveIdentity, scheme.SchemeID())()
	identity, err := scheme.identityResolver.GetIdentity(ctx, scheme.identityProperties)
	if err != nil {
		return nil, &errors.CredentialsError{Err: err}
	}
	return &signing{Context: parent, skew: current.skew, scheme: scheme, identity: identity}, nil
}

// Signer returns the "Signing" step.
func Signer(reporter *telemetry.Reporter) middleware.FinalizeMiddleware {
	return &signRequest{reporter: reporter}
}

type signRequest struct {
	reporter *telemetry.Reporter
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
	_, span := m.reporter.Span(ctx, "SignRequest")
	defer span.End()

	request, err := requests.HTTP(transportRequest)
	if err != nil {
		return err
	}
	current, err := signingOf(ctx)
	if err != nil {
		return err
	}
	if current.identity == nil {
		return fmt.Errorf("no identity")
	}
	scheme := current.scheme
	signer := scheme.Signer()
	if signer == nil {
		return fmt.Errorf("no signer")
	}

	defer m.reporter.Start(ctx, telemetry.Sign, scheme.SchemeID())()
	if err := signer.SignRequest(ctx, request, current.identity, scheme.signerProperties); err != nil {
		return fmt.Errorf("sign request: %w", err)
	}
	return nil
}

// ScopeOverrider returns the "setLegacyContextSigningOptions" step, which honors the
// signing name and Region that options and first-generation endpoints put into the
// context.
func ScopeOverrider() middleware.FinalizeMiddleware { return &overrideScope{} }

type overrideScope struct{}

func (*overrideScope) ID() string { return "setLegacyContextSigningOptions" }

func (*overrideScope) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	name, region := awsmiddleware.GetSigningName(ctx), awsmiddleware.GetSigningRegion(ctx)
	if name == "" && region == "" {
		return next.HandleFinalize(ctx, in)
	}
	current, err := signingOf(ctx)
	if err != nil {
		return middleware.FinalizeOutput{}, middleware.Metadata{}, err
	}
	return next.HandleFinalize(current.with(ctx, func(p *smithy.Properties) {
		switch current.scheme.SchemeID() {
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
