package buildevents

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// ImageStateChange reports that the status of an image changed.
type ImageStateChange struct {
	// ImageBuildVersionArn is the ARN of the image.
	ImageBuildVersionArn string

	// PreviousStatus is the status that the image had before.
	PreviousStatus types.ImageStatus

	// Status is the status that it has now. AWS documents BUILDING, TESTING,
	// DISTRIBUTING, INTEGRATING, AVAILABLE, CANCELLED and FAILED.
	Status types.ImageStatus
}

func (d *ImageStateChange) read(e envelope) error {
	type state struct {
		Status types.ImageStatus `json:"status"`
	}
	var detail struct {
		PreviousState state `json:"previous-state"`
		State         state `json:"state"`
	}
	if err := e.decodeDetail(&detail); err != nil {
		return err
	}
	*d = ImageStateChange{firstOfKind(e.Resources, "image"), detail.PreviousState.Status, detail.State.Status}
	return nil
}

// WorkflowStepWaiting reports that a step began to wait for an approval.
type WorkflowStepWaiting struct {
	// Step is the waiting step. Its StartTime is the time of the event, since the
	// event does not have the step's own; if the event arrives again, it is the
	// same. It has no Action. Other members are nil if the event lacks them.
	Step types.WorkflowStepExecution
}

func (d *WorkflowStepWaiting) read(e envelope) error {
	var detail struct {
		WorkflowExecutionID     string `json:"workflow-execution-id"`
		WorkflowStepExecutionID string `json:"workflow-step-execution-id"`
		WorkflowStepName        string `json:"workflow-step-name"`
	}
	if err := e.decodeDetail(&detail); err != nil {
		return err
	}
	d.Step = types.WorkflowStepExecution{
		ImageBuildVersionArn:    optional(firstOfKind(e.Resources, "image")),
		Name:                    optional(detail.WorkflowStepName),
		StartTime:               optional(e.Time),
		StepExecutionId:         optional(detail.WorkflowStepExecutionID),
		WorkflowBuildVersionArn: optional(firstOfKind(e.Resources, "workflow")),
		WorkflowExecutionId:     optional(detail.WorkflowExecutionID),
	}
	return nil
}

// CVEDetected reports the findings of a vulnerability scan of an image. It is sent
// only if scans are enabled for the account.
type CVEDetected struct {
	// ImageBuildVersionArn is the ARN of the image.
	ImageBuildVersionArn string

	// ImagePipelineArn is the ARN of the pipeline that built the image; empty if
	// none did.
	ImagePipelineArn string

	// ResourceID is what was scanned: the id of the test instance, for an AMI.
	ResourceID string

	// Findings are the numbers of findings.
	Findings FindingCounts
}

// FindingCounts are numbers of findings by severity; 0 where absent.
type FindingCounts struct {
	All, Critical, High, Medium int64
}

func (d *CVEDetected) read(e envelope) error {
	var detail struct {
		ResourceID string `json:"resource-id"`
		Counts     struct {
			All      count `json:"all"`
			Critical count `json:"critical"`
			High     count `json:"high"`
			Medium   count `json:"medium"`
		} `json:"finding-severity-counts"`
	}
	if err := e.decodeDetail(&detail); err != nil {
		return err
	}
	counts := detail.Counts
	*d = CVEDetected{
		ImageBuildVersionArn: firstOfKind(e.Resources, "image"),
		ImagePipelineArn:     firstOfKind(e.Resources, "image-pipeline"),
		ResourceID:           detail.ResourceID,
		Findings:             FindingCounts{int64(counts.All), int64(counts.Critical), int64(counts.High), int64(counts.Medium)},
	}
	return nil
}

// PipelineDisabled reports that Image Builder disabled a pipeline, since its
// scheduled builds failed as often in a row as the pipeline allows.
type PipelineDisabled struct {
	// ImagePipelineArn is the ARN of the pipeline.
	ImagePipelineArn string

	// ConsecutiveFailures is the number of builds that failed in a row; 0 if
	// absent.
	ConsecutiveFailures int64
}

func (d *PipelineDisabled) read(e envelope) error {
	var detail struct {
		ConsecutiveFailures count `json:"consecutive-failures"`
	}
	if err := e.decodeDetail(&detail); err != nil {
		return err
	}
	*d = PipelineDisabled{firstOfKind(e.Resources, "image-pipeline"), int64(detail.ConsecutiveFailures)}
	return nil
}

// Unknown is the detail of an event that this package has no type for, or that
// another service sent.
type Unknown struct {
	// Raw is the detail as it came; nil if it is null or absent.
	Raw json.RawMessage
}

func (d *Unknown) read(e envelope) error {
	d.Raw = e.Detail
	return nil
}

// count reads a number that is documented as a string in one event and as a
// number in another.
type count int64

func (c *count) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	number := strings.Trim(string(text), `"`)
	if n, err := strconv.ParseInt(number, 10, 64); err == nil {
		*c = count(n)
		return nil
	}
	// A program that reads all numbers as floating-point ones writes 5.0.
	if n, err := strconv.ParseFloat(number, 64); err == nil && n == math.Trunc(n) && math.Abs(n) < 1<<53 {
		*c = count(n)
		return nil
	}
	return fmt.Errorf("%.64q is not a whole number", text)
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
