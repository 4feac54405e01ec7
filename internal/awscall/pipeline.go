package awscall

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/attempts"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/auth"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/endpoint"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/requests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall/responses"
)

// pipeline is a middleware stack and the state of the call that runs through it.
type pipeline struct {
	caller   *Caller
	plan     *plan
	handler  middleware.Handler
	attempts attempts.Log

	// idle keeps the pipeline between calls. It is nil if the pipeline is for a single
	// call.
	idle *sync.Pool
}

func newPipeline(c *Caller, of *plan, userAgent middleware.BuildMiddleware) (*pipeline, error) {
	p := &pipeline{caller: c, plan: of}
	s := of.settings
	if !s.DisableClockSkewCorrection {
		p.attempts.ClientSkew = &c.timeOffset
	}

	stack := middleware.NewStack(of.operation.name(), smithyhttp.NewStackRequest)
	if err := p.addSteps(stack, userAgent); err != nil {
		return nil, fmt.Errorf("build middleware stack: %w", err)
	}
	for _, fn := range s.APIOptions {
		if err := fn(stack); err != nil {
			return nil, err
		}
	}
	p.handler = middleware.DecorateHandler(c.sender.For(s.HTTPClient).Transport(s.meter(), of.isWatched()),
		stack.Initialize, stack.Serialize, stack.Build, stack.Finalize, stack.Deserialize)
	return p, nil
}

func (p *pipeline) run(ctx context.Context, in any) (any, middleware.Metadata, error) {
	p.attempts.Reset()
	reporter := p.plan.reporter
	ctx, span, stop := reporter.StartCall(&callContext{Context: ctx, values: p.plan.values})
	defer stop()
	defer span.End()
	result, metadata, err := p.handler.Handle(ctx, in)
	reporter.DescribeResult(span, err)
	return result, metadata, p.attempts.End(ctx, err)
}

func (p *pipeline) release() {
	if p.idle != nil {
		p.idle.Put(p)
	}
}

// addSteps adds the steps of a call, with the IDs of the SDK's generated clients, for
// APIOptions that refer to them.
func (p *pipeline) addSteps(stack *middleware.Stack, userAgent middleware.BuildMiddleware) error {
	s, op, reporter := p.plan.settings, p.plan.operation, p.plan.reporter
	return cmp.Or(
		p.addToken(stack),
		addAll[middleware.InitializeMiddleware](stack.Initialize.Add,
			&checkInput{operation: op, isLenient: s.IsLenient},
		),
		addAll(stack.Serialize.Add,
			endpoint.LegacyResolver(s.LegacyEndpoint),
			requests.Serializer(op.write, reporter),
		),
		addAll[middleware.BuildMiddleware](stack.Build.Add,
			&awsmiddleware.ClientRequestID{},
			userAgent,
			&awsmiddleware.RecursionDetection{},
		),
		addAll[middleware.FinalizeMiddleware](stack.Finalize.Add,
			retry.NewAttemptMiddleware(s.Retryer, smithyhttp.RequestCloner, func(m *retry.Attempt) {
				m.LogAttempts = s.LogMode.IsRetries()
				m.OperationMeter = s.meter()
				m.ClientSkew = &p.caller.timeOffset
				m.DisableClockSkewCorrection = s.DisableClockSkewCorrection
			}),
			p.attempts.Recorder(),
			auth.SchemeResolver(p.plan.auth, attempts.ClockSkew, reporter),
			auth.IdentityGetter(reporter),
			endpoint.Resolver(p.plan.endpoint, s.DisableHTTPS, reporter),
			&v4.ComputePayloadSHA256{},
			auth.ScopeOverrider(),
			auth.Signer(reporter),
		),
		addAll[middleware.DeserializeMiddleware](stack.Deserialize.Add,
			&awsmiddleware.AddRawResponse{},
			&awshttp.ResponseErrorWrapper{},
			&awsmiddleware.RequestIDRetriever{},
			responses.Deserializer(responses.Reading{
				Read: op.read, Exception: s.Service.Exception, MaxBytes: s.MaxResponseBytes, Reporter: reporter,
			}),
			&awsmiddleware.RecordResponseTiming{DisableClockSkewCorrection: s.DisableClockSkewCorrection},
			responses.Logger(s.LogMode, s.MaxResponseBytes),
		),
		addInterceptors(stack, s.Interceptors),
		addLandmarks(stack, s),
	)
}

func (p *pipeline) addToken(stack *middleware.Stack) error {
	if !p.plan.operation.hasToken() {
		return nil
	}
	return stack.Initialize.Add(&addToken{operation: p.plan.operation, newToken: p.plan.settings.NewToken}, middleware.After)
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
