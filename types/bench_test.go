package types_test

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// BenchmarkPage shows that a page whose steps are not read costs nothing but its
// own decoding.
func BenchmarkPage(b *testing.B) {
	body := readFile(b, "sample_page.json")
	for _, c := range []struct {
		name string
		ask  func(types.WorkflowStepMetadata)
	}{
		{"asking nothing", func(types.WorkflowStepMetadata) {}},
		{"asking for durations", func(s types.WorkflowStepMetadata) { _, _ = s.Duration(time.Time{}) }},
		{"asking for outputs", func(s types.WorkflowStepMetadata) { s.OutputData() }},
		{"asking for inputs and outputs", func(s types.WorkflowStepMetadata) { s.InputData(); s.OutputData() }},
		{"asking for causes", func(s types.WorkflowStepMetadata) { s.Cause() }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var page struct{ Steps []types.WorkflowStepMetadata }
				if err := json.Unmarshal(body, &page); err != nil {
					b.Fatal(err)
				}
				for _, step := range page.Steps {
					c.ask(step)
				}
			}
		})
	}
}

const megabyte = 1 << 20

func bigSteps() map[string]types.WorkflowStepMetadata {
	line := strings.Repeat("x", 98)
	lines := func(separator string) string {
		return strings.Repeat(line+separator, megabyte/(len(line)+len(separator))-1) + line
	}
	return map[string]types.WorkflowStepMetadata{
		"string":         failed(`{"output": "` + lines(`\n`) + `"}`),
		"list":           failed(`{"output": ["` + lines(`","`) + `"]}`),
		"list of zeros":  failed(`{"output": [` + strings.Repeat("0,", megabyte/2) + `0]}`),
		"nested list":    failed(`{"output": ` + strings.Repeat("[", 9000) + strings.Repeat(`0,`, megabyte/2) + `0` + strings.Repeat("]", 9000) + `}`),
		"unknown member": failed(`{"new": {"a": "` + lines(`\n`) + `"}}`),
		"bare text":      failed(lines("\n")),
	}
}

func BenchmarkOutputData_1MB(b *testing.B) {
	for name, step := range bigSteps() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				step.OutputData()
			}
		})
	}
}

func TestOutputDataAndCause_allocateASmallMultipleOfTheOutputs(t *testing.T) {
	for name, step := range bigSteps() {
		limit := 8 * float64(len(*step.Outputs))
		if got := allocated(func() { step.OutputData() }); got > limit {
			t.Errorf("%s: OutputData allocated %.1f MB", name, got/megabyte)
		}
		if got := allocated(func() { step.Cause() }); got > limit {
			t.Errorf("%s: Cause allocated %.1f MB", name, got/megabyte)
		}
	}
}

// allocated is the number of bytes that f allocates on the heap.
func allocated(f func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
