package otel_test

import (
	"fmt"
	"strings"

	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

func attributesOf(span tracetest.SpanStub) map[string]string {
	attributes := make(map[string]string)
	for _, attribute := range span.Attributes {
		attributes[string(attribute.Key)] = attribute.Value.String()
	}
	return attributes
}

// describe returns everything about the spans that is the same in every run. Request
// IDs are replaced by the number of the request.
func describe(l listing) []string {
	var replacements []string
	for i, request := range l.requests {
		replacements = append(replacements, request.RequestId, fmt.Sprintf("request-%d", i+1))
	}
	numbered := strings.NewReplacer(replacements...)

	var lines []string
	for _, span := range l.spans {
		line := fmt.Sprint(span.Name, " ", span.SpanKind, span.Status, attributesOf(span), len(span.Events), len(span.Links),
			span.Parent.SpanID() == l.caller.SpanID(), span.InstrumentationScope.Name)
		lines = append(lines, numbered.Replace(line))
	}
	return lines
}
