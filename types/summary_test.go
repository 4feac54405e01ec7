package types_test

import (
	"encoding/json"
	"errors"
	"iter"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func summarySteps() []types.WorkflowStepMetadata {
	return []types.WorkflowStepMetadata{
		{StepExecutionId: ptr("step-launch"), Status: "COMPLETED", StartTime: ptr("2026-09-09T19:00:00Z"), EndTime: ptr("2026-09-09T19:02:00Z"), AttemptNumber: ptr(int32(1))},
		// Earlier than it looks: 19:03 in UTC.
		{StepExecutionId: ptr("step-first"), Status: "FAILED", StartTime: ptr("2026-09-09T21:03:00+02:00"), EndTime: ptr("2026-09-09T21:20:00+02:00"), AttemptNumber: ptr(int32(3))},
		{StepExecutionId: ptr("step-second"), Status: "FAILED", StartTime: ptr("2026-09-09T19:04:00Z"), EndTime: ptr("2026-09-09T19:10:00Z"), AttemptNumber: ptr(int32(2))},
		{StepExecutionId: ptr("step-unreadable"), Status: "FAILED", StartTime: ptr("yesterday"), EndTime: ptr("today")},
		{StepExecutionId: ptr("step-untimed"), Status: "FAILED"},
		{StepExecutionId: ptr("step-run-b"), Status: "RUNNING", StartTime: ptr("2026-09-09T19:11:00Z")},
		{StepExecutionId: ptr("step-run-a"), Status: "RUNNING", StartTime: ptr("2026-09-09T19:11:00Z")},
		{StepExecutionId: ptr("step-approve"), Status: "WAITING", StartTime: ptr("2026-09-09T19:12:00Z")},
		{StepExecutionId: ptr("step-later"), Status: "PENDING", EndTime: ptr("2026-09-09T23:00:00Z")},
		{StepExecutionId: ptr("step-new"), Status: "PAUSED"},
		{StepExecutionId: ptr("step-stopped-b"), Status: "CANCELLED", StartTime: ptr("2026-09-09T19:13:00Z"), Message: ptr("by a user")},
		{StepExecutionId: ptr("step-stopped-a"), Status: "CANCELLED", StartTime: ptr("2026-09-09T19:12:00Z")},
		{StepExecutionId: ptr("step-passed"), Status: "SKIPPED", Message: ptr("if is false")},
		{StepExecutionId: ptr("step-bare")},
	}
}

func ids(steps []types.WorkflowStepMetadata) []string {
	var all []string
	for _, step := range steps {
		all = append(all, *step.StepExecutionId)
	}
	return all
}

func checkSummary(t *testing.T, got types.Summary) {
	t.Helper()
	want := map[types.WorkflowStepExecutionStatus]int{"COMPLETED": 1, "FAILED": 4, "RUNNING": 2, "WAITING": 1, "PENDING": 1, "PAUSED": 1, "": 1, "CANCELLED": 2, "SKIPPED": 1}
	if got.Total != 14 || !reflect.DeepEqual(got.ByStatus, want) {
		t.Errorf("counted %d: %v", got.Total, got.ByStatus)
	}
	if ids := ids(got.Failed); !reflect.DeepEqual(ids, []string{"step-first", "step-second", "step-unreadable", "step-untimed"}) {
		t.Errorf("failed: %v", ids)
	}
	if ids := ids(got.Running); !reflect.DeepEqual(ids, []string{"step-run-a", "step-run-b"}) {
		t.Errorf("running: %v", ids)
	}
	if ids := ids(got.Waiting); !reflect.DeepEqual(ids, []string{"step-approve"}) {
		t.Errorf("waiting: %v", ids)
	}
	if ids := ids(got.Cancelled); !reflect.DeepEqual(ids, []string{"step-stopped-a", "step-stopped-b"}) {
		t.Errorf("cancelled: %v", ids)
	}
	if ids := ids(got.Skipped); !reflect.DeepEqual(ids, []string{"step-passed"}) || *got.Skipped[0].Message != "if is false" {
		t.Errorf("skipped: %v", ids)
	}
	if want := time.Date(2026, 9, 9, 19, 0, 0, 0, time.UTC); got.EarliestStart != want {
		t.Errorf("earliest start: %v", got.EarliestStart)
	}
	if want := time.Date(2026, 9, 9, 19, 20, 0, 0, time.UTC); got.LatestEnd != want {
		t.Errorf("latest end: %v", got.LatestEnd)
	}
	if got.Retried != 2 {
		t.Errorf("retried: %d", got.Retried)
	}
}

// sequence yields the steps, then the error if there is one.
func sequence(steps []types.WorkflowStepMetadata, err error) iter.Seq2[types.WorkflowStepMetadata, error] {
	return func(yield func(types.WorkflowStepMetadata, error) bool) {
		for _, step := range steps {
			if !yield(step, nil) {
				return
			}
		}
		if err != nil {
			yield(types.WorkflowStepMetadata{Status: "NOT A STEP"}, err)
		}
	}
}

func TestSummarize_isTheSameForAnyOrderOfSteps(t *testing.T) {
	steps := summarySteps()
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		checkSummary(t, types.Summarize(steps))
		if t.Failed() {
			t.Fatalf("in the order %v", ids(steps))
		}
		random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
	}
}

