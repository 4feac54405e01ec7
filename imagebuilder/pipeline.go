package imagebuilder

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// operation is what the pipeline needs to know of an operation of the service. In
// and Out are the pointers to its input and its output.
type operation[In, Out any] struct {
	schema *smithy.OperationSchema

	// validate says what in the input breaks a constraint. Required members are
	// checked even if not strict.
	validate func(in In, strict bool) error

	// request and response tie the members to the schema.
	request  func(In) smithy.Serializable
	response func(Out) smithy.Deserializable

	newOutput func() Out
}

func (o *operation[In, Out]) name() string { return o.schema.ID().Name }

// invoke carries out one call: it runs the pipeline, and gives a failure the
// SDK's outer layers.
func invoke[In, Out any](ctx context.Context, c *Client, op *operation[In, Out], in In, optFns []func(*Options)) (out Out, metadata middleware.Metadata, err error) {
	p, err := pipelineFor(ctx, c, op, optFns)
	if err != nil {
		return out, metadata, err
	}
	result, metadata, err := p.run(ctx, in)
	p.release()
	if err != nil {
		return out, metadata, &smithy.OperationError{ServiceID: ServiceID, OperationName: op.name(), Err: err}
	}
	out, ok := result.(Out)
	if !ok {
		return out, metadata, fmt.Errorf("a middleware answered %T, want %T", result, out)
	}
	return out, metadata, nil
}

// pipeline is a middleware stack with all that stays the same from call to call,
// and the state of the one call that runs through it.
type pipeline struct {
	client  *Client
	handler middleware.Handler
	values  context.Context
	call    call

	// idle is where the pipeline is kept between calls, nil for one that serves
	// a single call.
	idle *sync.Pool
}

// call is the state of one call, which its middlewares share.
type call struct {
	options        *Options
	telemetry      *telemetry
	authParameters AuthResolverParameters
	attempts       attempts
}

// pipelineFor gives the pipeline for a call. Building one costs a fifth of a
// call, so those that have only the client's own options are used again.
func pipelineFor[In, Out any](ctx context.Context, c *Client, op *operation[In, Out], optFns []func(*Options)) (*pipeline, error) {
	paginating := isPaginating(ctx)
	if len(optFns) > 0 || len(c.options.APIOptions) > 0 {
		o := c.optionsForCall(optFns)
		return newPipeline(c, op, o, newUserAgent(o, paginating))
	}
	idle := c.idle.pool(op, paginating)
	if p, ok := idle.Get().(*pipeline); ok {
		return p, nil
	}
	ua, err := composeUserAgent(newUserAgent(&c.options, paginating))
	if err != nil {
		return nil, err
	}
	p, err := newPipeline(c, op, &c.options, ua)
	if err != nil {
		return nil, err
	}
	p.idle = idle
	return p, nil
}

func newPipeline[In, Out any](c *Client, op *operation[In, Out], o *Options, userAgent middleware.BuildMiddleware) (*pipeline, error) {
	t, err := newTelemetry(o, op.name())
	if err != nil {
		return nil, err
	}
	region, _ := withoutFIPS(o.Region)
	p := &pipeline{
		client: c,
		values: callValues(o, op.name()),
		call: call{
			options:        o,
			telemetry:      t,
			authParameters: AuthResolverParameters{Operation: op.name(), Region: region},
		},
	}

	stack := middleware.NewStack(op.name(), newRequest)
	if err := addSteps(stack, p, op, userAgent); err != nil {
		return nil, fmt.Errorf("build middleware stack: %w", err)
	}
	for _, fn := range o.APIOptions {
		if err := fn(stack); err != nil {
			return nil, err
		}
	}
	transport := smithyhttp.NewClientHandlerWithOptions(c.sender.forCall(o.HTTPClient), func(h *smithyhttp.ClientHandler) {
		h.Meter = o.MeterProvider.Meter(instrumentationScope)
	})
	p.handler = middleware.DecorateHandler(transport,
		stack.Initialize, stack.Serialize, stack.Build, stack.Finalize, stack.Deserialize)
	return p, nil
}

func (p *pipeline) run(ctx context.Context, in any) (any, middleware.Metadata, error) {
	var skew time.Duration
	if !p.call.options.DisableClockSkewCorrection {
		skew = time.Duration(p.client.timeOffset.Load())
	}
	p.call.attempts.reset(skew)
	ctx, end := p.call.telemetry.startCall(callContext{Context: ctx, values: p.values, call: &p.call})
	result, metadata, err := p.handler.Handle(ctx, in)
	end(err)
	return result, metadata, p.call.attempts.wrap(err)
}

func (p *pipeline) release() {
	if p.idle != nil {
		p.idle.Put(p)
	}
}

