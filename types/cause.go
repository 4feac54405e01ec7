package types

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/internal/presigned"
)

// The parts of a cause, in bytes. Room that one part does not use is left to the
// next.
const (
	maxCause       = 1000
	maxIdentifiers = 347
	maxReasons     = maxCause - maxIdentifiers - len(" ()") - len("; output: ") - maxShort
	maxOutput      = 480
	maxUnknown     = 160
)

// Cause returns one line that explains why a FAILED or TIMED_OUT step failed:
//
//	reasons; output: lines of the output (identifiers)
//
// The reasons are the step's Message, then those in its outputs: error and cause,
// error message, the failure message of AWSTOE, failed Regions and images with
// their status and messages, the decision and reason of an approval, and a status
// other than "failed" or "success". Outputs that are not a JSON object count as a
// reason too. Members that this package does not know follow, unless they are empty,
// zero or false.
//
// A short output is included whole. From a long one Cause selects the lines that
// describe the error, or the end if no line does. It drops terminal sequences,
// overwritten text and the XML that PowerShell writes around its errors, and
// shortens long encoded data. The selection depends on the words of each line;
// the whole output is in [StepData]. If Systems Manager kept only the beginning of the
// output, Cause notes that.
//
// The identifiers are those of the run command, instance, association, state machine
// execution, state machine and log, followed by "rollback failed" if the rollback of the
// step failed too.
//
// If neither a reason nor an output is known, Cause returns "no cause given"
// followed by the remaining outputs. For a step of any other status it returns an
// empty string. A CANCELLED step did not fail.
//
// The line is at most 1,000 bytes long, with an ellipsis wherever text was cut. It
// is safe to print in a terminal: everything but printable characters and plain
// spaces is escaped as in Go, a line break as \n. The query of a presigned URL is
// left out. For HTML, Markdown or a chat, escape it as they require.
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

	line := reasonLine(s, out, room, output != "")
	if line == "" && output == "" {
		line, output = "no cause given", strings.Join(remaining(out), "; ")
	}
	if said := excerpt(output, min(maxOutput, room-len(line)-len("; output: ")), line); !strings.Contains(line, said) {
		line = joined(line, "; ", "output: "+said)
	}
	return line + note + where
}

// explanation returns the outputs of the step, or their content if they are a JSON
// string or a list.
func (s WorkflowStepMetadata) explanation() StepData {
	out := s.OutputData()
	if document := strings.TrimSpace(out.Text); json.Valid([]byte(document)) {
		inner := text(json.RawMessage(document))
		return newStepData(&inner)
	}
	return out
}

// printed returns an output as a terminal shows it, without the queries of presigned
// URLs. Those are removed before anything is cut, since the rest of a URL would no longer
// look like one.
func printed(output string) string {
	return strings.TrimSpace(presigned.Hide(plain(withoutCLIXML(output))))
}

// reasonLine returns the reasons and the unknown members in one line, and leaves room for
// an output if there is one.
func reasonLine(s WorkflowStepMetadata, out StepData, room int, hasOutput bool) string {
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
		// Reasons past the limit are not printed, so looking for repetitions there
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

// mostOfReason limits a reason to its first bytes.
const mostOfReason = 64 << 10

// brief shortens a reason. A long one of several lines becomes its first line and an
// excerpt of the others.
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

// failure describes where and how the image failed. It is empty if the image did not
// fail.
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
		{"log", presigned.Hide(out.LogUrl)},
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

// joined puts the separator between a and b if neither is empty.
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
