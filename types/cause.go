package types

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// The parts of a cause, in bytes. What one of them leaves is for the next.
const (
	maxCause       = 1000
	maxIdentifiers = 347
	maxReasons     = maxCause - maxIdentifiers - len(" ()") - len("; output: ") - maxShort
	maxOutput      = 480
	maxUnknown     = 160
)

// Cause says in one line why a FAILED step failed:
//
//	reasons; output: what it says of the error (identifiers)
//
// The reasons are the step's Message, then what its outputs hold: error and cause,
// error message, the failure message of AWSTOE, failed regions and images with
// their status and messages, the decision and reason of an approval, and a status
// other than "failed". Outputs that are not a JSON object are a reason too. Members
// that this package does not know and that say something follow.
//
// A short output is there whole. Of a long one Cause chooses the lines that say
// what went wrong, and the end where no line does. Terminal sequences, text that is
// overwritten and the XML that PowerShell writes around its errors are taken out,
// and long encoded data is shortened. It is a choice by the words of a line: the
// whole output is in [StepData]. Where Systems Manager kept only the beginning of
// an output, Cause says so.
//
// The identifiers say where to look further: run command, instance, state machine
// execution, association, log; and "rollback failed", where undoing the step failed
// too.
//
// If neither a reason nor an output is known, Cause returns "no cause given",
// followed by the remaining outputs. For a step of any other status it is empty,
// CANCELLED included: a cancelled step did not fail.
//
// It is at most 1,000 bytes long; an ellipsis stands where something was cut. It
// is safe to print in a terminal: all that is not a printable character or a
// plain space is escaped as in Go, a line break as \n. The query of a presigned
// URL is left out.
func (s WorkflowStepMetadata) Cause() string {
	if !s.IsFailed() {
		return ""
	}
	in, out := s.InputData(), s.explanation()

	where := head(strings.Join(identifiers(s, in, out), ", "), maxIdentifiers)
	if where != "" {
		where = " (" + where + ")"
	}
	var note string
	if isCut(out.Output) {
		note = "; the output was cut"
		if out.RunCommandId != "" {
			note += ", the run command has the rest"
		}
	}
	room := maxCause - len(where) - len(note)
	output := printed(out.Output)

	line := told(s, out, room, output != "")
	if line == "" && output == "" {
		line, output = "no cause given", strings.Join(remaining(out), "; ")
	}
	if said := excerpt(output, min(maxOutput, room-len(line)-len("; output: ")), line); !strings.Contains(line, said) {
		line = joined(line, "; ", "output: "+said)
	}
	return line + note + where
}

// explanation is the outputs of the step. Where they are a JSON string or a list,
// it is what stands in them.
func (s WorkflowStepMetadata) explanation() StepData {
	out := s.OutputData()
	if document := strings.TrimSpace(out.Text); json.Valid([]byte(document)) {
		inner := text(json.RawMessage(document))
		return newStepData(&inner)
	}
	return out
}

// printed is an output as a terminal shows it.
func printed(output string) string {
	return strings.TrimSpace(plain(withoutCLIXML(output)))
}

// told is the reasons and the unknown members in one line, with room left for an
// output where there is one.
func told(s WorkflowStepMetadata, out StepData, room int, hasOutput bool) string {
	if hasOutput {
		room = max(maxReasons, room-len("; output: ")-maxOutput)
	}
	known := strings.Join(reasons(s, out), "; ")
	unknown := head(strings.Join(unknown(out, known), "; "), maxUnknown)
	if unknown == "" {
		return head(known, room)
	}
	return joined(head(known, room-len("; ")-len(unknown)), "; ", unknown)
}

func reasons(s WorkflowStepMetadata, out StepData) []string {
	var said []string
	length := 0
	add := func(reason string) {
		repeated := func(earlier string) bool { return strings.Contains(earlier, reason) }
		// What is past the limit is not printed. Looking for repetitions there
		// would only take time.
		if reason == "" || length > maxCause {
			return
		}
		if reason = brief(reason); reason == "" || slices.ContainsFunc(said, repeated) {
			return
		}
		said = append(said, reason)
		length += len(reason)
	}
	add(value(s.Message))
	add(out.Text)
	add(joined(out.Error, ": ", out.Cause))
	add(out.ErrorMessage)
	add(out.FailureMessage)
	if len(out.FailedRegions) > 0 {
		add("failed in " + strings.Join(out.FailedRegions, ", "))
	}
	for _, image := range out.Images {
		add(image.failure())
	}
	add(joined(out.Action, ": ", out.Reason))
	switch strings.ToLower(out.Status) {
	case "", "failed", "success":
	default:
		add("status " + out.Status)
	}
	return said
}

// mostOfReason is how much of a reason is looked at: its beginning counts.
const mostOfReason = 64 << 10

// brief is a reason without what takes room and says nothing. Of a long one of
// several lines it is the first, and what the others say of an error.
func brief(reason string) string {
	if len(reason) > mostOfReason {
		reason = strings.ToValidUTF8(reason[:mostOfReason], "")
	}
	reason = tidy(printed(reason))
	first, others, _ := strings.Cut(reason, "\n")
	if len(printable(reason)) <= maxReasons || others == "" || len(first) > maxReasons/2 {
		return reason
	}
	return first + "\n" + excerpt(others, maxReasons-len(first)-1, first)
}

// failure says where and how the image failed. It is empty for one that did not.
func (d DistributedImage) failure() string {
	var status string
	switch strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(d.Status)) {
	case "failed", "failure", "error":
		if d.ErrorMessage == "" || d.Step != "" {
			status = d.Status
		}
	case "timedout", "timeout", "cancelled", "canceled", "aborted":
		status = d.Status
	}
	if status == "" && d.ErrorMessage == "" {
		return ""
	}
	if status != "" {
		status = joined(status, " at ", d.Step)
	}
	return joined(joined(d.Region, " ", d.AccountId), ": ", joined(status, ": ", d.ErrorMessage))
}

func identifiers(s WorkflowStepMetadata, in, out StepData) []string {
	var known []string
	for _, id := range []struct{ name, value string }{
		{"run command", out.RunCommandId},
		{"instance", cmp.Or(out.InstanceId, in.InstanceId)},
		{"association", out.AssociationId},
		{"execution", out.ExecutionArn},
		{"state machine", in.StateMachineArn},
		{"log", withoutSecret(out.LogUrl)},
	} {
		if id.value != "" {
			known = append(known, id.name+" "+id.value)
		}
	}
	if s.RollbackStatus == WorkflowStepExecutionRollbackStatusFailed {
		known = append(known, "rollback failed")
	}
	return known
}

// joined puts the separator between a and b where there are both.
func joined(a, separator, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

func value(member *string) string {
	if member == nil {
		return ""
	}
	return *member
}
