package buildevents

import (
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
)

// parseARN is for ARNs of Image Builder, whose resources begin with their kind.
func parseARN(text string) (region, kind string, ok bool) {
	arn, ok := identifier.ParseARN(text)
	if !ok || arn.Service != "imagebuilder" {
		return "", "", false
	}
	kind, _, ok = strings.Cut(arn.Resource, "/")
	return arn.Region, kind, ok
}

func isOfKind(arn, kind string) bool {
	_, k, ok := parseARN(arn)
	return ok && k == kind
}

func firstOfKind(arns []string, kind string) string {
	for _, arn := range arns {
		if isOfKind(arn, kind) {
			return arn
		}
	}
	return ""
}

// regionOf returns the first Region in ARNs of Image Builder.
func regionOf(arns ...string) string {
	for _, arn := range arns {
		if region, _, ok := parseARN(arn); ok && region != "" {
			return region
		}
	}
	return ""
}
