package buildevents

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// WaitForAction is what a WaitForAction step sends to a Lambda function or an SNS
// topic when it begins to wait. The package comment lists what AWS documents of it.
type WaitForAction struct {
	// Region is the Region of the build, from the ARN of the image or else of the
	// workflow.
	Region string

	// Step is the waiting step. Its StepExecutionId is always there; other members
	// are nil if the payload lacks them. It has no StartTime and no Action, which
	// no payload is known to have.
	Step types.WorkflowStepExecution

	// Version is the version of the payload, "1.0" where it was measured; empty
	// if absent.
	Version string

	// CustomPayload is the member customPayload, which the message of SNS has if
	// the workflow document sets a payload; nil if null or absent. The payload of
	// Lambda may have it under another name: see Members.
	CustomPayload json.RawMessage

	// Members are all members as they came.
	Members map[string]json.RawMessage
}

// ParseWaitForAction reads the payload of a Lambda function that a WaitForAction
// step invoked, or the message of the SNS notification that it published. Of a
// record of SNS, pass the Message.
//
// ARNs and ids are found under the names of the payload of Lambda. If one is not
// there, the only other member whose value is of that kind is taken for it. The
// error is for text that is not a JSON object, and for one without the id of a
// step.
func ParseWaitForAction(text []byte) (WaitForAction, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return WaitForAction{}, fmt.Errorf("read payload of WaitForAction: %w", err)
	}
	said := payload(members)
	step := types.WorkflowStepExecution{
		ImageBuildVersionArn:    optional(said.find("imageArn", isImageARN)),
		Name:                    optional(said.text("workflowStepName")),
		StepExecutionId:         optional(said.find("workflowStepExecutionId", stepID.MatchString)),
		WorkflowBuildVersionArn: optional(said.find("workflowArn", isWorkflowARN)),
		WorkflowExecutionId:     optional(said.find("workflowExecutionId", executionID.MatchString)),
	}
	if step.StepExecutionId == nil {
		return WaitForAction{}, errors.New("read payload of WaitForAction: it has no id of a step, such as workflowStepExecutionId; " +
			"of a record of SNS, pass the Message")
	}
	wait := WaitForAction{Step: step, Version: said.text("version"), CustomPayload: withoutNull(members["customPayload"]), Members: members}
	for _, arn := range []*string{step.ImageBuildVersionArn, step.WorkflowBuildVersionArn} {
		if wait.Region == "" && arn != nil {
			wait.Region = regionOf(*arn)
		}
	}
	return wait, nil
}

// AWS's own samples have ids whose last part is not hexadecimal.
var (
	stepID      = regexp.MustCompile(`^step-\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$`)
	executionID = regexp.MustCompile(`^wf-\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$`)
)

func isImageARN(s string) bool    { return isOfKind(s, "image") }
func isWorkflowARN(s string) bool { return isOfKind(s, "workflow") }

type payload map[string]json.RawMessage

// text returns a member that is a string.
func (p payload) text(name string) string {
	var s string
	if json.Unmarshal(p[name], &s) != nil {
		return ""
	}
	return s
}

// find returns the member of a name or else the only value of its kind. Where
// several differ, a guess could act on another build.
func (p payload) find(name string, isKind func(string) bool) string {
	if s := p.text(name); s != "" {
		return s
	}
	var found []string
	for other := range p {
		if s := p.text(other); other != "customPayload" && isKind(s) {
			found = append(found, s)
		}
	}
	slices.Sort(found)
	if found = slices.Compact(found); len(found) != 1 {
		return ""
	}
	return found[0]
}
