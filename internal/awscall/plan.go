package awscall

import (
	"context"

	smithyendpoints "github.com/aws/smithy-go/endpoints"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/endpoint"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/telemetry"
)

// plan has the values that depend only on the settings and the operation. Calls share it
// and do not modify it.
type plan struct {
	operation operation
	settings  *Settings
	reporter  *telemetry.Reporter
	values    context.Context
	auth      func(context.Context) (*auth.Selected, error)
	endpoint  func(context.Context) (smithyendpoints.Endpoint, error)
}

func newPlan(s *Settings, op operation) (*plan, error) {
	subject := telemetry.Subject{Service: s.Service.ID, Operation: op.name(), Scope: s.Service.Scope}
	reporter, err := telemetry.New(subject, s.TracerProvider, s.MeterProvider)
	if err != nil {
		return nil, err
	}
	p := &plan{operation: op, settings: s, reporter: reporter, values: callValues(s, op.name())}
	p.auth = onceIf(s.IsAuthFixed, p.findAuth)
	p.endpoint = onceIf(s.IsEndpointFixed, p.findEndpoint)
	return p, nil
}

func (p *plan) findAuth(ctx context.Context) (*auth.Selected, error) {
	return p.settings.Auth(ctx, p.operation.name())
}

func (p *plan) findEndpoint(ctx context.Context) (smithyendpoints.Endpoint, error) {
	found, err := p.settings.Endpoint(ctx)
	if err != nil {
		return smithyendpoints.Endpoint{}, err
	}
	return found, endpoint.Check(&found.URI)
}

// onceIf returns find. If isSure, the result of find never changes, so onceIf calls it
// once, without the context of a call, and returns a function that returns the result.
func onceIf[T any](isSure bool, find func(context.Context) (T, error)) func(context.Context) (T, error) {
	if !isSure {
		return find
	}
	value, err := find(context.Background())
	return func(context.Context) (T, error) { return value, err }
}

// isWatched reports whether middlewares, interceptors, spans or metrics observe the
// requests of a call.
func (p *plan) isWatched() bool {
	return len(p.settings.APIOptions) > 0 || hasInterceptors(p.settings.Interceptors) || p.reporter.Listens()
}
