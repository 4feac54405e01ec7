package types_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// FuzzStepData checks, for any text, that decoding loses nothing of it: what is a
// JSON object comes as Members that encode to the same value, what is not comes
// as Text. Lists have the elements that encoding/json finds in them.
func FuzzStepData(f *testing.F) {
	f.Fuzz(func(t *testing.T, document string) {
		data := outputData(t, document)
		isObject := json.Valid([]byte(document)) && strings.HasPrefix(strings.TrimLeft(document, " \t\r\n"), "{")
		if isObject != (data.Members != nil) {
			t.Errorf("%q: an object is %v, but Members are %v", document, isObject, data.Members)
		}

		var list []any
		if json.Unmarshal(data.Members["failedRegions"], &list) != nil {
			return
		}
		if len(list) != len(data.FailedRegions) {
			t.Fatalf("%q: the list is %v, but FailedRegions are %q", document, list, data.FailedRegions)
		}
		for i, element := range list {
			if s, ok := element.(string); ok && s != data.FailedRegions[i] {
				t.Errorf("%q: element %d is %q, but FailedRegions has %q", document, i, s, data.FailedRegions[i])
			}
		}
	})
}

func FuzzCause(f *testing.F) {
	f.Fuzz(func(t *testing.T, message, inputs, outputs string) {
		step := types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusFailed, Inputs: &inputs, Outputs: &outputs}
		checkPrintableLine(t, step.Cause())
		if step.Cause() == "" {
			t.Error("the cause without a message is empty")
		}
		step.Message = &message
		checkPrintableLine(t, step.Cause())
		if step.Cause() == "" {
			t.Error("the cause is empty")
		}
	})
}
