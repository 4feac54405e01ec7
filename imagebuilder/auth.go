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
	"github.com/aws/smithy-go/logging"
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

func (*defaultAuthSchemeResolver) ResolveAuthSchemes(_ context.Context, params *AuthResolverParameters) ([]*smithyauth.Option, error) {
	sigV4 := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
	smithyhttp.SetSigV4SigningName(&sigV4.SignerProperties, signingName)
	smithyhttp.SetSigV4SigningRegion(&sigV4.SignerProperties, params.Region)
	return []*smithyauth.Option{sigV4, {SchemeID: smithyauth.SchemeIDAnonymous}}, nil
}

// selectedScheme is the auth scheme that a call goes with.
type selectedScheme struct {
	smithyhttp.AuthScheme

	identityProperties smithy.Properties
	signerProperties   smithy.Properties
}

func selectScheme(options []*smithyauth.Option, o *Options) (*selectedScheme, bool) {
	for _, option := range preferred(options, o.AuthSchemePreference) {
		if option.SchemeID == smithyauth.SchemeIDAnonymous {
			return newSelectedScheme(smithyhttp.NewAnonymousScheme(), option), true
		}
		for _, scheme := range o.AuthSchemes {
			if sameScheme(scheme.SchemeID(), option.SchemeID) && scheme.IdentityResolver(o) != nil {
				return newSelectedScheme(scheme, option), true
			}
		}
	}
	return nil, false
}

func newSelectedScheme(scheme smithyhttp.AuthScheme, option *smithyauth.Option) *selectedScheme {
	return &selectedScheme{
		AuthScheme:         scheme,
		identityProperties: option.IdentityProperties,
		signerProperties:   option.SignerProperties,
	}
}

// preferred puts the options with a name in preference first, in its order.
func preferred(options []*smithyauth.Option, preference []string) []*smithyauth.Option {
	if len(preference) == 0 {
		return options
	}
	rank := func(option *smithyauth.Option) int {
		if i := slices.Index(preference, shortName(option.SchemeID)); i >= 0 {
			return i
		}
		return len(preference)
	}
	sorted := slices.Clone(options)
	slices.SortStableFunc(sorted, func(a, b *smithyauth.Option) int { return rank(a) - rank(b) })
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
	signer     HTTPSignerV4
	logger     logging.Logger
	logSigning bool
}

func newSigV4Scheme(o Options) *sigV4Scheme {
	return &sigV4Scheme{signer: o.HTTPSignerV4, logger: o.Logger, logSigning: o.ClientLogMode.IsSigning()}
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

	return s.signer.SignHTTP(ctx, credentials.Credentials, r.Request, v4.GetPayloadHash(ctx), name, region, signingTime(ctx),
		func(o *v4.SignerOptions) {
			o.DisableURIPathEscaping, _ = smithyhttp.GetDisableDoubleEncoding(&properties)
			o.Logger = s.logger
			o.LogSigning = s.logSigning
		})
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
