package imagebuilder

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/metrics"
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
	stageCall:            {"client.call.duration", "Duration of the whole call, with its retries and with sending and reading"},
	stageSerialize:       {"client.call.serialization_duration", "Duration of serializing the request"},
	stageResolveIdentity: {"client.call.auth.resolve_identity_duration", "Duration of getting the credentials"},
	stageResolveEndpoint: {"client.call.resolve_endpoint_duration", "Duration of resolving the endpoint, without DNS"},
	stageSign:            {"client.call.auth.signing_duration", "Duration of signing the request"},
	stageDeserialize:     {"client.call.deserialization_duration", "Duration of deserializing the response"},
}

// telemetry reports the spans and the metrics of a call, if anybody listens.
type telemetry struct {
	operation  string
	traced     bool
	measured   bool
	histograms [stageCount]metrics.Float64Histogram
}

func newTelemetry(o *Options, operation string) (*telemetry, error) {
	_, untraced := o.TracerProvider.(*tracing.NopTracerProvider)
	_, unmeasured := o.MeterProvider.(metrics.NopMeterProvider)
	t := &telemetry{operation: operation, traced: !untraced, measured: !unmeasured}
	if unmeasured {
		return t, nil
	}
	meter := o.MeterProvider.Meter(instrumentationScope)
	for i, m := range stageMetrics {
		histogram, err := meter.Float64Histogram(m.name, func(o *metrics.InstrumentOptions) {
			o.UnitLabel = "s"
			o.Description = m.description
		})
		if err != nil {
			return nil, fmt.Errorf("make metric %s: %w", m.name, err)
		}
		t.histograms[i] = histogram
	}
	return t, nil
}

// start begins to time a stage, and gives the function that ends it. schemeID is
// the auth scheme that the stage goes with, empty where that does not matter.
func (t *telemetry) start(ctx context.Context, s stage, schemeID string) func() {
	if !t.measured {
		return func() {}
	}
	began := time.Now()
	return func() {
		t.histograms[s].Record(ctx, time.Since(began).Seconds(), func(o *metrics.RecordMetricOptions) {
			o.Properties.Set("rpc.service", ServiceID)
			o.Properties.Set("rpc.method", t.operation)
			if schemeID != "" {
				o.Properties.Set("auth.scheme_id", schemeID)
			}
		})
	}
}

// span begins a span of a part of a call.
func (t *telemetry) span(ctx context.Context, name string) (context.Context, tracing.Span) {
	if !t.traced {
		return ctx, noSpan
	}
	return tracing.StartSpan(ctx, name)
}

var _, noSpan = tracing.NopTracerProvider{}.Tracer("").StartSpan(context.Background(), "")

// startCall begins the span and the timing of a call, and gives the function
// that ends the timing.
func (t *telemetry) startCall(ctx context.Context) (context.Context, tracing.Span, func()) {
	if !t.traced && !t.measured {
		return ctx, noSpan, func() {}
	}
	stop := t.start(ctx, stageCall, "")
	ctx, span := tracing.StartSpan(ctx, ServiceID+"."+t.operation, func(o *tracing.SpanOptions) {
		o.Kind = tracing.SpanKindClient
		o.Properties.Set("rpc.system", "aws-api")
		o.Properties.Set("rpc.method", t.operation)
		o.Properties.Set("rpc.service", ServiceID)
	})
	return ctx, span, stop
}

func describeResult(span tracing.Span, err error) {
	span.SetProperty("error", err != nil)
	if err == nil {
		span.SetStatus(tracing.SpanStatusOK)
		return
	}
	span.SetStatus(tracing.SpanStatusError)
	span.SetProperty("exception.type", fmt.Sprintf("%T", err))
	span.SetProperty("exception.message", err.Error())
	if answer, ok := errors.AsType[smithy.APIError](err); ok {
		span.SetProperty("api.error_code", answer.ErrorCode())
		span.SetProperty("api.error_message", answer.ErrorMessage())
		span.SetProperty("api.error_fault", answer.ErrorFault().String())
	}
}
