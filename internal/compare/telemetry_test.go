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

// reported is what a call reports to tracers and meters.
type reported struct {
	Spans, EndedSpans, Instruments, Recorded []string
	LeftOpen                                 []string
}

var telemetryCases = map[string]struct {
	responses []response
	client    []option
	in        *request
}{
	"success":            {[]response{ok(emptyPage)}, nil, listing()},
	"retry":              {[]response{failure(500, "ServiceException"), ok(emptyPage)}, nil, listing()},
	"retries that fail":  {[]response{failure(503, "ServiceUnavailableException")}, nil, listing()},
	"failure":            {[]response{failure(403, "ForbiddenException")}, nil, listing()},
	"an unknown failure": {[]response{failure(400, "New")}, nil, listing()},
	"sending":            {[]response{{err: errors.New("not sent")}}, nil, listing()},
	"no credentials":     {[]response{ok(emptyPage)}, []option{set("Credentials", failingCredentials)}, listing()},
	"anonymous":          {[]response{ok(emptyPage)}, []option{set("Credentials", aws.CredentialsProvider(aws.AnonymousCredentials{}))}, listing()},
	"no endpoint":        {[]response{ok(emptyPage)}, []option{set("Region", "")}, listing()},
	"a legacy endpoint":  {[]response{ok(emptyPage)}, []option{legacyEndpoint(aws.Endpoint{URL: "https://a.example"})}, listing()},
	"invalid input":      {[]response{ok(emptyPage)}, nil, &request{}},
}

var failingCredentials aws.CredentialsProvider = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
	return aws.Credentials{}, &smithy.GenericAPIError{Code: "NoCredentials", Message: "none", Fault: smithy.FaultClient}
})

func TestTelemetry_isTheSame(t *testing.T) {
	eachForm(t, func(t *testing.T, o operation) {
		for name, c := range telemetryCases {
			t.Run(name, func(t *testing.T) {
				want, got := telemetryOf(t, o, c.responses, c.in, c.client...)
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
			want, got := telemetryOf(t, operations[0], []response{failure(500, "ServiceException"), ok(emptyPage)}, listing(), without)
			sameFields(t, "telemetry", want, got)
			if len(got.Spans)+len(got.Recorded) == 0 {
				t.Error("nothing was reported")
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
			c := s.make(config(responding(ok(emptyPage))), set("TracerProvider", tracing.TracerProvider(provider)), addAPIOption(func(*middleware.Stack) error { return nil }))
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

func telemetryOf(t *testing.T, o operation, responses []response, in *request, opts ...option) (ofOfficial, ofOurs reported) {
	t.Helper()
	return onBothSides(t, func(t *testing.T, s side) reported {
		tracer, meter := &tracerRecorder{}, &meterRecorder{}
		cfg := config(responding(responses...))
		fixedBackoff(&cfg)
		c := s.doing(o).make(cfg, append([]option{set("TracerProvider", tracing.TracerProvider(tracer)), set("MeterProvider", metrics.MeterProvider(meter))}, opts...)...)
		_, _ = c.list(t.Context(), in)
		seen := reported{EndedSpans: tracer.ended, Instruments: meter.instruments, Recorded: meter.recorded}
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