// optionsForCall gives the client's own options, which must not be changed, when
// the call has none.
func (c *Client) optionsForCall(optFns []func(*Options)) *Options {
	if len(optFns) == 0 {
		return &c.options
	}
	options := c.options.Copy()
	for _, fn := range optFns {
		fn(&options)
	}
	if options.RetryMaxAttempts != c.options.RetryMaxAttempts {
		limitAttempts(&options)
	}
	ignoreAnonymous(&options)
	return &options
}

// addSteps adds the steps of a call, under the IDs that the SDK's generated
// clients use and that the APIOptions written for them look for.
func addSteps[In, Out any](stack *middleware.Stack, p *pipeline, op *operation[In, Out], userAgent middleware.BuildMiddleware) error {
	current, o := &p.call, p.call.options
	s := steps{stack: stack}

	// The values that this step registers are in the context already.
	s.initialize(&awsmiddleware.RegisterServiceMetadata{})
	s.initialize(&validateInput[In]{strict: !o.DisableInputValidation, validate: op.validate})

	s.serialize(&resolveLegacyEndpoint{call: current})
	s.serialize(&serializeRequest[In]{call: current, schema: op.schema, request: op.request})

	s.build(&awsmiddleware.ClientRequestID{})
	s.build(userAgent)
	s.build(&awsmiddleware.RecursionDetection{})

	s.finalize(retry.NewAttemptMiddleware(o.Retryer, smithyhttp.RequestCloner, func(m *retry.Attempt) {
		m.LogAttempts = o.ClientLogMode.IsRetries()
		m.OperationMeter = o.MeterProvider.Meter(instrumentationScope)
		m.ClientSkew = p.client.timeOffset
		m.DisableClockSkewCorrection = o.DisableClockSkewCorrection
	}))
	s.finalize(&recordAttempt{call: current})
	s.finalize(&resolveAuthScheme{call: current})
	s.finalize(&getIdentity{call: current})
	s.finalize(&resolveEndpoint{call: current})
	s.finalize(&v4.ComputePayloadSHA256{})
	s.finalize(&signRequest{call: current})

	s.deserialize(&awsmiddleware.AddRawResponse{})
	s.deserialize(&awshttp.ResponseErrorWrapper{})
	s.deserialize(&awsmiddleware.RequestIDRetriever{})
	s.deserialize(&deserializeResponse[Out]{call: current, schema: op.schema, newOutput: op.newOutput, response: op.response})
	s.deserialize(&awsmiddleware.RecordResponseTiming{DisableClockSkewCorrection: o.DisableClockSkewCorrection})
	s.deserialize(&smithyhttp.RequestResponseLogger{
		LogRequest:          o.ClientLogMode.IsRequest(),
		LogRequestWithBody:  o.ClientLogMode.IsRequestWithBody(),
		LogResponse:         o.ClientLogMode.IsResponse(),
		LogResponseWithBody: o.ClientLogMode.IsResponseWithBody(),
	})

	if s.err == nil {
		s.err = addInterceptors(stack, &o.Interceptors)
	}
	return s.err
}

// steps adds middlewares in the order in which they run, and remembers the first
// failure.
type steps struct {
	stack *middleware.Stack
	err   error
}

func (s *steps) initialize(m middleware.InitializeMiddleware) {
	s.note(s.stack.Initialize.Add(m, middleware.After))
}

func (s *steps) serialize(m middleware.SerializeMiddleware) {
	s.note(s.stack.Serialize.Add(m, middleware.After))
}

func (s *steps) build(m middleware.BuildMiddleware) {
	s.note(s.stack.Build.Add(m, middleware.After))
}

func (s *steps) finalize(m middleware.FinalizeMiddleware) {
	s.note(s.stack.Finalize.Add(m, middleware.After))
}

func (s *steps) deserialize(m middleware.DeserializeMiddleware) {
	s.note(s.stack.Deserialize.Add(m, middleware.After))
}

func (s *steps) note(err error) {
	if s.err == nil {
		s.err = err
	}
}

// newRequest does what smithyhttp.NewStackRequest does, with fewer allocations.
func newRequest() any {
	r := &struct {
		request smithyhttp.Request
		http    http.Request
		url     url.URL
	}{}
	r.http = http.Request{URL: &r.url, Header: make(http.Header, requestHeaders), ContentLength: -1}
	r.request.Request = &r.http
	return &r.request
}

// requestHeaders is how many headers a request has.
const requestHeaders = 8

func httpRequest(request any) (*smithyhttp.Request, error) {
	r, ok := request.(*smithyhttp.Request)
	if !ok {
		return nil, fmt.Errorf("unknown transport type %T", request)
	}
	return r, nil
}
