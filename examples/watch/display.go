package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
)

// display prints changes to stdout and trouble to stderr. On a terminal, a last line
// shows what runs now.
type display struct {
	stdout, stderr io.Writer
	print          func(io.Writer, watch.Event) error
	hasLastLine    bool

	mu      sync.Mutex // guards what follows, and printing
	image   string
	since   time.Time
	running []watch.Step
}

func newDisplay(stdout, stderr io.Writer, output string) *display {
	if output == "json" {
		return &display{stdout: stdout, stderr: stderr, print: printJSON}
	}
	return &display{stdout: stdout, stderr: stderr, print: printText, hasLastLine: isTerminal(stdout)}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// start draws the last line every second, until stop is called.
func (d *display) start() (stop func()) {
	var drawing sync.WaitGroup
	done := make(chan struct{})
	if d.hasLastLine {
		drawing.Go(func() {
			second := time.NewTicker(time.Second)
			defer second.Stop()
			for {
				select {
				case now := <-second.C:
					d.draw(now)
				case <-done:
					d.erase()
					return
				}
			}
		})
	}
	return func() {
		close(done)
		drawing.Wait()
	}
}

func (d *display) show(e watch.Event) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.erase()
	if e.Trouble != nil {
		_, err := fmt.Fprintf(d.stderr, "watch: trouble: %s\n", text(e.Trouble.Error()))
		return err
	}
	d.note(e)
	return d.print(d.stdout, e)
}

// note keeps what runs now.
func (d *display) note(e watch.Event) {
	switch {
	case e.Image != nil:
		d.image, d.since = string(e.Image.State.Status), e.Time
	case e.Execution != nil && e.Execution.Status.IsFinished():
		d.running = slices.DeleteFunc(d.running, func(s watch.Step) bool {
			return s.WorkflowExecutionId == aws.ToString(e.Execution.WorkflowExecutionId)
		})
	case e.Step != nil:
		d.running = slices.DeleteFunc(d.running, func(s watch.Step) bool {
			return s.WorkflowExecutionId == e.Step.WorkflowExecutionId && aws.ToString(s.Name) == aws.ToString(e.Step.Name)
		})
		if e.Step.IsInProgress() {
			d.running = append(d.running, *e.Step)
		}
	}
}

func (d *display) draw(now time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var parts []string
	for _, step := range d.running {
		took, _ := step.Duration(now) // 0 if its start is malformed.
		parts = append(parts, fmt.Sprintf("%s %s for %v", text(aws.ToString(step.Name)), text(string(step.Status)), took.Round(time.Second)))
	}
	if len(parts) == 0 && d.image != "" {
		parts = []string{fmt.Sprintf("image %s for %v", text(d.image), now.Sub(d.since).Round(time.Second))}
	}
	line := []rune(strings.Join(parts, "; "))
	if len(line) > 79 { // It would wrap, and erase knows one line.
		line = append(line[:78], '…')
	}
	d.erase()
	fmt.Fprint(d.stdout, string(line))
}

// erase removes the last line.
func (d *display) erase() {
	if d.hasLastLine {
		fmt.Fprint(d.stdout, "\r\x1b[K")
	}
}
