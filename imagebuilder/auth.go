package imagebuilder

import (
	"context"
	"fmt"

	smithyauth "github.com/aws/smithy-go/auth"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
	"github.com/seed-78d42d54/imagebuilder-go/internal/regions"
)

const signingName = "imagebuilder"

// AuthResolverParameters are the parameters of an [AuthSchemeResolver].
type AuthResolverParameters struct {
	// Operation is the name of the operation.
	Operation string

	// Region is the Region of the call, without a FIPS marker such as "fips-".
	Region string
}

// AuthSchemeResolver returns the auth schemes that a request may use, the preferred
// one first.
type AuthSchemeResolver interface {
	ResolveAuthSchemes(context.Context, *AuthResolverParameters) ([]*smithyauth.Option, error)
}

type defaultAuthSchemeResolver struct{}

// ResolveAuthSchemes returns new options each time, since a resolver that wraps this
// one may modify them.
func (*defaultAuthSchemeResolver) ResolveAuthSchemes(_ context.Context, params *AuthResolverParameters) ([]*smithyauth.Option, error) {
	sigV4 := &smithyauth.Option{SchemeID: smithyauth.SchemeIDSigV4}
	smithyhttp.SetSigV4SigningName(&sigV4.SignerProperties, signingName)
	smithyhttp.SetSigV4SigningRegion(&sigV4.SignerProperties, params.Region)
	return []*smithyauth.Option{sigV4}, nil
}

// withAnonymous replaces the default resolver once all options are applied. It adds
// anonymous authentication, which is selected only if there are no credentials.
type withAnonymous struct {
	defaultAuthSchemeResolver
}

func (r *withAnonymous) ResolveAuthSchemes(ctx context.Context, params *AuthResolverParameters) ([]*smithyauth.Option, error) {
	ways, err := r.defaultAuthSchemeResolver.ResolveAuthSchemes(ctx, params)
	return append(ways, &smithyauth.Option{SchemeID: smithyauth.SchemeIDAnonymous}), err
}

// hasDefaultAuth reports whether all requests are authenticated in the same way. A
// custom resolver or scheme may vary.
func (o *Options) hasDefaultAuth() bool {
	_, ok := o.AuthSchemeResolver.(*withAnonymous)
	for _, scheme := range o.AuthSchemes {
		_, known := scheme.(*auth.SigV4)
		ok = ok && known
	}
	return ok
}

// findAuth asks the resolver how a request of an operation is authenticated.
func (o *Options) findAuth(ctx context.Context, operation string) (*auth.Selected, error) {
	region, _ := regions.WithoutFIPS(o.Region)
	ways, err := o.AuthSchemeResolver.ResolveAuthSchemes(ctx, &AuthResolverParameters{Operation: operation, Region: region})
	if err != nil {
		return nil, fmt.Errorf("resolve auth scheme: %w", err)
	}
	return auth.Select(ways, o.AuthSchemes, *o, o.AuthSchemePreference)
}
