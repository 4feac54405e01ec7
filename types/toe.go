package types

import (
	"encoding/json"
	"strings"
)

// componentSummary is the JSON object in which AWSTOE, the program that executes
// components, reports the result. It follows the output of the components.
type componentSummary struct {
	executionId, failureMessage, logUrl string
	failedStepCount                     string
}

// mostSummary is larger than any summary. It bounds the search for its beginning.
const mostSummary = 64 << 10

// cutSummaries removes the summaries from an output. It returns the last value of
// each member that is not empty.
func cutSummaries(output string) (printed string, found componentSummary) {
	var parts []string
	for range 16 {
		key := strings.LastIndex(output, `"executionId"`)
		if key < 0 {
			break
		}
		start, length, summary := summaryAround(output, key)
		if length == 0 {
			break
		}
		if found.failureMessage == "" {
			found.failureMessage = summary.failureMessage
		}
		if found.logUrl == "" {
			found.logUrl = summary.logUrl
		}
		parts = append(parts, output[start+length:])
		output = output[:start]
	}
	if len(parts) == 0 {
		return output, found
	}
	printed = strings.TrimRight(output, " \r\n\t")
	for i := len(parts) - 1; i >= 0; i-- {
		if part := strings.TrimSpace(parts[i]); part != "" {
			printed = joined(printed, "\n", part)
		}
	}
	return printed, found
}

// summaryAround looks for the summary that has the key at this place. The length is 0
// if the object is not a summary.
func summaryAround(output string, key int) (start, length int, summary componentSummary) {
	start = key
	for range 4 {
		start = strings.LastIndexByte(output[max(0, key-mostSummary):start], '{')
		if start < 0 {
			return 0, 0, summary
		}
		start += max(0, key-mostSummary)
		summary, length = readSummary(output[start:min(len(output), start+mostSummary)])
		if summary.executionId != "" && summary.failedStepCount != "" && start+length > key {
			return start, length, summary
		}
	}
	return 0, 0, summary
}

// readSummary reads the members of a flat object. It reads a truncated one up to the
// marker of the truncation.
func readSummary(object string) (summary componentSummary, length int) {
	decoder := json.NewDecoder(strings.NewReader(object))
	decoder.UseNumber()
	_, err := decoder.Token()
	for err == nil && decoder.More() {
		var key json.Token
		var value json.RawMessage
		if key, err = decoder.Token(); err != nil {
			break
		}
		if err = decoder.Decode(&value); err != nil {
			break
		}
		switch key {
		case "executionId":
			summary.executionId = text(value)
		case "failureMessage":
			summary.failureMessage = text(value)
		case "logUrl":
			summary.logUrl = text(value)
		case "failedStepCount":
			summary.failedStepCount = text(value)
		}
	}
	if err == nil {
		_, err = decoder.Token()
	}
	if err != nil {
		beginning, _, _ := strings.Cut(object, "\n---")
		return summary, len(beginning)
	}
	return summary, int(decoder.InputOffset())
}
