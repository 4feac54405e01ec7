package auth

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
)

// signing passes the scheme and the identity of an attempt to its steps and to the
// signer, which receives only a context. It is not kept in the pipeline, since a
// middleware may start several attempts at once.
type signing struct {
	context.Context

	skew     time.Duration
	scheme   *Selected
	identity smithyauth.Identity
}

type signingKey struct{}

func (s *signing) Value(key any) any {
	if key == (signingKey{}) {
		return s
	}
	return s.Context.Value(key)
}

// WithSignerProperties returns a ctx for an attempt that is also signed with
// properties.
func WithSignerProperties(ctx context.Context, properties ...*smithy.Properties) (context.Context, error) {
	current, err := signingOf(ctx)
	if err != nil {
		return nil, err
	}
	return current.with(ctx, func(p *smithy.Properties) {
		for _, more := range properties {
			p.SetAll(more)
		}
	}), nil
}

// with returns the signing, below ctx, with other signer properties. It does not modify
// the scheme, which attempts share.
func (s *signing) with(ctx context.Context, change func(*smithy.Properties)) *signing {
	scheme := *s.scheme
	scheme.signerProperties = smithy.Properties{}
	scheme.signerProperties.SetAll(&s.scheme.signerProperties)
	change(&scheme.signerProperties)
	return &signing{Context: ctx, skew: s.skew, scheme: &scheme, identity: s.identity}
}

// signingOf returns the signing of an attempt. It returns an error if a middleware has
// moved a step in front of "ResolveAuthScheme".
func signingOf(ctx context.Context) (*signing, error) {
	current, ok := ctx.Value(signingKey{}).(*signing)
	if !ok {
		return nil, fmt.Errorf("no resolved auth scheme")
	}
	return current, nil
}

// signingTime returns the time of the service's clock, as far as it is known.
func signingTime(ctx context.Context) time.Time {
	now := time.Now()
	if current, err := signingOf(ctx); err == nil {
		now = now.Add(current.skew)
	}
	return now
}
