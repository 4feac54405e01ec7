package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// FuzzTimeline checks that any steps make a picture that is well-formed XML, and bars
// that fit the width.
func FuzzTimeline(f *testing.F) {
	f.Add("Build", "2026-09-09T10:00:00Z", "2026-09-09T10:00:30Z", "COMPLETED", int64(1788948000))
	f.Add("<a href=\"x\">&amp;]]>", "2026-09-09T10:00:00Z", "", "RUNNING", int64(1788948000))
	f.Add("\x00\x1b[31m\u202e\xff構成", "yesterday", "0001-01-01T00:00:00Z", "\ufffe", int64(-1<<40))
	f.Add("", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "FAILED", int64(0))
	f.Fuzz(func(t *testing.T, name, start, end, status string, now int64) {
		steps := []types.WorkflowStepMetadata{
			{Name: &name, StartTime: &start, EndTime: &end, Status: types.WorkflowStepExecutionStatus(status)},
			{Name: &end, StartTime: &start, Status: types.WorkflowStepExecutionStatusRunning},
			{Message: &name, Status: types.WorkflowStepExecutionStatusFailed},
		}
		at := time.Unix(now%(1<<37), 0).UTC()
		decoder := xml.NewDecoder(strings.NewReader(svg(t, steps, at)))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("the picture is not XML: %v", err)
			}
		}
		for line := range strings.Lines(bars(t, steps, at, minWidth, false)) {
			if n := columns(strings.TrimSuffix(line, "\n")); n > minWidth {
				t.Errorf("%d columns in a line for %d: %q", n, minWidth, line)
			}
		}
	})
}
