package types_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// FuzzStepData checks, for any text, that decoding loses nothing: a JSON object
// becomes Members that encode to the same value, other text becomes Text. Lists have
// the elements that encoding/json finds in them.
func FuzzStepData(f *testing.F) {
	f.Fuzz(func(t *testing.T, document string) {
		data := outputData(t, document)
		isObject := json.Valid([]byte(document)) && strings.HasPrefix(strings.TrimLeft(document, " \t\r\n"), "{")
		if isObject != (data.Members != nil) {
			t.Errorf("%q: an object is %v, but Members are %v", document, isObject, data.Members)
		}

		for _, line := range []string{data.String(), types.WorkflowStepMetadata{Name: &document, Message: &document}.String()} {
			if strings.ContainsFunc(line, func(r rune) bool { return !strconv.IsPrint(r) }) {
				t.Errorf("%q logs as %q", document, line)
			}
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
		first, second := step.Cause(), step.Cause()
		checkPrintableLine(t, first)
		if first == "" {
			t.Error("the cause is empty")
		}
		if first != second {
			t.Error("the cause changes")
		}
	})
}

// FuzzSummarize checks that any order of any steps has the same summary, and that
// each step is counted once. The text has a step a line, its members divided by
// commas.
func FuzzSummarize(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		var steps []types.WorkflowStepMetadata
		for line := range strings.Lines(text) {
			steps = append(steps, stepOf(strings.Split(strings.TrimSuffix(line, "\n"), ",")))
		}
		want := types.Summarize(steps)
		total := 0
		for _, n := range want.ByStatus {
			total += n
		}
		if total != len(steps) || want.Total != len(steps) {
			t.Errorf("%d steps are counted as %d and %v", len(steps), want.Total, want.ByStatus)
		}
		if _, err := json.Marshal(want); err != nil {
			t.Error(err)
		}
		random := rand.New(rand.NewPCG(seed, 0))
		random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		if got := types.Summarize(steps); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v\nwant %+v", got, want)
		}
	})
}

// stepOf returns a step with a status, start, end, ID, name and message, as far as
// members has them.
func stepOf(members []string) types.WorkflowStepMetadata {
	var step types.WorkflowStepMetadata
	to := []**string{nil, &step.StartTime, &step.EndTime, &step.StepExecutionId, &step.Name, &step.Message, &step.Inputs, &step.Outputs}
	for i, member := range members {
		switch {
		case i == 0:
			step.Status = types.WorkflowStepExecutionStatus(member)
		case i < len(to):
			*to[i] = &member
		}
	}
	return step
}
