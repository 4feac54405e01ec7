package buildevents

import "strings"

// arn:partition:imagebuilder:region:account:kind/name/version
func splitARN(arn string) (region, kind string, ok bool) {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" || parts[2] != "imagebuilder" {
		return "", "", false
	}
	kind, _, ok = strings.Cut(parts[5], "/")
	return parts[3], kind, ok
}

func isOfKind(arn, kind string) bool {
	_, k, ok := splitARN(arn)
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
		if region, _, ok := splitARN(arn); ok && region != "" {
			return region
		}
	}
	return ""
}
