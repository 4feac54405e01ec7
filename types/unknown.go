package types

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// maxUnknownEach limits each unknown member, in bytes.
const maxUnknownEach = 120

// unknown returns the members of the outputs that have no field in [StepData], unless
// they are empty, zero or false, or shown already contains them. Those that look like a
// reason come first.
func unknown(out StepData, shown string) []string {
	var reasons, others []string
	for _, key := range slices.Sorted(maps.Keys(out.Members)) {
		if isNamed(key, out.Members[key]) {
			continue
		}
		said := text(out.Members[key])
		switch said {
		case "", "0", "false", "[]", "{}":
			continue
		}
		said = excerpt(printed(said), maxUnknownEach, "")
		switch member := joined(key, ": ", said); {
		case said == "" || strings.Contains(shown, said):
		case explains(key) || read(said).score >= tellsThat:
			reasons = append(reasons, member)
		default:
			others = append(others, member)
		}
	}
	return append(reasons, others...)
}

// explains reports whether a key looks like that of an explanation.
func explains(key string) bool {
	key = strings.ToLower(key)
	for _, word := range []string{"reason", "message", "error", "fail", "cause", "detail", "exception", "stderr"} {
		if strings.Contains(key, word) {
			return true
		}
	}
	return false
}

// remaining returns the members of the outputs that are not empty and neither reasons
// nor identifiers.
func remaining(out StepData) []string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(out.Members)) {
		switch key {
		case "status", "output", "runCommandId", "instanceId", "associationId", "executionArn", "logUrl":
			continue
		}
		if said := printed(text(out.Members[key])); said != "" && !isCount(key) {
			all = append(all, joined(key, ": ", said))
		}
	}
	return all
}

// isNamed reports whether StepData has a field for the member.
func isNamed(key string, value json.RawMessage) bool {
	switch key {
	case "", "text", "members", "images":
		return false
	case "distributedImages", "modifiedImages", "configuredImages":
		return isList(value)
	}
	_, named := reflect.TypeFor[StepData]().FieldByName(strings.ToUpper(key[:1]) + key[1:])
	return named && key[0] >= 'a' && key[0] <= 'z' || isCount(key)
}

// isCount reports whether the member is an identifier or a count of AWSTOE.
func isCount(key string) bool {
	switch key {
	case "executionId", "failedStepCount", "executedStepCount", "ignoredFailedStepCount":
		return true
	}
	return false
}
