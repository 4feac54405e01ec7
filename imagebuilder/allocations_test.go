package imagebuilder_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// stepsInMemory is a page of n steps with the usual members.
func stepsInMemory(n int) []byte {
	steps := make([]map[string]string, n)
	for i := range steps {
		steps[i] = map[string]string{
			"stepExecutionId": fmt.Sprintf("step-2e6fef0d-657c-4b7e-8706-ff24da9afa%02d", i),
			"name":            "ApplyBuildComponents", "action": "ExecuteComponents", "status": "COMPLETED",
			"description": fmt.Sprintf("Step %d of the workflow build-image", i),
			"inputs":      `{"instanceId": "i-1234567890abcdef0"}`, "outputs": `{"status": "Success"}`,
			"startTime": "2026-09-09T19:13:51.818Z", "endTime": "2026-09-09T19:14:26.267Z",
		}
	}
	body, _ := json.Marshal(map[string]any{"steps": steps, "workflowExecutionId": runID})
	return body
}

// allocationsOf returns how often a call allocates. It is the least of many times,
// since a pool may be empty.
func allocationsOf(t *testing.T, steps int) int {
	t.Helper()
	body := stepsInMemory(steps)
	client := imagebuilder.New(optionsInMemory(func(*http.Request) (*http.Response, error) {
		return responseInMemory(http.StatusOK, http.Header{}, body), nil
	}))
	least := float64(len(body))
	for range 100 {
		least = min(least, testing.AllocsPerRun(1, func() {
			if page, err := client.ListWorkflowStepExecutions(t.Context(), listRun()); err != nil || len(page.Steps) != steps {
				t.Fatalf("a page of %d steps: %v", steps, err)
			}
		}))
	}
	return int(least)
}

// Most allocations of a call are the SDK's. The number of those of this library, and of
// the further steps of a page, must not grow.
func TestCall_allocatesLittle(t *testing.T) {
	const (
		mostForACall = 150
		mostForAPage = 9 // 25 steps share pieces of memory
	)
	one, page := allocationsOf(t, 1), allocationsOf(t, 25)
	t.Logf("1 step: %d allocations, 25 steps: %d", one, page)
	if one > mostForACall {
		t.Errorf("a call for 1 step allocates %d times, want at most %d", one, mostForACall)
	}
	if more := page - one; more > mostForAPage {
		t.Errorf("a call for 25 steps allocates %d times more than one for 1 step, want at most %d", more, mostForAPage)
	}
}
