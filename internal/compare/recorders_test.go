package compare_test

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/tracing"
)

// recordedSpan is a span that has ended, with the path of spans that it stands
// in.
type recordedSpan struct {
	path, scope string
	kind        tracing.SpanKind
	status      tracing.SpanStatus
	properties  map[string]string
	ended       int
	onEnd       func(*recordedSpan)
}

func (s *recordedSpan) Name() string                          { return s.path[strings.LastIndex(s.path, "/")+1:] }
func (*recordedSpan) Context() tracing.SpanContext            { return tracing.SpanContext{} }
func (*recordedSpan) AddEvent(string, ...tracing.EventOption) {}
func (s *recordedSpan) SetStatus(status tracing.SpanStatus)   { s.status = status }
func (s *recordedSpan) SetProperty(k, v any)                  { s.properties[fmt.Sprint(k)] = fmt.Sprint(v) }

func (s *recordedSpan) End() {
	s.ended++
	if s.ended == 1 {
		s.onEnd(s)
	}
}

func (s *recordedSpan) String() string {
	var properties []string
	for name, value := range s.properties {
		properties = append(properties, name+"="+value)
	}
	slices.Sort(properties)
	return fmt.Sprintf("%s %s kind %d status %d %q", s.scope, s.path, s.kind, s.status, properties)
}

// tracerRecorder is a tracer provider that keeps what ended.
type tracerRecorder struct {
	ended []string
	spans []*recordedSpan
}

type scopedTracer struct {
	recorder *tracerRecorder
	scope    string
}

func (r *tracerRecorder) Tracer(scope string, _ ...tracing.TracerOption) tracing.Tracer {
	return scopedTracer{r, scope}
}

func (s scopedTracer) StartSpan(ctx context.Context, name string, opts ...tracing.SpanOption) (context.Context, tracing.Span) {
	var o tracing.SpanOptions
	for _, fn := range opts {
		fn(&o)
	}
	parent := ""
	if p, ok := tracing.GetSpan(ctx); ok {
		if p, ok := p.(*recordedSpan); ok {
			parent = p.path + "/"
		}
	}
	span := &recordedSpan{path: parent + name, scope: s.scope, kind: o.Kind, properties: map[string]string{}, onEnd: func(span *recordedSpan) {
		s.recorder.ended = append(s.recorder.ended, span.path)
	}}
	for k, v := range o.Properties.Values() {
		span.SetProperty(k, v)
	}
	s.recorder.spans = append(s.recorder.spans, span)
	return tracing.WithSpan(ctx, span), span
}

// meterRecorder is a meter provider that keeps the instruments made and the
// values recorded, without the values that are durations.
type meterRecorder struct {
	metrics.NopMeterProvider
	instruments, recorded []string
}

type scopedMeter struct {
	metrics.Meter
	recorder *meterRecorder
	scope    string
}

func (r *meterRecorder) Meter(scope string, _ ...metrics.MeterOption) metrics.Meter {
	return scopedMeter{metrics.NopMeterProvider{}.Meter(scope), r, scope}
}

func (m scopedMeter) instrument(kind, name string, opts []metrics.InstrumentOption) instrument {
	var o metrics.InstrumentOptions
	for _, fn := range opts {
		fn(&o)
	}
	if o.Description == "" {
		m.recorder.instruments = append(m.recorder.instruments, name+" has no description")
	}
	m.recorder.instruments = append(m.recorder.instruments, fmt.Sprint(m.scope, " ", kind, " ", name, " in ", o.UnitLabel))
	return instrument{m.recorder, name}
}

func (m scopedMeter) Int64Counter(name string, opts ...metrics.InstrumentOption) (metrics.Int64Counter, error) {
	return m.instrument("Int64Counter", name, opts), nil
}

func (m scopedMeter) Float64Histogram(name string, opts ...metrics.InstrumentOption) (metrics.Float64Histogram, error) {
	return m.instrument("Float64Histogram", name, opts), nil
}

type instrument struct {
	recorder *meterRecorder
	name     string
}

func (i instrument) note(opts []metrics.RecordMetricOption) {
	var o metrics.RecordMetricOptions
	for _, fn := range opts {
		fn(&o)
	}
	var properties []string
	for name, value := range o.Properties.Values() {
		properties = append(properties, fmt.Sprint(name, "=", value))
	}
	slices.Sort(properties)
	i.recorder.recorded = append(i.recorder.recorded, fmt.Sprintf("%s %q", i.name, properties))
}

func (i instrument) Add(_ context.Context, _ int64, opts ...metrics.RecordMetricOption) { i.note(opts) }

func (i instrument) Record(_ context.Context, _ float64, opts ...metrics.RecordMetricOption) {
	i.note(opts)
}
