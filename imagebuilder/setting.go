package imagebuilder

import (
	"context"
	"sync"
	"sync/atomic"

	smithyendpoints "github.com/aws/smithy-go/endpoints"
)

// setting is what options and an operation come to: all that is the same for each
// call with them. Calls share it, and do not change it.
type setting struct {
	operation *operation
	options   *Options
	telemetry *telemetry
	values    context.Context
	scheme    constant[*selectedScheme]
	endpoint  constant[smithyendpoints.Endpoint]
}

// constant is what is found once if it is sure to be the same for each call, and
// for each attempt otherwise.
type constant[T any] struct {
	isKnown bool
	value   T
	err     error
}

func constantIf[T any](isSure bool, find func(context.Context) (T, error)) constant[T] {
	if !isSure {
		return constant[T]{}
	}
	value, err := find(context.Background())
	return constant[T]{true, value, err}
}

// or gives the constant, or what is found now.
func (c *constant[T]) or(ctx context.Context, find func(context.Context) (T, error)) (T, error) {
	if c.isKnown {
		return c.value, c.err
	}
	return find(ctx)
}

func newSetting(o *Options, op *operation) (*setting, error) {
	t, err := newTelemetry(o, op.name())
	if err != nil {
		return nil, err
	}
	s := &setting{operation: op, options: o, telemetry: t, values: callValues(o, op.name())}
	s.scheme = constantIf(o.hasDefaultAuth(), s.findScheme)
	s.endpoint = constantIf(o.hasDefaultEndpoint(), s.findEndpoint)
	return s, nil
}

// kept is what a client keeps for an operation between the calls that have no
// options of their own.
type kept struct {
	setting atomic.Pointer[setting]

	// idle are pipelines. Running one writes to it, so each serves one call at a
	// time.
	idle sync.Pool
}

// keptFor gives what is kept for an operation.
func (c *Client) keptFor(op *operation) *kept {
	found, ok := c.kept.Load(op)
	if !ok {
		found, _ = c.kept.LoadOrStore(op, new(kept))
	}
	return found.(*kept)
}

// settingFor gives the setting of the client's own options.
func (k *kept) settingFor(c *Client, op *operation) (*setting, error) {
	if s := k.setting.Load(); s != nil {
		return s, nil
	}
	o := &c.options
	if op.paginating && len(o.APIOptions) > 0 {
		marked := o.Copy()
		markPaginating(&marked)
		o = &marked
	}
	s, err := newSetting(o, op)
	if err == nil {
		k.setting.Store(s)
	}
	return s, err
}
