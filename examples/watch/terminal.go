package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
)

const (
	toLineStart = "\r\x1b[K" // and clear the line
	maxColumns  = 79         // a longer line would wrap, and could not be redrawn
)

// terminalPrinter prints a line for each change too, and below them a line that
// says what runs now and for how long.
type terminalPrinter struct {
	plainPrinter

	running running
}

func (p *terminalPrinter) print(e watch.Event) error {
	p.clear()
	if err := p.plainPrinter.print(e); err != nil {
		return err
	}
	p.running.note(e)
	return p.refresh(e.Time)
}

func (p *terminalPrinter) refresh(now time.Time) error {
	_, err := io.WriteString(p.stdout, toLineStart+cut(p.running.line(now)))
	return err
}

func (p *terminalPrinter) clear() {
	_, _ = io.WriteString(p.stdout, toLineStart) // If it fails, so will the next line.
}

func cut(line string) string {
	if utf8.RuneCountInString(line) <= maxColumns {
		return line
	}
	return string([]rune(line)[:maxColumns-1]) + "…"
}

// running is what runs now.
type running struct {
	image string
	since time.Time
	steps []watch.Step
}

func (r *running) note(e watch.Event) {
	switch {
	case e.Image != nil:
		r.image, r.since = cli.Line(string(e.Image.State.Status)), e.Time
	case e.Execution != nil && e.Execution.Status.IsFinished():
		r.steps = slices.DeleteFunc(r.steps, func(s watch.Step) bool {
			return s.WorkflowExecutionId == aws.ToString(e.Execution.WorkflowExecutionId)
		})
	case e.Step != nil:
		r.steps = slices.DeleteFunc(r.steps, func(s watch.Step) bool {
			return s.WorkflowExecutionId == e.Step.WorkflowExecutionId && aws.ToString(s.Name) == aws.ToString(e.Step.Name)
		})
		if e.Step.IsInProgress() {
			r.steps = append(r.steps, *e.Step)
		}
	}
}

func (r *running) line(now time.Time) string {
	var parts []string
	for _, step := range r.steps {
		parts = append(parts, fmt.Sprintf("%s %s %s", cli.Text(step.Name), cli.Text(&step.Status), cli.Took(step.WorkflowStepMetadata, now)))
	}
	if len(parts) == 0 {
		parts = []string{fmt.Sprintf("image %s, seen for %v", cmp.Or(r.image, "-"), now.Sub(cmp.Or(r.since, now)).Round(time.Second))}
	}
	return strings.Join(parts, "; ")
}
