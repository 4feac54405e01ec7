package imagebuilder

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

// instrumentationScope is the name under which the official client reports, so
// that views and dashboards made for it go on working.
const instrumentationScope = "github.com/aws/aws-sdk-go-v2/service/imagebuilder"

// stage is a part of a call whose duration is recorded.
type stage int

const (
	stageCall stage = iota
	stageSerialize
	stageResolveIdentity
	stageResolveEndpoint
	stageSign
	stageDeserialize
	stageCount
)

var stageMetrics = [stageCount]struct{ name, description string }{
	stageCall:            {"client.call.duration", "Overall call duration (including retries and time to send or receive request and response body)"},
	stageSerialize:       {"client.call.serialization_duration", "The time it takes to serialize a message body"},
	stageResolveIdentity: {"client.call.auth.resolve_identity_duration", "The time taken to acquire an identity (AWS credentials, bearer token, etc) from an Identity Provider"},
	stageResolveEndpoint: {"client.call.resolve_endpoint_duration", "The time it takes to resolve an endpoint (endpoint resolver, not DNS) for the request"},
	stageSign:            {"client.call.auth.signing_duration", "The time it takes to sign a request"},
	stageDeserialize:     {"client.call.deserialization_duration", "The time it takes to deserialize a message body"},
}

// stopwatch records the durations of a call's stages. A nil one records nothing,
// which is what a call without a meter provider has.
type stopwatch struct {
	histograms [stageCount]metrics.Float64Histogram
	operation  string
}

func newStopwatch(provider metrics.MeterProvider, operation string) (*stopwatch, error) {
	if _, ok := provider.(metrics.NopMeterProvider); ok {
		return nil, nil
	}
	meter := provider.Meter(instrumentationScope)
	w := &stopwatch{operation: operation}
	for i, m := range stageMetrics {
		histogram, err := meter.Float64Histogram(m.name, func(o *metrics.InstrumentOptions) {
			o.UnitLabel = "s"
			o.Description = m.description
		})
		if err != nil {
			return nil, fmt.Errorf("make metric %s: %w", m.name, err)
		}
		w.histograms[i] = histogram
	}
	return w, nil
}

// start begins to time a stage, and gives the function that ends it.
func (w *stopwatch) start(ctx context.Context, s stage, opts ...metrics.RecordMetricOption) func() {
	if w == nil {
		return func() {}
	}
	began := time.Now()
	return func() {
		w.histograms[s].Record(ctx, time.Since(began).Seconds(), append(opts, func(o *metrics.RecordMetricOptions) {
			o.Properties.Set("rpc.service", ServiceID)
			o.Properties.Set("rpc.method", w.operation)
		})...)
	}
}

// withScheme notes the auth scheme that a stage went with.
func withScheme(schemeID string) metrics.RecordMetricOption {
	return func(o *metrics.RecordMetricOptions) { o.Properties.Set("auth.scheme_id", schemeID) }
}

func startCallSpan(ctx context.Context, provider tracing.TracerProvider, operation string) (context.Context, tracing.Span) {
	tracer := provider.Tracer(instrumentationScope)
	return tracer.StartSpan(tracing.WithOperationTracer(ctx, tracer), ServiceID+"."+operation, func(o *tracing.SpanOptions) {
		o.Kind = tracing.SpanKindClient
		o.Properties.Set("rpc.system", "aws-api")
		o.Properties.Set("rpc.method", operation)
		o.Properties.Set("rpc.service", ServiceID)
	})
}

func endCallSpan(span tracing.Span, err error) {
	span.SetProperty("error", err != nil)
	if err == nil {
		span.SetStatus(tracing.SpanStatusOK)
		span.End()
		return
	}
	span.SetProperty("exception.type", fmt.Sprintf("%T", err))
	span.SetProperty("exception.message", err.Error())
	if answer, ok := errors.AsType[smithy.APIError](err); ok {
		span.SetProperty("api.error_code", answer.ErrorCode())
		span.SetProperty("api.error_message", answer.ErrorMessage())
		span.SetProperty("api.error_fault", answer.ErrorFault().String())
	}
	span.SetStatus(tracing.SpanStatusError)
	span.End()
}

// describeCall puts into the context what middlewares and the SDK read there.
func describeCall(ctx context.Context, o *Options, operation string) context.Context {
	ctx = middleware.ClearStackValues(ctx)
	ctx = middleware.WithServiceID(ctx, ServiceID)
	ctx = middleware.WithOperationName(ctx, operation)
	return middleware.SetLogger(ctx, o.Logger)
}
