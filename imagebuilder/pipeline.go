package imagebuilder

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// operation is what the pipeline needs to know of an operation of the service.
type operation[In, Out any] struct {
	schema *smithy.OperationSchema

	// validate says what in the input breaks a constraint. Required members are
	// checked even if not strict.
	validate func(in *In, strict bool) error

	// request and response tie the members to the schema.
	request  func(*In) smithy.Serializable
	response func(*Out) smithy.Deserializable
}

// call is the state of one call, which its middlewares share.
type call struct {
	operation string
	options   *Options
	stopwatch *stopwatch
	attempts  attempts
	scheme    *selectedScheme
}

// invoke carries out one call: it builds the middleware stack, runs it, and
// gives a failure the SDK's outer layers.
func invoke[In, Out any](ctx context.Context, c *Client, op *operation[In, Out], in *In, optFns []func(*Options)) (*Out, middleware.Metadata, error) {
	var metadata middleware.Metadata
	name := op.schema.ID().Name

	options := c.optionsForCall(optFns)
	ctx = describeCall(ctx, options, name)
	watch, err := newStopwatch(options.MeterProvider, name)
	if err != nil {
		return nil, metadata, err
	}
	current := &call{operation: name, options: options, stopwatch: watch}
	current.attempts.skew = time.Duration(c.timeOffset.Load())

	stack := middleware.NewStack(name, smithyhttp.NewStackRequest)
	if err := addSteps(stack, c, current, op); err != nil {
		return nil, metadata, fmt.Errorf("build middleware stack: %w", err)
	}
	for _, fn := range options.APIOptions {
		if err := fn(stack); err != nil {
			return nil, metadata, err
		}
	}

	ctx, span := startCallSpan(ctx, options.TracerProvider, name)
	stop := watch.start(ctx, stageCall)
	transport := smithyhttp.NewClientHandlerWithOptions(c.sender.forCall(options.HTTPClient), func(h *smithyhttp.ClientHandler) {
		h.Meter = options.MeterProvider.Meter(instrumentationScope)
	})
	result, metadata, err := middleware.DecorateHandler(transport, stack).Handle(ctx, in)
	out, ok := result.(*Out)
	if err == nil && !ok {
		err = fmt.Errorf("a middleware answered %T, want %T", result, out)
	}
	endCallSpan(span, err)
	stop()
	if err != nil {
		return nil, metadata, &smithy.OperationError{
			ServiceID:     ServiceID,
			OperationName: name,
			Err:           current.attempts.wrap(err),
		}
	}
	return out, metadata, nil
}

// optionsForCall gives the client's own options, which must not be changed, when
// the call has none.
func (c *Client) optionsForCall(optFns []func(*Options)) *Options {
	options := &c.options
	if len(optFns) > 0 {
		changed := c.options.Copy()
		for _, fn := range optFns {
			fn(&changed)
		}
		if changed.RetryMaxAttempts != c.options.RetryMaxAttempts {
			limitAttempts(&changed)
		}
		options = &changed
	}

	_, isFIPS := withoutFIPS(options.Region)
	if isFIPS && options.EndpointOptions.UseFIPSEndpoint != aws.FIPSEndpointStateEnabled {
		changed := *options
		changed.EndpointOptions.UseFIPSEndpoint = aws.FIPSEndpointStateEnabled
		options = &changed
	}
	return options
}

// addSteps adds the steps of a call, under the IDs that the SDK's generated
// clients use and that the APIOptions written for them look for.
func addSteps[In, Out any](stack *middleware.Stack, c *Client, current *call, op *operation[In, Out]) error {
	o := current.options
	s := steps{stack: stack}

	s.initialize(&awsmiddleware.RegisterServiceMetadata{
		ServiceID:               ServiceID,
		Region:                  o.Region,
		OperationName:           current.operation,
		RequiresLegacyEndpoints: o.EndpointResolver != nil,
	})
	s.initialize(&validateInput[In]{strict: !o.DisableInputValidation, validate: op.validate})

	s.serialize(&resolveLegacyEndpoint{call: current})
	s.serialize(&serializeRequest[In]{call: current, schema: op.schema, request: op.request})

	s.build(&awsmiddleware.ClientRequestID{})
	s.build(userAgent(o))
	s.build(&awsmiddleware.RecursionDetection{})

	s.finalize(retry.NewAttemptMiddleware(o.Retryer, smithyhttp.RequestCloner, func(m *retry.Attempt) {
		m.LogAttempts = o.ClientLogMode.IsRetries()
		m.OperationMeter = o.MeterProvider.Meter(instrumentationScope)
		m.ClientSkew = c.timeOffset
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
	s.deserialize(&deserializeResponse[Out]{call: current, schema: op.schema, response: op.response})
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

func httpRequest(request any) (*smithyhttp.Request, error) {
	r, ok := request.(*smithyhttp.Request)
	if !ok {
		return nil, fmt.Errorf("unknown transport type %T", request)
	}
	return r, nil
}

// attempts remembers what each attempt of a call met: for the error of the call,
// and to correct the clock of the next attempt.
type attempts struct {
	errs []error
	skew time.Duration
}

func (a *attempts) wrap(err error) error {
	if len(a.errs) == 0 {
		return err
	}
	return &errors.AttemptsError{Attempts: a.errs, Err: err}
}

type recordAttempt struct {
	call *call
}

func (*recordAttempt) ID() string { return "RecordAttempt" }

func (m *recordAttempt) HandleFinalize(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (
	middleware.FinalizeOutput, middleware.Metadata, error,
) {
	out, metadata, err := next.HandleFinalize(ctx, in)
	a := &m.call.attempts
	a.skew, _ = awsmiddleware.GetAttemptSkew(metadata)
	if sent := awsmiddleware.GetRawResponse(metadata) != nil; sent && err != nil {
		a.errs = append(a.errs, err)
	}
	return out, metadata, err
}

func userAgent(o *Options) *awsmiddleware.RequestUserAgent {
	ua := awsmiddleware.NewRequestUserAgent()
	ua.AddSDKAgentKeyValue(awsmiddleware.APIMetadata, "imagebuilder", version)
	if o.AppID != "" {
		ua.AddSDKAgentKey(awsmiddleware.ApplicationIdentifier, o.AppID)
	}
	switch o.Retryer.(type) {
	case *retry.Standard:
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeatureRetryModeStandard)
	case *retry.AdaptiveMode:
		ua.AddUserAgentFeature(awsmiddleware.UserAgentFeatureRetryModeAdaptive)
	}
	if provider, ok := o.Credentials.(aws.CredentialProviderSource); ok {
		for _, source := range provider.ProviderSources() {
			ua.AddCredentialsSource(source)
		}
	}
	return ua
}

// addIsPaginatorUserAgent lets the User-Agent header tell that a paginator calls.
func addIsPaginatorUserAgent(o *Options) {
	o.APIOptions = append(o.APIOptions, func(stack *middleware.Stack) error {
		if ua, ok := stack.Build.Get((*awsmiddleware.RequestUserAgent)(nil).ID()); ok {
			if ua, ok := ua.(*awsmiddleware.RequestUserAgent); ok {
				ua.AddUserAgentFeature(awsmiddleware.UserAgentFeaturePaginator)
			}
		}
		return nil
	})
}
