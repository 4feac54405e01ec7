package auth

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
)

// signing carries to the steps of an attempt, and to the signer, which gets nothing
// but a context, how the attempt is signed and for whom. It is not kept in the
// pipeline, since a middleware may start attempts side by side.
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

// WithSignerProperties returns ctx for an attempt that is signed with properties
// too.
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

// with returns the signing, below ctx, with other signer properties. Attempts share
// the scheme, which is left as it was.
func (s *signing) with(ctx context.Context, change func(*smithy.Properties)) *signing {
	scheme := *s.scheme
	scheme.signerProperties = smithy.Properties{}
	scheme.signerProperties.SetAll(&s.scheme.signerProperties)
	change(&scheme.signerProperties)
	return &signing{Context: ctx, skew: s.skew, scheme: &scheme, identity: s.identity}
}

// signingOf returns the signing of an attempt. There is none for a step that was
// put where it cannot work.
func signingOf(ctx context.Context) (*signing, error) {
	current, ok := ctx.Value(signingKey{}).(*signing)
	if !ok {
		return nil, fmt.Errorf("no resolved auth scheme")
	}
	return current, nil
}

// signingTime is now by the service's clock, as far as it is known.
func signingTime(ctx context.Context) time.Time {
	now := time.Now()
	if current, err := signingOf(ctx); err == nil {
		now = now.Add(current.skew)
	}
	return now
}
