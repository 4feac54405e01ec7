package imagebuilder

import (
	"cmp"
	"context"
	"fmt"
	"sync"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

// operation is what the pipeline needs to know of an operation of the service.
type operation struct {
	id        string
	newOutput func() output

	// paginating is set for the pages that a paginator asks a client for without
	// options, so that the User-Agent header tells of it. markPaginating does for
	// all others.
	paginating bool
}

// input is what the input of an operation tells the pipeline.
type input interface {
	// validate says which constraints are broken. Required members are
	// checked even if not strict.
	validate(strict bool) error

	serialize(*smithyhttp.Request) error
}

// output is the output of an operation, to be read from a response.
type output interface {
	read(*jsonread.Reader)
}

func (o *operation) name() string { return o.id }

func (o operation) forPaginator() operation {
	o.paginating = true
	return o
}

// invoke carries out one call: it runs the pipeline, and gives a failure the
// SDK's outer layers.
func invoke[Out interface {
	comparable
	output
}](ctx context.Context, c *Client, op *operation, in input, optFns []func(*Options)) (out Out, metadata middleware.Metadata, err error) {
	p, err := c.pipelineFor(op, optFns)
	if err != nil {
		return out, metadata, onOneLine(err)
	}
	result, metadata, err := p.run(ctx, in)
	p.release()
	if err == nil {
		var none Out
		if out, _ = result.(Out); out != none {
			return out, metadata, nil
		}
		err = fmt.Errorf("a middleware answered %T without an output, want %T", result, out)
	}
	return out, metadata, &smithy.OperationError{ServiceID: ServiceID, OperationName: op.name(), Err: err}
}

// pipeline is a middleware stack with all that stays the same from call to call,
// and the state of the one call that runs through it.
type pipeline struct {
	client  *Client
	handler middleware.Handler
	call    call

	// idle is where the pipeline is kept between calls, nil for one that serves
	// a single call.
	idle *sync.Pool
}

// call is the state of one call, which its middlewares share.
type call struct {
	*setting

	attempts attempts
}

// pipelineFor gives the pipeline for a call. Building one costs a fifth of a
// call, so those that have only the client's own options are used again.
func (c *Client) pipelineFor(op *operation, optFns []func(*Options)) (*pipeline, error) {
	if len(optFns) > 0 {
		s, err := newSetting(c.optionsForCall(optFns), op)
		if err != nil {
			return nil, err
		}
		return newPipeline(c, s, newUserAgent(s.options))
	}

	kept := c.keptFor(op)
	if p, ok := kept.idle.Get().(*pipeline); ok {
		return p, nil
	}
	s, err := kept.settingFor(c, op)
	if err != nil {
		return nil, err
	}
	ua := newUserAgent(s.options)
	if len(s.options.APIOptions) > 0 {
		return newPipeline(c, s, ua)
	}
	if op.paginating {
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeaturePaginator)
	}
	composed, err := composeUserAgent(ua)
	if err != nil {
		return nil, err
	}
	p, err := newPipeline(c, s, composed)
	if err != nil {
		return nil, err
	}
	p.idle = &kept.idle
	return p, nil
}

func newPipeline(c *Client, s *setting, userAgent middleware.BuildMiddleware) (*pipeline, error) {
	p := &pipeline{client: c, call: call{setting: s}}
	o := s.options

	stack := middleware.NewStack(s.operation.name(), smithyhttp.NewStackRequest)
	if err := addSteps(stack, p, userAgent); err != nil {
		return nil, fmt.Errorf("build middleware stack: %w", err)
	}
	for _, fn := range o.APIOptions {
		if err := fn(stack); err != nil {
			return nil, err
		}
	}
	p.handler = middleware.DecorateHandler(newTransport(c.sender.forCall(o.HTTPClient), s),
		stack.Initialize, stack.Serialize, stack.Build, stack.Finalize, stack.Deserialize)
	return p, nil
}

