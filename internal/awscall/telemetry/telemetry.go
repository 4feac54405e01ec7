// Package telemetry reports the spans and metrics of a call, if there is a provider for
// them, under the names of the generated clients of aws-sdk-go-v2. The SDK itself reports
// the metrics of attempts and of HTTP.
package telemetry

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/tracing"
)

// Stage is a part of a call whose duration is recorded.
type Stage int

// The stages of a call.
const (
	Call Stage = iota
	Serialize
	ResolveIdentity
	ResolveEndpoint
	Sign
	Deserialize
	stageCount
)

var stageMetrics = [stageCount]struct{ name, description string }{
	Call:            {"client.call.duration", "Duration of the whole call, with its retries and with sending and reading"},
	Serialize:       {"client.call.serialization_duration", "Duration of serializing the request"},
	ResolveIdentity: {"client.call.auth.resolve_identity_duration", "Duration of getting the credentials"},
	ResolveEndpoint: {"client.call.resolve_endpoint_duration", "Duration of resolving the endpoint, without DNS"},
	Sign:            {"client.call.auth.signing_duration", "Duration of signing the request"},
	Deserialize:     {"client.call.deserialization_duration", "Duration of deserializing the response"},
}

// Subject is the operation whose calls are reported.
type Subject struct {
	// Service and Operation are the names in spans and metrics.
	Service, Operation string

	// Scope is the name of the instrumentation.
	Scope string
}

// Reporter reports the calls of an operation. It is safe for concurrent use.
type Reporter struct {
	subject    Subject
	traced     bool
	measured   bool
	histograms [stageCount]metrics.Float64Histogram
}

// New returns a reporter to the providers. It skips the providers of smithy-go that do
// nothing.
func New(subject Subject, tracers tracing.TracerProvider, meters metrics.MeterProvider) (*Reporter, error) {
	_, untraced := tracers.(*tracing.NopTracerProvider)
	_, unmeasured := meters.(metrics.NopMeterProvider)
	r := &Reporter{subject: subject, traced: !untraced, measured: !unmeasured}
	if unmeasured {
		return r, nil
	}
	meter := meters.Meter(subject.Scope)
	for i, m := range stageMetrics {
		histogram, err := meter.Float64Histogram(m.name, func(o *metrics.InstrumentOptions) {
			o.UnitLabel = "s"
			o.Description = m.description
		})
		if err != nil {
			return nil, fmt.Errorf("make metric %s: %w", m.name, err)
		}
		r.histograms[i] = histogram
	}
	return r, nil
}

// Traced reports whether spans are reported.
func (r *Reporter) Traced() bool { return r.traced }

// Listens reports whether spans or metrics are reported.
func (r *Reporter) Listens() bool { return r.traced || r.measured }

// Start begins to time a stage, and returns the function that ends it. schemeID is the
// auth scheme of the stage, or empty if it has none.
func (r *Reporter) Start(ctx context.Context, s Stage, schemeID string) func() {
	if !r.measured {
		return func() {}
	}
	began := time.Now()
	return func() {
		r.histograms[s].Record(ctx, time.Since(began).Seconds(), func(o *metrics.RecordMetricOptions) {
			o.Properties.Set("rpc.service", r.subject.Service)
			o.Properties.Set("rpc.method", r.subject.Operation)
			if schemeID != "" {
				o.Properties.Set("auth.scheme_id", schemeID)
			}
		})
	}
}

// Span begins a span of a part of a call.
func (r *Reporter) Span(ctx context.Context, name string) (context.Context, tracing.Span) {
	if !r.traced {
		return ctx, noSpan
	}
	return tracing.StartSpan(ctx, name)
}

var _, noSpan = tracing.NopTracerProvider{}.Tracer("").StartSpan(context.Background(), "")

// StartCall begins the span and the timing of a call, and returns the function
// that ends the timing.
func (r *Reporter) StartCall(ctx context.Context) (context.Context, tracing.Span, func()) {
	if !r.Listens() {
		return ctx, noSpan, func() {}
	}
	stop := r.Start(ctx, Call, "")
	ctx, span := tracing.StartSpan(ctx, r.subject.Service+"."+r.subject.Operation, func(o *tracing.SpanOptions) {
		o.Kind = tracing.SpanKindClient
		o.Properties.Set("rpc.system", "aws-api")
		o.Properties.Set("rpc.method", r.subject.Operation)
		o.Properties.Set("rpc.service", r.subject.Service)
	})
	return ctx, span, stop
}

// DescribeResult adds the result of a call to its span.
func (r *Reporter) DescribeResult(span tracing.Span, err error) {
	if !r.traced {
		return
	}
	span.SetProperty("error", err != nil)
	if err == nil {
		span.SetStatus(tracing.SpanStatusOK)
		return
	}
	span.SetStatus(tracing.SpanStatusError)
	span.SetProperty("exception.type", fmt.Sprintf("%T", err))
	span.SetProperty("exception.message", err.Error())
	var apiErr smithy.APIError
	if errors.As(err, &apiErr) {
		span.SetProperty("api.error_code", apiErr.ErrorCode())
		span.SetProperty("api.error_message", apiErr.ErrorMessage())
		span.SetProperty("api.error_fault", apiErr.ErrorFault().String())
	}
}
