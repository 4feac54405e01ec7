package compare_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/metrics"
	"github.com/aws/smithy-go/middleware"
	"github.com/aws/smithy-go/tracing"
)

// told is what a call tells tracers and meters.
type told struct {
	Spans, EndedSpans, Instruments, Recorded []string
	LeftOpen                                 []string
}

var telemetryCases = map[string]struct {
	answers []answer
	client  []option
	in      *request
}{
	"success":            {[]answer{ok(emptyPage)}, nil, listing()},
	"retry":              {[]answer{failure(500, "ServiceException"), ok(emptyPage)}, nil, listing()},
	"retries that fail":  {[]answer{failure(503, "ServiceUnavailableException")}, nil, listing()},
	"failure":            {[]answer{failure(403, "ForbiddenException")}, nil, listing()},
	"an unknown failure": {[]answer{failure(400, "New")}, nil, listing()},
	"sending":            {[]answer{{err: errors.New("not sent")}}, nil, listing()},
	"no credentials":     {[]answer{ok(emptyPage)}, []option{set("Credentials", failingCredentials)}, listing()},
	"anonymous":          {[]answer{ok(emptyPage)}, []option{set("Credentials", aws.CredentialsProvider(aws.AnonymousCredentials{}))}, listing()},
	"no endpoint":        {[]answer{ok(emptyPage)}, []option{set("Region", "")}, listing()},
	"a legacy endpoint":  {[]answer{ok(emptyPage)}, []option{legacyEndpoint(aws.Endpoint{URL: "https://a.example"})}, listing()},
	"invalid input":      {[]answer{ok(emptyPage)}, nil, &request{}},
}

var failingCredentials aws.CredentialsProvider = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{}, &smithy.GenericAPIError{Code: "NoCredentials", Message: "none", Fault: smithy.FaultClient}
})

func TestTelemetry_isTheSame(t *testing.T) {
	eachForm(t, func(t *testing.T, o operation) {
		for name, c := range telemetryCases {
			t.Run(name, func(t *testing.T) {
				want, got := telemetryOf(t, o, c.answers, c.in, c.client...)
				if c.in.WorkflowExecutionId == nil {
					differ(t, "Text of a validation error")
					want.Spans = got.Spans
				}
				sameFields(t, "telemetry", want, got)
			})
		}
	})
}

func TestTelemetry_isTheSameForSpansOrMetricsAlone(t *testing.T) {
	for name, without := range map[string]option{
		"no tracer": set("TracerProvider", tracing.TracerProvider(&tracing.NopTracerProvider{})),
		"no meter":  set("MeterProvider", metrics.MeterProvider(metrics.NopMeterProvider{})),
	} {
		t.Run(name, func(t *testing.T) {
			want, got := telemetryOf(t, operations[0], []answer{failure(500, "ServiceException"), ok(emptyPage)}, listing(), without)
			sameFields(t, "telemetry", want, got)
			if len(got.Spans)+len(got.Recorded) == 0 {
				t.Error("nothing was told")
			}
		})
	}
}

// askedFor counts how often a provider is asked.
type askedFor struct {
	tracing.NopTracerProvider
	tracers int
}

func (p *askedFor) Tracer(scope string, opts ...tracing.TracerOption) tracing.Tracer {
	p.tracers++
	return p.NopTracerProvider.Tracer(scope, opts...)
}

func init() {
	proofs["Tracers and meters"] = func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) int {
			provider := &askedFor{}
			c := s.make(config(answering(ok(emptyPage))), set("TracerProvider", tracing.TracerProvider(provider)), addAPIOption(func(*middleware.Stack) error { return nil }))
			listOnce(t, c, listing(), nil)
			provider.tracers = 0
			listOnce(t, c, listing(), nil)
			return provider.tracers
		})
		if want == 0 || got != 0 {
			t.Errorf("official asks %d times, ours %d times", want, got)
		}
	}
}

func telemetryOf(t *testing.T, o operation, answers []answer, in *request, opts ...option) (ofOfficial, ofOurs told) {
	t.Helper()
	return onBothSides(t, func(t *testing.T, s side) told {
		tracer, meter := &tracerRecorder{}, &meterRecorder{}
		cfg := config(answering(answers...))
		fixedBackoff(&cfg)
		c := s.doing(o).make(cfg, append([]option{set("TracerProvider", tracing.TracerProvider(tracer)), set("MeterProvider", metrics.MeterProvider(meter))}, opts...)...)
		_, _ = c.list(t.Context(), in)
		seen := told{EndedSpans: tracer.ended, Instruments: meter.instruments, Recorded: meter.recorded}
		for _, span := range tracer.spans {
			seen.Spans = append(seen.Spans, span.String())
			if span.ended == 0 {
				seen.LeftOpen = append(seen.LeftOpen, span.path)
			}
		}
		slices.Sort(seen.EndedSpans)
		slices.Sort(seen.Instruments)
		seen.Instruments = slices.Compact(seen.Instruments)
		return seen
	})
}
