package otel_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"go.opentelemetry.io/contrib/instrumentation/github.com/aws/aws-sdk-go-v2/otelaws"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const execution = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"

// listing is what a listing under a span of the caller's left behind.
type listing struct {
	err      error
	caller   trace.SpanContext
	spans    tracetest.SpanStubs
	requests []imagebuildertest.Request
}

// list runs l against a service that has two pages and meets faults before them.
func list(t *testing.T, l lister, id string, faults ...imagebuildertest.Fault) listing {
	t.Helper()
	srv := imagebuildertest.NewServer()
	defer srv.Close()
	srv.SetDefaultPageSize(1)
	srv.SetSteps(execution, types.WorkflowStepMetadata{Name: aws.String("a")}, types.WorkflowStepMetadata{Name: aws.String("b")})
	for _, fault := range faults {
		srv.Inject(fault, 1)
	}

	exporter := tracetest.NewInMemoryExporter()
	provider := sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter))
	defer provider.Shutdown(context.Background())
	config := srv.Config()
	config.HTTPClient = replayable{new(http.Client)}
	config.Retryer = func() aws.Retryer {
		return retry.NewStandard(func(o *retry.StandardOptions) {
			o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
		})
	}
	otelaws.AppendMiddlewares(&config.APIOptions,
		otelaws.WithTracerProvider(provider), otelaws.WithTextMapPropagator(propagation.TraceContext{}))

	ctx, caller := provider.Tracer("test").Start(t.Context(), "caller")
	err := l.list(ctx, config, id)
	return listing{err: err, caller: caller.SpanContext(), spans: exporter.GetSpans(), requests: srv.Requests()}
}

func forbidden() imagebuildertest.Fault {
	return imagebuildertest.Exception(&types.ForbiddenException{Message: aws.String("not yours")})
}

func unavailable() imagebuildertest.Fault {
	return imagebuildertest.Exception(&types.ServiceUnavailableException{Message: aws.String("not now")})
}

func TestSpan_describesTheCall(t *testing.T) {
	got := list(t, listers[0], execution)
	if got.err != nil {
		t.Fatal(got.err)
	}
	if len(got.spans) != 2 || len(got.requests) != 2 {
		t.Fatalf("%d spans for %d requests, want one for each of 2 pages", len(got.spans), len(got.requests))
	}
	for i, span := range got.spans {
		if span.Name != "imagebuilder.ListWorkflowStepExecutions" || span.SpanKind != trace.SpanKindClient || span.Status.Code != codes.Unset {
			t.Errorf("span %q of kind %s with status %+v", span.Name, span.SpanKind, span.Status)
		}
		if span.Parent.SpanID() != got.caller.SpanID() {
			t.Errorf("span is not a child of the caller's")
		}
		want := map[string]string{
			"rpc.system.name":           "aws-api",
			"rpc.method":                "imagebuilder/ListWorkflowStepExecutions",
			"aws.region":                "us-west-2",
			"http.response.status_code": "200",
			"aws.request_id":            got.requests[i].RequestId,
		}
		if attributes := attributesOf(span); !maps.Equal(attributes, want) {
			t.Errorf("got attributes %v, want %v", attributes, want)
		}
	}
}

func TestSpan_ofAFailedCallHasErrorStatus(t *testing.T) {
	got := list(t, listers[0], execution, forbidden())
	if !errors.As(got.err, new(*types.ForbiddenException)) || len(got.spans) != 1 {
		t.Fatalf("error %v, %d spans", got.err, len(got.spans))
	}
	span := got.spans[0]
	requestID := got.requests[0].RequestId
	wantText := "https response error StatusCode: 403, RequestID: " + requestID + ", ForbiddenException: not yours"
	if span.Status.Code != codes.Error || span.Status.Description != wantText {
		t.Errorf("got status %+v, want an error %q", span.Status, wantText)
	}
	attributes := attributesOf(span)
	if attributes["http.response.status_code"] != "403" || attributes["aws.request_id"] != requestID || attributes["error.type"] == "" {
		t.Errorf("got attributes %v", attributes)
	}
}

func TestSpan_isOneForAllAttempts(t *testing.T) {
	got := list(t, listers[0], execution, unavailable(), unavailable())
	if got.err != nil {
		t.Fatal(got.err)
	}
	if len(got.requests) != 4 || len(got.spans) != 2 {
		t.Fatalf("%d spans for %d requests, want 2 for 4", len(got.spans), len(got.requests))
	}
	first := got.spans[0]
	if id := attributesOf(first)["aws.request_id"]; first.Status.Code != codes.Unset || id != got.requests[2].RequestId {
		t.Errorf("got status %+v and request id %s, want those of the last attempt, %s", first.Status, id, got.requests[2].RequestId)
	}
}

func TestTraceparent_namesTheSpan(t *testing.T) {
	got := list(t, listers[0], execution, unavailable())
	for i, request := range got.requests {
		// The first call was sent twice.
		span := got.spans[max(i-1, 0)].SpanContext
		want := fmt.Sprintf("00-%s-%s-01", span.TraceID(), span.SpanID())
		if header := request.Header.Get("Traceparent"); header != want {
			t.Errorf("request %d has traceparent %q, want %q", i+1, header, want)
		}
	}
	if len(got.requests) != 3 {
		t.Errorf("%d requests, want 3", len(got.requests))
	}
}

func TestSpans_areThoseOfTheOfficialClient(t *testing.T) {
	for _, scenario := range []struct {
		name   string
		id     string
		faults []imagebuildertest.Fault
	}{
		{"success", execution, nil},
		{"exception", execution, []imagebuildertest.Fault{forbidden()}},
		{"retried", execution, []imagebuildertest.Fault{unavailable()}},
		{"attempts exhausted", execution, []imagebuildertest.Fault{unavailable(), unavailable(), unavailable()}},
		{"nothing sent", "", nil},
	} {
		t.Run(scenario.name, func(t *testing.T) {
			ours := describe(list(t, listers[0], scenario.id, scenario.faults...))
			official := describe(list(t, listers[1], scenario.id, scenario.faults...))
			if !slices.Equal(ours, official) {
				t.Errorf("\n    ours %q\nofficial %q", ours, official)
			}
		})
	}
}
