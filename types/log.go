package types

import (
	"log/slog"
	"strings"
)

// maxLogged is the number of bytes of a member that are logged.
const maxLogged = 240

// LogValue returns the step as a group for package slog: stepExecutionId, name,
// action, status, and duration if the step has valid start and end times. Absent
// members are left out. Each value is safe to print on one line of a terminal.
func (s WorkflowStepMetadata) LogValue() slog.Value {
	attrs := logged(nil, "stepExecutionId", value(s.StepExecutionId))
	attrs = logged(attrs, "name", value(s.Name))
	attrs = logged(attrs, "action", value(s.Action))
	attrs = logged(attrs, "status", string(s.Status))
	start, startErr := s.StartedAt()
	end, endErr := s.EndedAt()
	if startErr == nil && endErr == nil && !start.IsZero() && !end.Before(start) {
		attrs = append(attrs, slog.Duration("duration", end.Sub(start)))
	}
	return slog.GroupValue(attrs...)
}

// String returns the attributes of LogValue in one line.
func (s WorkflowStepMetadata) String() string { return line(s.LogValue()) }

// LogValue returns the identifiers, the status and the reasons as a group for
// package slog. Fields that may hold a secret are left out: Parameters, Payload,
// Input, Output, Text and Members, and the query of LogUrl if it is presigned. Each
// value is safe to print on one line of a terminal and is cut after 240 bytes.
func (d StepData) LogValue() slog.Value {
	var attrs []slog.Attr
	for _, member := range []struct{ name, value string }{
		{"instanceId", d.InstanceId},
		{"imageId", d.ImageId},
		{"runCommandId", d.RunCommandId},
		{"documentName", d.DocumentName},
		{"associationId", d.AssociationId},
		{"stateMachineArn", d.StateMachineArn},
		{"executionArn", d.ExecutionArn},
		{"status", d.Status},
		{"action", d.Action},
		{"reason", d.Reason},
		{"error", d.Error},
		{"cause", d.Cause},
		{"errorMessage", d.ErrorMessage},
		{"failureMessage", d.FailureMessage},
		{"failedRegions", strings.Join(d.FailedRegions, ", ")},
		{"logUrl", d.LogUrl},
	} {
		attrs = logged(attrs, member.name, member.value)
	}
	return slog.GroupValue(attrs...)
}

// String returns the attributes of LogValue in one line.
func (d StepData) String() string { return line(d.LogValue()) }

func logged(attrs []slog.Attr, name, value string) []slog.Attr {
	if value = head(brief(value), maxLogged); value == "" {
		return attrs
	}
	return append(attrs, slog.String(name, value))
}

func line(group slog.Value) string {
	var b strings.Builder
	for _, attr := range group.Group() {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(attr.String())
	}
	return b.String()
}
