package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func printText(w io.Writer, e watch.Event) error {
	if e.Step != nil && e.Step.Status == types.WorkflowStepExecutionStatusPending && e.Previous == "" {
		return nil // It is only planned.
	}
	_, err := fmt.Fprintf(w, "%s  %s\n", e.Time.Format(time.DateTime), line(e))
	return err
}

// line returns the change of an image, a workflow execution or a step in columns.
func line(e watch.Event) string {
	var kind, name, status, more string
	switch {
	case e.Image != nil:
		kind, name, status = "image", aws.ToString(cmp.Or(e.Image.Name, e.Image.Arn)), string(e.Image.State.Status)
	case e.Execution != nil:
		kind, name, status = string(e.Execution.Type), workflow(e.Execution), string(e.Execution.Status)
		if aws.ToBool(e.Execution.Retried) {
			more = "superseded by a retry of the image"
		}
	case e.Step != nil:
		kind, name, status, more = "step", aws.ToString(e.Step.Name), string(e.Step.Status), details(e)
	}
	return strings.TrimSpace(fmt.Sprintf("%-12s  %-28s  %-11s  %s", text(kind), text(name), text(status), more))
}

// workflow returns the name in an ARN that ends in workflow/build/name/1.0.0/1, or the
// id of the execution.
func workflow(e *types.WorkflowExecutionMetadata) string {
	_, resource, _ := strings.Cut(aws.ToString(e.WorkflowBuildVersionArn), ":workflow/")
	if parts := strings.Split(resource, "/"); len(parts) > 1 {
		return parts[1]
	}
	return aws.ToString(e.WorkflowExecutionId)
}

func details(e watch.Event) string {
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
		parts = append(parts, "rollback "+text(string(e.Step.RollbackStatus)))
	}
	if cause := e.Step.Cause(); cause != "" {
		parts = append(parts, cause)
	}
	return strings.Join(parts, ", ")
}

// text makes s safe to print on one line of a terminal, and an empty one visible.
func text(s string) string {
	if s == "" {
		return "-"
	}
	quoted := strconv.Quote(s)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(quoted[1 : len(quoted)-1])
}

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

// printJSON leaves out parameters, inputs and outputs, which may hold secrets.
func printJSON(w io.Writer, e watch.Event) error {
	event := jsonEvent{Time: e.Time, Execution: e.Execution, Previous: e.Previous, Last: e.Last}
	if e.Image != nil {
		image := *e.Image
		image.Workflows, event.Image = nil, &image
	}
	if e.Step != nil {
		event.Step = &jsonStep{*e.Step, e.Step.Cause()}
		event.Step.Inputs, event.Step.Outputs = nil, nil
	}
	document, err := json.Marshal(event)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", escape(document))
	return err
}

// escape makes a JSON document safe to print on a terminal: encoding/json leaves some
// control characters as they are.
func escape(document []byte) (escaped []byte) {
	for _, r := range string(document) {
		if strconv.IsPrint(r) {
			escaped = append(escaped, string(r)...)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			escaped = fmt.Appendf(escaped, `\u%04x`, unit)
		}
	}
	return escaped
}