func (p *pipeline) run(ctx context.Context, in any) (any, middleware.Metadata, error) {
	var skew time.Duration
	if !p.call.options.DisableClockSkewCorrection {
		skew = time.Duration(p.client.timeOffset.Load())
	}
	p.call.attempts.reset(skew)
	ctx, span, stop := p.call.telemetry.startCall(&callContext{Context: ctx, values: p.call.values})
	defer stop()
	defer span.End()
	result, metadata, err := p.handler.Handle(ctx, in)
	if p.call.telemetry.traced {
		describeResult(span, err)
	}
	return result, metadata, p.call.attempts.wrap(markCanceled(ctx, err))
}

func (p *pipeline) release() {
	if p.idle != nil {
		p.idle.Put(p)
	}
}

func (c *Client) optionsForCall(optFns []func(*Options)) *Options {
	options := c.options.Copy()
	for _, fn := range optFns {
		fn(&options)
	}
	options.fillFrom(&c.options)
	if options.RetryMaxAttempts != c.options.RetryMaxAttempts {
		limitAttempts(&options)
	}
	ignoreAnonymous(&options)
	return &options
}

// addSteps adds the steps of a call, under the IDs that the SDK's generated
// clients use and that the APIOptions written for them look for.
func addSteps(stack *middleware.Stack, p *pipeline, userAgent middleware.BuildMiddleware) error {
	current, o := &p.call, p.call.options
	return cmp.Or(
		addAll[middleware.InitializeMiddleware](stack.Initialize.Add,
			// The values that this step registers are in the context already.
			&awsmiddleware.RegisterServiceMetadata{},
			&validateInput{strict: !o.DisableInputValidation},
		),
		addAll[middleware.SerializeMiddleware](stack.Serialize.Add,
			&resolveLegacyEndpoint{call: current},
			&serializeRequest{call: current},
		),
		addAll[middleware.BuildMiddleware](stack.Build.Add,
			&awsmiddleware.ClientRequestID{},
			userAgent,
			&awsmiddleware.RecursionDetection{},
		),
		addAll[middleware.FinalizeMiddleware](stack.Finalize.Add,
			retry.NewAttemptMiddleware(o.Retryer, smithyhttp.RequestCloner, func(m *retry.Attempt) {
				m.LogAttempts = o.ClientLogMode.IsRetries()
				m.OperationMeter = o.MeterProvider.Meter(instrumentationScope)
				m.ClientSkew = p.client.timeOffset
				m.DisableClockSkewCorrection = o.DisableClockSkewCorrection
			}),
			&recordAttempt{call: current},
			&resolveAuthScheme{call: current},
			&getIdentity{call: current},
			&resolveEndpoint{call: current},
			&v4.ComputePayloadSHA256{},
			&overrideScope{},
			&signRequest{call: current},
		),
		addAll[middleware.DeserializeMiddleware](stack.Deserialize.Add,
			&awsmiddleware.AddRawResponse{},
			&awshttp.ResponseErrorWrapper{},
			&awsmiddleware.RequestIDRetriever{},
			&deserializeResponse{call: current},
			&awsmiddleware.RecordResponseTiming{DisableClockSkewCorrection: o.DisableClockSkewCorrection},
			newLogger(o),
		),
		addInterceptors(stack, &o.Interceptors),
		addLandmarks(stack, current.setting),
	)
}

// addAll adds middlewares in the order in which they run.
func addAll[M any](add func(M, middleware.RelativePosition) error, middlewares ...M) error {
	for _, m := range middlewares {
		if err := add(m, middleware.After); err != nil {
			return err
		}
	}
	return nil
}

func httpRequest(request any) (*smithyhttp.Request, error) {
	r, ok := request.(*smithyhttp.Request)
	if !ok {
		return nil, fmt.Errorf("unknown transport type %T", request)
	}
	return r, nil
}
