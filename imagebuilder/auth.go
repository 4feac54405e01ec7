package imagebuilder

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

const signingName = "imagebuilder"

// AuthResolverParameters are what an [AuthSchemeResolver] decides by.
type AuthResolverParameters struct {
	// Operation is the name of the operation that is called.
	Operation string

	// Region is the region of the client.
	Region string
}

// AuthSchemeResolver says in which ways a request may be authenticated, the
// preferred one first.
type AuthSchemeResolver interface {
	ResolveAuthSchemes(context.Context, *AuthResolverParameters) ([]*smithyauth.Option, error)
}

type defaultAuthSchemeResolver struct{}

// ResolveAuthSchemes answers what the caller may change: who has put another
// resolver around this one does.
func (*defaultAuthSchemeResolver) ResolveAuthSchemes(_ context.Context, params *AuthResolverParameters) ([]*smithyauth.Option, error) {
	sigV4 := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
	smithyhttp.SetSigV4SigningName(&sigV4.SignerProperties, signingName)
	smithyhttp.SetSigV4SigningRegion(&sigV4.SignerProperties, params.Region)
	return []*smithyauth.Option{sigV4}, nil
}

// withAnonymous has the default resolver send unsigned requests where there are
// no credentials. A resolver of the user's is not given that way out.
type withAnonymous struct {
	defaultAuthSchemeResolver
}

func (r *withAnonymous) ResolveAuthSchemes(ctx context.Context, params *AuthResolverParameters) ([]*smithyauth.Option, error) {
	ways, err := r.defaultAuthSchemeResolver.ResolveAuthSchemes(ctx, params)
	return append(ways, &smithyauth.Option{SchemeID: smithyauth.SchemeIDAnonymous}), err
}

// hasDefaultAuth tells options whose requests are all authenticated in the same
// way: a resolver or a scheme of the user's may change its mind.
func (o *Options) hasDefaultAuth() bool {
	_, ok := o.AuthSchemeResolver.(*withAnonymous)
	for _, scheme := range o.AuthSchemes {
		_, known := scheme.(*sigV4Scheme)
		ok = ok && known
	}
	return ok
}

// selectedScheme is the auth scheme that a call goes with.
type selectedScheme struct {
	smithyhttp.AuthScheme

	identityResolver   smithyauth.IdentityResolver
	identityProperties smithy.Properties
	signerProperties   smithy.Properties
}

// selectScheme gives nil where none fits.
func selectScheme(options []*smithyauth.Option, o *Options) *selectedScheme {
	for _, option := range preferred(options, o.AuthSchemePreference) {
		if option.SchemeID == smithyauth.SchemeIDAnonymous {
			return newSelectedScheme(smithyhttp.NewAnonymousScheme(), &smithyauth.AnonymousIdentityResolver{}, option)
		}
		for _, scheme := range o.AuthSchemes {
			if !sameScheme(scheme.SchemeID(), option.SchemeID) {
				continue
			}
			if resolver := scheme.IdentityResolver(*o); resolver != nil {
				return newSelectedScheme(scheme, resolver, option)
			}
		}
	}
	return nil
}

func newSelectedScheme(scheme smithyhttp.AuthScheme, resolver smithyauth.IdentityResolver, option *smithyauth.Option) *selectedScheme {
	return &selectedScheme{
		AuthScheme:         scheme,
		identityResolver:   resolver,
		identityProperties: option.IdentityProperties,
		signerProperties:   option.SignerProperties,
	}
}

// preferred puts the options with a name in preference first, in its order.
func preferred(options []*smithyauth.Option, preference []string) []*smithyauth.Option {
	if len(preference) == 0 {
		return options
	}
	sorted := make([]*smithyauth.Option, 0, len(options))
	for _, name := range preference {
		for _, option := range options {
			if shortName(option.SchemeID) == name {
				sorted = append(sorted, option)
			}
		}
	}
	for _, option := range options {
		if !slices.Contains(preference, shortName(option.SchemeID)) {
			sorted = append(sorted, option)
		}
	}
	return sorted
}

func sameScheme(registered, option string) bool {
	return registered == option || shortName(registered) == option
}

// shortName strips the namespace from a scheme's id: aws.auth#sigv4 is sigv4.
func shortName(schemeID string) string {
	return schemeID[strings.LastIndexByte(schemeID, '#')+1:]
}

// sigV4Scheme carries out SigV4 with the SDK's signer.
type sigV4Scheme struct {
	signer  HTTPSignerV4
	options []func(*v4.SignerOptions)
}

func newSigV4Scheme(o *Options) *sigV4Scheme {
	logger, logSigning := o.Logger, o.ClientLogMode.IsSigning()
	return &sigV4Scheme{
		signer: o.HTTPSignerV4,
		options: []func(*v4.SignerOptions){func(so *v4.SignerOptions) {
			so.Logger = logger
			so.LogSigning = logSigning
			so.DisableURIPathEscaping = false
		}},
	}
}

func (*sigV4Scheme) SchemeID() string { return smithyauth.SchemeIDSigV4 }

func (*sigV4Scheme) IdentityResolver(o smithyauth.IdentityResolverOptions) smithyauth.IdentityResolver {
	return o.GetIdentityResolver(smithyauth.SchemeIDSigV4)
}

func (s *sigV4Scheme) Signer() smithyhttp.Signer { return s }

func (s *sigV4Scheme) SignRequest(ctx context.Context, r *smithyhttp.Request, identity smithyauth.Identity, properties smithy.Properties) error {
	credentials, ok := identity.(*credentialsIdentity)
	if !ok {
		return fmt.Errorf("sigv4 needs aws credentials, got %T", identity)
	}
	name, ok := smithyhttp.GetSigV4SigningName(&properties)
	if !ok {
		return fmt.Errorf("sigv4 needs a signing name")
	}
	region, ok := smithyhttp.GetSigV4SigningRegion(&properties)
	if !ok {
		return fmt.Errorf("sigv4 needs a signing region")
	}

	options := s.options
	if disable, _ := smithyhttp.GetDisableDoubleEncoding(&properties); disable {
		options = append(slices.Clip(options), func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true })
	}
	return s.signer.SignHTTP(ctx, credentials.Credentials, r.Request, v4.GetPayloadHash(ctx), name, region, signingTime(ctx), options...)
}

type credentialsResolver struct {
	provider aws.CredentialsProvider
}

func (r *credentialsResolver) GetIdentity(ctx context.Context, _ smithy.Properties) (smithyauth.Identity, error) {
	credentials, err := r.provider.Retrieve(ctx)
	if err != nil {
		return nil, fmt.Errorf("get credentials: %w", err)
	}
	return &credentialsIdentity{credentials}, nil
}

type credentialsIdentity struct {
	aws.Credentials
}

func (i *credentialsIdentity) Expiration() time.Time { return i.Expires }
