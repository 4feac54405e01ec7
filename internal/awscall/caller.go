package awscall

import (
	"sync"
	"sync/atomic"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/sending"
)

// Caller makes the calls of a client, which share the measured clock skew. It is safe
// for concurrent use.
type Caller struct {
	settings   *Settings
	sender     *sending.Sender
	timeOffset atomic.Int64
	kept       sync.Map // from operation to *kept
}

// NewCaller returns a caller with these settings.
func NewCaller(settings *Settings) *Caller {
	return &Caller{settings: settings, sender: sending.New(settings.HTTPClient)}
}

// kept is the state of an operation between calls without settings of their own.
type kept struct {
	calls, pages shelf
}

type shelf struct {
	plan atomic.Pointer[plan]

	// idle has pipelines. Each runs one call at a time, since running it modifies it.
	idle sync.Pool
}

func (c *Caller) shelfFor(op operation, isPage bool) *shelf {
	found, ok := c.kept.Load(op)
	if !ok {
		found, _ = c.kept.LoadOrStore(op, new(kept))
	}
	k := found.(*kept)
	if isPage {
		return &k.pages
	}
	return &k.calls
}

// planFor returns the plan of the caller's own settings.
func (s *shelf) planFor(c *Caller, op operation, isPage bool) (*plan, error) {
	if p := s.plan.Load(); p != nil {
		return p, nil
	}
	settings := c.settings
	if isPage && len(settings.APIOptions) > 0 {
		marked := *settings
		marked.APIOptions = append(append([]func(*middleware.Stack) error{}, settings.APIOptions...), MarkPaginator)
		settings = &marked
	}
	p, err := newPlan(settings, op)
	if err == nil {
		s.plan.Store(p)
	}
	return p, err
}

// pipelineFor returns the pipeline for a call. Building one takes a fifth of the time of
// a call, so pipelines with the caller's own settings are reused. With APIOptions, each
// call builds its own, since these may modify the stack differently each time.
func (c *Caller) pipelineFor(op operation, settings *Settings, isPage bool) (*pipeline, error) {
	if settings != nil {
		p, err := newPlan(settings, op)
		if err != nil {
			return nil, err
		}
		return newPipeline(c, p, newUserAgent(settings))
	}

	shelf := c.shelfFor(op, isPage)
	if p, ok := shelf.idle.Get().(*pipeline); ok {
		return p, nil
	}
	plan, err := shelf.planFor(c, op, isPage)
	if err != nil {
		return nil, err
	}
	ua := newUserAgent(plan.settings)
	if len(plan.settings.APIOptions) > 0 {
		return newPipeline(c, plan, ua)
	}
	if isPage {
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeaturePaginator)
	}
	composed, err := composeUserAgent(ua)
	if err != nil {
		return nil, err
	}
	p, err := newPipeline(c, plan, composed)
	if err != nil {
		return nil, err
	}
	p.idle = &shelf.idle
	return p, nil
}