// Steps with the same start and ID are ordered by their other members.
func TestSummarize_isTheSameForAnyOrderOfStepsThatDifferInOneMember(t *testing.T) {
	steps := []types.WorkflowStepMetadata{
		{},
		{Name: ptr("")},
		{Name: ptr("a")},
		{Action: ptr("a")},
		{Description: ptr("a")},
		{Inputs: ptr("a")},
		{Outputs: ptr("a")},
		{Message: ptr("a")},
		{StartTime: ptr("a")},
		{EndTime: ptr("a")},
		{AttemptNumber: ptr(int32(1))},
		{MaxAttempts: ptr(int32(1))},
		{RollbackStatus: "FAILED"},
	}
	for i := range steps {
		steps[i].Status = "FAILED"
	}
	want := types.Summarize(steps)
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		if got := types.Summarize(steps); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v, want %v", got.Failed, want.Failed)
		}
	}
}

// A malformed time allocates its error. Were it parsed at each comparison, ten
// times the steps would take thirteen times as many.
func TestSummarize_parsesEachTimeOnce(t *testing.T) {
	of := func(steps int) float64 {
		list := make([]types.WorkflowStepMetadata, steps)
		for i := range list {
			list[i] = types.WorkflowStepMetadata{Status: "FAILED", StartTime: ptr("no time"), StepExecutionId: ptr(strconv.Itoa(i * 7919 % steps))}
		}
		return testing.AllocsPerRun(1, func() { types.Summarize(list) }) / float64(steps)
	}
	if few, many := of(100), of(10_000); many > few*1.1 {
		t.Errorf("%.1f allocations for each of 100 steps, %.1f for each of 10,000", few, many)
	}
}

func TestSummarize_leavesTheListAsItIs(t *testing.T) {
	steps := summarySteps()
	types.Summarize(steps)
	if !reflect.DeepEqual(steps, summarySteps()) {
		t.Error("the list was changed")
	}
}

func TestSummarize_listsWhatHasTimedOutAmongWhatHasFailed(t *testing.T) {
	got := types.Summarize([]types.WorkflowStepMetadata{
		{StepExecutionId: ptr("step-failed"), Status: "FAILED", StartTime: ptr("2026-09-09T19:04:00Z")},
		{StepExecutionId: ptr("step-timed-out"), Status: "TIMED_OUT", StartTime: ptr("2026-09-09T19:03:00Z")},
	})
	if ids := ids(got.Failed); !reflect.DeepEqual(ids, []string{"step-timed-out", "step-failed"}) {
		t.Errorf("failed: %v", ids)
	}
}

func TestSummarize_ofNothingIsZero(t *testing.T) {
	if got := types.Summarize(nil); !reflect.DeepEqual(got, types.Summary{}) {
		t.Errorf("got %+v", got)
	}
}

func TestSummary_hasAJSONFormInTheStyleOfTheAPI(t *testing.T) {
	name, start := "ApplyBuildComponents", "2026-09-09T19:12:23.418Z"
	for _, c := range []struct {
		steps []types.WorkflowStepMetadata
		want  string
	}{
		{nil, `{"total":0,"retried":0}`},
		{[]types.WorkflowStepMetadata{{StartTime: ptr("0000-01-01T00:00:00+01:00"), EndTime: ptr("9999-12-31T23:59:59-23:59")}}, `{"total":1,"byStatus":{"":1},"retried":0}`},
		{[]types.WorkflowStepMetadata{{StartTime: ptr("0000-01-01T00:00:01Z"), EndTime: ptr("9999-12-31T23:59:59Z")}}, `{"total":1,"byStatus":{"":1},"earliestStart":"0000-01-01T00:00:01Z","retried":0}`},
		{
			[]types.WorkflowStepMetadata{{Name: &name, Status: types.WorkflowStepExecutionStatusFailed, StartTime: &start}},
			`{"total":1,"byStatus":{"FAILED":1},"failed":[{"name":"ApplyBuildComponents","startTime":"2026-09-09T19:12:23.418Z","status":"FAILED"}],` +
				`"earliestStart":"2026-09-09T19:12:23.418Z","retried":0}`,
		},
	} {
		summary := types.Summarize(c.steps)
		text, err := json.Marshal(summary)
		if err != nil || string(text) != c.want {
			t.Errorf("got %s, %v, want %s", text, err, c.want)
		}
		var back types.Summary
		if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back, summary) {
			t.Errorf("read back as %+v, %v", back, err)
		}
	}
}

func TestSummarizeSeq_sumsUpAnIterator(t *testing.T) {
	got, err := types.SummarizeSeq(sequence(summarySteps(), nil))
	if err != nil {
		t.Fatal(err)
	}
	checkSummary(t, got)
}

func TestSummarizeSeq_endsAtTheFirstErrorWithTheStepsBeforeIt(t *testing.T) {
	throttled := errors.New("throttled")
	got, err := types.SummarizeSeq(sequence(summarySteps(), throttled))
	if !errors.Is(err, throttled) {
		t.Errorf("got error %v", err)
	}
	checkSummary(t, got)
}
