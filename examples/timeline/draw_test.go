package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func bars(t *testing.T, steps []types.WorkflowStepMetadata, now time.Time, width int, color bool) string {
	t.Helper()
	var out strings.Builder
	if err := drawBars(&out, newTimeline("wf-1", steps, now), width, color); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func svg(t *testing.T, steps []types.WorkflowStepMetadata, now time.Time) string {
	t.Helper()
	var out strings.Builder
	if err := drawSVG(&out, newTimeline("wf-1", steps, now)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func step(name, start, end string, status types.WorkflowStepExecutionStatus) types.WorkflowStepMetadata {
	s := types.WorkflowStepMetadata{Name: &name, Status: status}
	if start != "" {
		s.StartTime = aws.String("2026-09-09T" + start + "Z")
	}
	if end != "" {
		s.EndTime = aws.String("2026-09-09T" + end + "Z")
	}
	return s
}

func TestDrawBars_fitsTheWidth(t *testing.T) {
	steps, now := manySteps(60)
	steps = append(steps, step(strings.Repeat("構成", 40), "10:00:00", "10:00:10", types.WorkflowStepExecutionStatus(strings.Repeat("失", 30))))
	for _, width := range []int{minWidth, 80, 133, 200} {
		for line := range strings.Lines(bars(t, steps, now, width, false)) {
			if n := columns(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d columns in a line for %d:\n%s", n, width, line)
			}
		}
	}
}

func TestDrawBars_alignsWideCharacters(t *testing.T) {
	got := bars(t, []types.WorkflowStepMetadata{
		step("Build", "10:00:00", "10:00:30", types.WorkflowStepExecutionStatusCompleted),
		step("構成の適用", "10:00:00", "10:00:30", types.WorkflowStepExecutionStatusCompleted),
		step("e\u0301tape", "10:00:00", "10:00:30", types.WorkflowStepExecutionStatusCompleted),
	}, began, 60, false)
	column := -1
	for line := range strings.Lines(got) {
		before, _, drawn := strings.Cut(line, "█")
		if !drawn {
			continue
		}
		if n := columns(before); column < 0 {
			column = n
		} else if n != column {
			t.Errorf("a bar begins in column %d, another in %d:\n%s", n, column, got)
		}
	}
}

// A viewer that does not know CSS variables drops the rules that use them.
func TestDrawSVG_hasColorsWithoutItsStyle(t *testing.T) {
	steps, now := manySteps(20)
	picture := svg(t, steps, now)
	_, drawn, _ := strings.Cut(picture, "</style>")
	_, drawn, _ = strings.Cut(drawn, `<rect class="paper"`)
	for element := range strings.SplitSeq(drawn, "\n") {
		for _, painted := range []string{"<text ", "<rect ", "<line "} {
			if strings.HasPrefix(element, painted) && !strings.Contains(element, ` fill="#`) && !strings.Contains(element, ` stroke="#`) {
				t.Errorf("no color in %s", element)
			}
		}
	}
	style, _, _ := strings.Cut(picture, "@media")
	for k, fill := range fills {
		if !strings.Contains(style, "--"+string(k)+": "+fill) {
			t.Errorf("%s has another color in the style than %s", k, fill)
		}
	}
}

func TestDrawBars_colorsOnlyIfEnabled(t *testing.T) {
	steps := []types.WorkflowStepMetadata{step("A", "10:00:00", "10:00:10", types.WorkflowStepExecutionStatusFailed)}
	plain, colored := bars(t, steps, began, 60, false), bars(t, steps, began, 60, true)
	if strings.Contains(plain, "\x1b") || !strings.Contains(plain, "FAILED") {
		t.Errorf("without color:\n%s", plain)
	}
	if !strings.Contains(colored, "\x1b[31m▓") {
		t.Errorf("in color: %q", colored)
	}
	if stripped := strings.NewReplacer("\x1b[31m", "", "\x1b[0m", "").Replace(colored); stripped != plain {
		t.Errorf("color changes the drawing: %q", stripped)
	}
}

func TestDrawBars_goesByTheStartTimes(t *testing.T) {
	got := bars(t, []types.WorkflowStepMetadata{
		step("Pending", "", "", types.WorkflowStepExecutionStatusPending),
		step("Second", "10:00:30", "10:01:00", types.WorkflowStepExecutionStatusCompleted),
		{Name: aws.String("Broken"), StartTime: aws.String("noon")},
		step("First", "10:00:00", "10:00:30", types.WorkflowStepExecutionStatusCompleted),
	}, began, 60, false)
	want := `wf-1: from 2026-09-09 10:00:00 UTC, 1m0s

First   COMPLETED       30s ████████████████
Second  COMPLETED       30s                 ████████████████
Pending PENDING           -
Broken  -         malformed
                            |10:00:00       |10:00:30
`
	if got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestDraw_managesWithoutAnyTimes(t *testing.T) {
	for _, steps := range [][]types.WorkflowStepMetadata{nil, {step("A", "", "", types.WorkflowStepExecutionStatusPending)}} {
		if got := bars(t, steps, began, 80, false); !strings.HasPrefix(got, "wf-1: no step has started\n") || strings.Contains(got, "|") {
			t.Errorf("bars:\n%s", got)
		}
		if got := svg(t, steps, began); !strings.Contains(got, "no step has started") || strings.Contains(got, "<line") {
			t.Errorf("picture:\n%s", got)
		}
	}
}

func TestDrawSVG_isWellFormedAndHasAllAsText(t *testing.T) {
	for _, n := range []int{0, 1, 3, 60} {
		steps, now := manySteps(n)
		hostile := "</svg><script>\x00\x1b&\"'\xff"
		steps = append(steps, types.WorkflowStepMetadata{Name: &hostile, Action: &hostile, Status: types.WorkflowStepExecutionStatus(hostile), StartTime: &hostile})
		picture := svg(t, steps, now)

		texts := map[string][]string{}
		decoder := xml.NewDecoder(strings.NewReader(picture))
		var element string
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%d steps: %v", n, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				element = token.Name.Local
			case xml.CharData:
				texts[element] = append(texts[element], string(token))
			}
		}
		if len(texts["script"]) > 0 {
			t.Errorf("%d steps: a name became an element", n)
		}
		all := strings.Join(texts["text"], "\n")
		for _, s := range steps[:n] {
			if !strings.Contains(all, clip(*s.Name, maxName)) || !strings.Contains(all, clip(string(s.Status), maxStatus)) {
				t.Errorf("%d steps: no text tells of %s %s", n, *s.Name, s.Status)
			}
		}
		if texts["title"][0] != "Steps of workflow execution wf-1" || !strings.Contains(texts["desc"][0], fmt.Sprintf("%d steps:", n+1)) {
			t.Errorf("%d steps: title %q, description %q", n, texts["title"][0], texts["desc"][0])
		}
	}
}

func TestDrawSVG_namesTheFailedSteps(t *testing.T) {
	picture := svg(t, []types.WorkflowStepMetadata{
		step("Later", "10:00:30", "10:01:00", types.WorkflowStepExecutionStatusFailed),
		step("Earlier", "10:00:00", "10:00:30", types.WorkflowStepExecutionStatusFailed),
	}, began)
	if want := "<desc id=\"desc\">2 steps: 2 FAILED. Failed: Earlier, Later.</desc>"; !strings.Contains(picture, want) {
		t.Errorf("no %s in:\n%s", want, picture)
	}
}

func TestTicks_areRoundAndFew(t *testing.T) {
	for _, c := range []struct {
		took  time.Duration
		limit int
		first string
		count int
	}{
		{10 * time.Second, 6, "19:12:24", 5},
		{28 * time.Minute, 6, "19:15", 6},
		{28 * time.Minute, 3, "19:20", 3},
		{3 * time.Hour, 6, "20:00", 3},
		{50 * time.Hour, 6, "Sep 10 00:00", 4},
		{40 * 24 * time.Hour, 6, "Sep 14 00:00", 5},
		{90 * 24 * time.Hour, 6, "Sep 14 00:00", 6},
	} {
		moments, layout := timeline{start: began, end: began.Add(c.took)}.ticks(c.limit)
		if len(moments) != c.count || moments[0].Format(layout) != c.first {
			t.Errorf("%v in %d ticks: %d from %s", c.took, c.limit, len(moments), moments[0].Format(layout))
		}
	}
}

func TestDraw_survivesAbsurdTimes(t *testing.T) {
	steps := []types.WorkflowStepMetadata{
		{StartTime: aws.String("0001-01-02T00:00:00Z"), EndTime: aws.String("0001-01-02T00:00:00Z"), Status: types.WorkflowStepExecutionStatusCompleted},
		{StartTime: aws.String("9999-12-31T23:59:59Z"), EndTime: aws.String("0001-01-02T00:00:00Z"), Status: types.WorkflowStepExecutionStatusCompleted},
		{StartTime: aws.String("2026-09-09T00:00:00Z"), Status: types.WorkflowStepExecutionStatusRunning},
	}
	if got := bars(t, steps, began, 80, false); strings.Count(got, "\n") > 8 {
		t.Errorf("bars:\n%s", got)
	}
	svg(t, steps, began)
}
