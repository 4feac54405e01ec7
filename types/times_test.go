package types_test

import (
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestStartedAtAndEndedAt_readAnyRFC3339Time(t *testing.T) {
	base := time.Date(2026, 9, 9, 19, 12, 23, 0, time.UTC)
	for _, c := range []struct {
		text string
		want time.Time
	}{
		{"2026-09-09T19:12:23Z", base},
		{"2026-09-09T19:12:23.4Z", base.Add(400 * time.Millisecond)},
		{"2026-09-09T19:12:23.418Z", base.Add(418 * time.Millisecond)},
		{"2026-09-09T19:12:23.123456789Z", base.Add(123456789)},
		{"2026-09-09T19:12:23.123456789987654321Z", base.Add(123456789)},
		{"2026-09-09T21:12:23+02:00", base},
		{"2026-09-09T13:42:23.5-05:30", base.Add(500 * time.Millisecond)},
		{"2026-09-09T19:12:23-00:00", base},
		{"2026-09-09t19:12:23z", base},
	} {
		step := types.WorkflowStepMetadata{StartTime: &c.text, EndTime: &c.text}
		for name, get := range map[string]func() (time.Time, error){"StartedAt": step.StartedAt, "EndedAt": step.EndedAt} {
			got, err := get()
			if err != nil || got != c.want {
				t.Errorf("%s of %q: got %v, %v, want %v", name, c.text, got, err, c.want)
			}
		}
	}
}

func TestStartedAtAndEndedAt_tellAbsentFromMalformed(t *testing.T) {
	var absent types.WorkflowStepMetadata
	if got, err := absent.StartedAt(); err != nil || !got.IsZero() {
		t.Errorf("absent start: got %v, %v", got, err)
	}
	if got, err := absent.EndedAt(); err != nil || !got.IsZero() {
		t.Errorf("absent end: got %v, %v", got, err)
	}

	for _, text := range []string{
		"", "yesterday", "1789067543", "2026-09-09", "2026-09-09T19:12:23", "2026-09-09 19:12:23Z",
		"2026-02-30T19:12:23Z", "2026-09-09T19:12:60Z", "2026-09-09T19:12:23.418Z\n",
	} {
		step := types.WorkflowStepMetadata{StartTime: &text, EndTime: &text}
		if got, err := step.StartedAt(); err == nil || !got.IsZero() || !strings.Contains(err.Error(), "startTime") {
			t.Errorf("start %q: got %v, %v", text, got, err)
		}
		if got, err := step.EndedAt(); err == nil || !got.IsZero() || !strings.Contains(err.Error(), "endTime") {
			t.Errorf("end %q: got %v, %v", text, got, err)
		}
		if _, err := step.Duration(time.Now()); err == nil {
			t.Errorf("duration of %q: no error", text)
		}
	}
}

func TestStarted_errorIsOneShortLineWithTheValue(t *testing.T) {
	step := types.WorkflowStepMetadata{StartTime: ptr("19:12\n\x1b[31m" + strings.Repeat("9", 1<<20))}
	_, err := step.StartedAt()
	if err == nil {
		t.Fatal("no error")
	}
	message := err.Error()
	if len(message) > 200 || strings.ContainsAny(message, "\n\x1b") || !strings.Contains(message, `19:12\n\x1b[31m999`) {
		t.Errorf("got %.300q", message)
	}
}

func TestDuration(t *testing.T) {
	const (
		start = "2026-09-09T19:00:00Z"
		end   = "2026-09-09T19:02:27.404Z"
	)
	now := time.Date(2026, 9, 9, 19, 10, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		step types.WorkflowStepMetadata
		want time.Duration
	}{
		{"of a finished step is end less start", types.WorkflowStepMetadata{Status: "COMPLETED", StartTime: ptr(start), EndTime: ptr(end)}, 2*time.Minute + 27404*time.Millisecond},
		{"of a running step goes up to now", types.WorkflowStepMetadata{Status: "RUNNING", StartTime: ptr(start)}, 10 * time.Minute},
		{"of a waiting step goes up to now", types.WorkflowStepMetadata{Status: "WAITING", StartTime: ptr(start)}, 10 * time.Minute},
		{"of a step of unknown status without an end goes up to now", types.WorkflowStepMetadata{Status: "NEW", StartTime: ptr(start)}, 10 * time.Minute},
		{"of a pending step is 0", types.WorkflowStepMetadata{Status: "PENDING"}, 0},
		{"of a skipped step is 0", types.WorkflowStepMetadata{Status: "SKIPPED", StartTime: ptr(start), EndTime: ptr(start)}, 0},
		{"of a finished step without an end is 0", types.WorkflowStepMetadata{Status: "CANCELLED", StartTime: ptr(start)}, 0},
		{"of a step without a start is 0", types.WorkflowStepMetadata{Status: "COMPLETED", EndTime: ptr(end)}, 0},
		{"is 0 when the end is before the start", types.WorkflowStepMetadata{Status: "COMPLETED", StartTime: ptr(end), EndTime: ptr(start)}, 0},
		{"is 0 when now is before the start", types.WorkflowStepMetadata{Status: "RUNNING", StartTime: ptr("2026-09-09T19:10:01Z")}, 0},
		{"minds offsets", types.WorkflowStepMetadata{Status: "COMPLETED", StartTime: ptr(start), EndTime: ptr("2026-09-09T21:00:01+02:00")}, time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := c.step.Duration(now); err != nil || got != c.want {
				t.Errorf("got %v, %v, want %v", got, err, c.want)
			}
		})
	}
}
