package auth

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	"github.com/aws/smithy-go/logging"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// SignerV4 signs an HTTP request with Signature Version 4, as the SDK's signer does.
type SignerV4 interface {
	SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash string, service string, region string, signingTime time.Time, optFns ...func(*v4.SignerOptions)) error
}

// SigV4 is the auth scheme of that name.
type SigV4 struct {
	signer  SignerV4
	options []func(*v4.SignerOptions)
}

// NewSigV4 returns the scheme that signs with signer.
func NewSigV4(signer SignerV4, logger logging.Logger, logSigning bool) *SigV4 {
	return &SigV4{
		signer: signer,
		options: []func(*v4.SignerOptions){func(so *v4.SignerOptions) {
			so.Logger = logger
			so.LogSigning = logSigning
			so.DisableURIPathEscaping = false
		}},
	}
}

// SchemeID returns the id of the scheme.
func (*SigV4) SchemeID() string { return smithyauth.SchemeIDSigV4 }

// IdentityResolver returns the resolver that o has for the scheme.
func (*SigV4) IdentityResolver(o smithyauth.IdentityResolverOptions) smithyauth.IdentityResolver {
	return o.GetIdentityResolver(smithyauth.SchemeIDSigV4)
}

// Signer returns the scheme itself.
func (s *SigV4) Signer() smithyhttp.Signer { return s }

// SignRequest signs for the service and the Region in properties.
func (s *SigV4) SignRequest(ctx context.Context, r *smithyhttp.Request, identity smithyauth.Identity, properties smithy.Properties) error {
	credentials, ok := identity.(*credentialsIdentity)
	if !ok {
		return fmt.Errorf("sigv4 needs aws credentials, got %T", identity)
	}
	name, ok := smithyhttp.GetSigV4SigningName(&properties)
	if !ok || name == "" {
		return fmt.Errorf("sigv4 needs a signing name")
	}
	region, ok := smithyhttp.GetSigV4SigningRegion(&properties)
	if !ok || region == "" {
		return fmt.Errorf("sigv4 needs a signing region, set the Region option to one such as us-west-2")
	}

	options := s.options
	if disable, _ := smithyhttp.GetDisableDoubleEncoding(&properties); disable {
		options = append(slices.Clip(options), func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true })
	}
	return s.signer.SignHTTP(ctx, credentials.Credentials, r.Request, v4.GetPayloadHash(ctx), name, region, signingTime(ctx), options...)
}

// Credentials resolves the identity of SigV4: the credentials that Provider retrieves.
type Credentials struct {
	Provider aws.CredentialsProvider

	// last is kept since most calls have the same credentials as the call before.
	last atomic.Pointer[credentialsIdentity]
}

// GetIdentity retrieves the credentials.
func (r *Credentials) GetIdentity(ctx context.Context, _ smithy.Properties) (smithyauth.Identity, error) {
	credentials, err := r.Provider.Retrieve(ctx)
	if err != nil {
		return nil, fmt.Errorf("get credentials: %w", err)
	}
	if last := r.last.Load(); last != nil && last.Credentials == credentials {
		return last, nil
	}
	identity := &credentialsIdentity{credentials}
	r.last.Store(identity)
	return identity, nil
}

type credentialsIdentity struct {
	aws.Credentials
}

func (i *credentialsIdentity) Expiration() time.Time { return i.Expires }
