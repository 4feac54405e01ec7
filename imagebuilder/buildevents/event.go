package buildevents

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Event is an event of Amazon EventBridge.
type Event struct {
	// ID identifies the event. An event that arrives again has the same one.
	ID string

	// Source is the service that sent the event, aws.imagebuilder for Image Builder.
	Source string

	// DetailType is the type of the event, such as "EC2 Image Builder Image State
	// Change". It determines the type of Detail.
	DetailType string

	// Account is the account of the build, 12 digits.
	Account string

	// Region is the Region of the build. If the event has none, it is that of the
	// first ARN of Image Builder in Resources that has one.
	Region string

	// Time is when the event was sent, in UTC and to the second. It is the zero
	// time if the event has no time in RFC 3339.
	Time time.Time

	// Resources are the ARNs that the event is about, as they came. Detail has
	// them by kind.
	Resources []string

	// Detail has the members of the event that depend on its type. It is never
	// nil.
	Detail Detail
}

// Detail is the detail of an event: *[ImageStateChange], *[WorkflowStepWaiting],
// *[CVEDetected], *[PipelineDisabled] or *[Unknown]. Later versions may have more
// types.
type Detail interface {
	read(envelope) error
}

const source = "aws.imagebuilder"

// envelope is what all events have in common, in the form of EventBridge.
type envelope struct {
	ID         string          `json:"id"`
	Source     string          `json:"source"`
	DetailType string          `json:"detail-type"`
	Account    string          `json:"account"`
	Region     string          `json:"region"`
	Time       string          `json:"time"`
	Resources  []string        `json:"resources"`
	Detail     json.RawMessage `json:"detail"`
}

// Parse reads an event as EventBridge delivers it: the payload of a Lambda
// function, the body of an SQS message, the message of an SNS notification.
//
// An event of another source or of a type that this package does not know is no
// error: its Detail is [Unknown]. Members that are absent are empty. The error is
// for text that is not an event, and for a detail whose members are not of the
// documented types.
func Parse(text []byte) (Event, error) {
	var e envelope
	if err := json.Unmarshal(text, &e); err != nil {
		return Event{}, fmt.Errorf("read event: not an event of EventBridge: %w", err)
	}
	e.Detail = withoutNull(e.Detail)
	if e.DetailType == "" {
		return Event{}, errors.New("read event: not an event of EventBridge: it has no detail-type; " +
			"of a record of SQS or SNS, pass the body or message")
	}
	detail := e.newDetail()
	if err := detail.read(e); err != nil {
		return Event{}, fmt.Errorf("read event: the detail of %.64q, id %.64q, is not as documented: %w", e.DetailType, e.ID, err)
	}
	event := Event{
		ID: e.ID, Source: e.Source, DetailType: e.DetailType, Account: e.Account, Region: e.Region,
		Resources: e.Resources, Detail: detail,
	}
	if t, err := time.Parse(time.RFC3339, e.Time); err == nil {
		event.Time = t.UTC()
	}
	if event.Region == "" {
		event.Region = regionOf(e.Resources...)
	}
	return event, nil
}

func (e envelope) newDetail() Detail {
	if e.Source == source {
		switch e.DetailType {
		case "EC2 Image Builder Image State Change":
			return new(ImageStateChange)
		case "EC2 Image Builder Workflow Step Waiting":
			return new(WorkflowStepWaiting)
		case "EC2 Image Builder CVE Detected":
			return new(CVEDetected)
		case "EC2 Image Builder Image Pipeline Automatically Disabled":
			return new(PipelineDisabled)
		}
	}
	return new(Unknown)
}

// withoutNull returns nil for a member that is null, as for one that is absent.
func withoutNull(member json.RawMessage) json.RawMessage {
	if string(member) == "null" {
		return nil
	}
	return member
}

// decodeDetail leaves to as it is if there is no detail.
func (e envelope) decodeDetail(to any) error {
	if e.Detail == nil {
		return nil
	}
	return json.Unmarshal(e.Detail, to)
}
