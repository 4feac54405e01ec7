package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func newPrinter(format string, stdout io.Writer) printer {
	switch {
	case format == "json":
		return jsonPrinter{stdout}
	case isTerminal(stdout):
		return &terminalPrinter{plainPrinter: plainPrinter{stdout}}
	default:
		return plainPrinter{stdout}
	}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// plainPrinter prints a line for each change.
type plainPrinter struct{ stdout io.Writer }

func (plainPrinter) refresh(time.Time) error { return nil }
func (plainPrinter) clear()                  {}

func (p plainPrinter) print(e watch.Event) error {
	if !isWorthALine(e) {
		return nil
	}
	_, err := fmt.Fprintf(p.stdout, "%s  %s\n", e.Time.Format(time.DateTime), line(e))
	return err
}

// isWorthALine reports whether a change is more than that a step is planned.
func isWorthALine(e watch.Event) bool {
	return e.Step == nil || e.Step.Status != types.WorkflowStepExecutionStatusPending || e.Previous != ""
}

// line is a change in columns: what it is of, its name, its status, and more.
func line(e watch.Event) string {
	var kind, name, status, more string
	switch {
	case e.Image != nil:
		kind, name, status = "image", cli.Text(cmp.Or(e.Image.Name, e.Image.Arn)), cli.Line(string(e.Image.State.Status))
	case e.Execution != nil:
		kind, name, status = cli.Text(&e.Execution.Type), workflowName(e.Execution), cli.Text(&e.Execution.Status)
		if aws.ToBool(e.Execution.Retried) {
			more = "superseded by a retry of the image"
		}
	case e.Step != nil:
		kind, name, status, more = "step", cli.Text(e.Step.Name), cli.Text(&e.Step.Status), aboutStep(e)
	}
	return strings.TrimSpace(fmt.Sprintf("%-12s  %-28s  %-11s  %s", kind, name, status, more))
}

// workflowName returns the name in an ARN that ends in workflow/build/name/1.0.0/1.
func workflowName(e *types.WorkflowExecutionMetadata) string {
	_, resource, _ := strings.Cut(aws.ToString(e.WorkflowBuildVersionArn), ":workflow/")
	if parts := strings.Split(resource, "/"); len(parts) > 1 {
		return cli.Line(parts[1])
	}
	return cli.Text(e.WorkflowExecutionId)
}

func aboutStep(e watch.Event) string {
	var parts []string
	if attempt := aws.ToInt32(e.Step.AttemptNumber); attempt > 1 {
		parts = append(parts, fmt.Sprintf("attempt %d of %d", attempt, max(attempt, aws.ToInt32(e.Step.MaxAttempts))))
	}
	if took, err := e.Step.Duration(e.Time); err == nil && e.Step.IsFinished() && took > 0 {
		parts = append(parts, "after "+took.Round(time.Second).String())
	}
	if e.Step.IsWaitingForApproval() {
		parts = append(parts, "until someone resumes or stops it")
	}
	if e.Step.RollbackStatus != "" {
		parts = append(parts, "rollback "+cli.Text(&e.Step.RollbackStatus))
	}
	if cause := e.Step.Cause(); cause != "" {
		parts = append(parts, cause)
	}
	return strings.Join(parts, ", ")
}

// jsonPrinter prints a line of JSON for each change.
type jsonPrinter struct{ stdout io.Writer }

func (jsonPrinter) refresh(time.Time) error { return nil }
func (jsonPrinter) clear()                  {}

type jsonEvent struct {
	Time      time.Time                        `json:"time"`
	Image     *types.Image                     `json:"image,omitempty"`
	Execution *types.WorkflowExecutionMetadata `json:"execution,omitempty"`
	Step      *jsonStep                        `json:"step,omitempty"`
	Previous  string                           `json:"previous,omitempty"`
	Last      bool                             `json:"last,omitempty"`
}

type jsonStep struct {
	watch.Step

	Cause string `json:"cause,omitempty"`
}

func (p jsonPrinter) print(e watch.Event) error {
	event := jsonEvent{Time: e.Time, Image: e.Image, Execution: e.Execution, Previous: e.Previous, Last: e.Last}
	// Parameters may be secrets, and so are presigned URLs in outputs.
	if e.Image != nil {
		image := *e.Image
		image.Workflows, event.Image = nil, &image
	}
	if e.Step != nil {
		event.Step = &jsonStep{*e.Step, e.Step.Cause()}
		event.Step.Inputs, event.Step.Outputs = nil, nil
	}
	return json.NewEncoder(p.stdout).Encode(event)
}
