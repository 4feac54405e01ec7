// Package auth authenticates the attempts of a call: it selects the auth scheme,
// retrieves the identity and signs, each in the step that generated clients have for
// it. The SDK's signer computes SigV4 signatures. The caller decides which schemes an
// operation may use.
package auth

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Selected is the auth scheme that was selected for a call.
type Selected struct {
	smithyhttp.AuthScheme

	identityResolver   smithyauth.IdentityResolver
	identityProperties smithy.Properties
	signerProperties   smithy.Properties
}

// Select returns the first of options that one of schemes supports and that has an
// identity. Options named in preference come first.
func Select(options []*smithyauth.Option, schemes []smithyhttp.AuthScheme, identities smithyauth.IdentityResolverOptions, preference []string) (*Selected, error) {
	for _, option := range preferred(options, preference) {
		if option.SchemeID == smithyauth.SchemeIDAnonymous {
			return newSelected(smithyhttp.NewAnonymousScheme(), &smithyauth.AnonymousIdentityResolver{}, option), nil
		}
		for _, scheme := range schemes {
			if !sameScheme(scheme.SchemeID(), option.SchemeID) {
				continue
			}
			if resolver := scheme.IdentityResolver(identities); resolver != nil {
				return newSelected(scheme, resolver, option), nil
			}
		}
	}
	return nil, fmt.Errorf("could not select an auth scheme")
}

func newSelected(scheme smithyhttp.AuthScheme, resolver smithyauth.IdentityResolver, option *smithyauth.Option) *Selected {
	return &Selected{
		AuthScheme:         scheme,
		identityResolver:   resolver,
		identityProperties: option.IdentityProperties,
		signerProperties:   option.SignerProperties,
	}
}

// preferred moves the options that preference names to the front, in its order.
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
