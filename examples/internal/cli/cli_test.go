package cli_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestRun_opensASampleOfSeveralPagesWithFailuresAndAFixedNow(t *testing.T) {
	pages, steps := 0, []types.WorkflowStepMetadata{}
	var now time.Time
	program := cli.New("sample", "", t.Output())
	code := program.Run(t.Context(), nil, func(source cli.Source) error {
		now = source.Now
		for page, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(source.Client, source.Input).Pages(t.Context()) {
			if err != nil {
				return err
			}
			pages++
			steps = append(steps, page.Steps...)
		}
		return nil
	})
	summary := types.Summarize(steps)
	if code != 0 || pages < 2 || len(summary.Failed) != 2 {
		t.Errorf("code %d, %d pages, %d failed", code, pages, len(summary.Failed))
	}
	if !now.After(summary.LatestEnd) {
		t.Errorf("the sample stands at %v, before its last end %v", now, summary.LatestEnd)
	}
}

func TestRun_usesTheCurrentTimeForAWS(t *testing.T) {
	_, args := clitest.AWS(t)
	before := time.Now()
	code := cli.New("now", "", t.Output()).Run(t.Context(), args, func(source cli.Source) error {
		if source.Now.Before(before) || source.Now.After(time.Now()) {
			t.Errorf("now is %v", source.Now)
		}
		return nil
	})
	if code != 0 {
		t.Errorf("code %d", code)
	}
}

func TestLine_isSafeInATerminal(t *testing.T) {
	for given, want := range map[string]string{
		"plain text":          "plain text",
		"größe 大":             "größe 大",
		"two\nlines\tand":     "two lines and",
		"\x1b[31mred":         "\ufffd[31mred",
		"broken \xff":         "broken \ufffd",
		"turned \u202earound": "turned \ufffdaround",
	} {
		if got := cli.Line(given); got != want {
			t.Errorf("Line(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestText_isADashForAnAbsentMember(t *testing.T) {
	status := types.WorkflowStepExecutionStatus("RUN\x1bNING")
	if got := cli.Text(&status); got != "RUN\ufffdNING" {
		t.Errorf("got %q", got)
	}
	for _, absent := range []*string{nil, aws.String("")} {
		if got := cli.Text(absent); got != "-" {
			t.Errorf("got %q for an absent member", got)
		}
	}
}

func TestTook_isTheDurationIfKnown(t *testing.T) {
	start, end := aws.String("2026-09-09T19:00:00Z"), aws.String("2026-09-09T19:01:02.7Z")
	now := time.Date(2026, 9, 9, 20, 0, 0, 0, time.UTC)
	for want, step := range map[string]types.WorkflowStepMetadata{
		"1m3s":          {Status: types.WorkflowStepExecutionStatusCompleted, StartTime: start, EndTime: end},
		"1h0m0s so far": {Status: types.WorkflowStepExecutionStatusRunning, StartTime: start},
		"-":             {Status: types.WorkflowStepExecutionStatusPending},
		"malformed":     {Status: types.WorkflowStepExecutionStatusCompleted, StartTime: aws.String("yesterday")},
	} {
		if got := cli.Took(step, now); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
