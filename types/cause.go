package types

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// The parts of a cause, in bytes. With what stands between them they come to the
// 1,000 that Cause promises.
const (
	maxReasons     = 400
	maxOutput      = 240
	maxIdentifiers = 1000 - maxReasons - len("; output: ") - maxOutput - len(" ()")
)

// Cause says in one line why a FAILED step failed:
//
//	reasons; output: … end of the output (identifiers)
//
// The reasons are the step's Message, then what its outputs hold: error and cause,
// error message, failed regions and images with their messages, the answer and
// reason of an approval, and a status other than "failed". Of a long output it
// is the end that is kept, where the error is. The identifiers tell where to
// look further: run command, instance, state machine execution, association,
// log; and "rollback failed", where undoing the step failed too.
//
// Outputs that are not a JSON object are the output. Where no reason and no output
// is known it is "no cause given", and the output is what else there is in the
// outputs. For a step of any other status it is empty, CANCELLED included: a
// cancelled step did not fail.
//
// It is at most 1,000 bytes long; an ellipsis stands where something was cut. It
// is safe to print in a terminal: all that is not a printable character or a
// plain space is escaped as in Go, a line break as \n. The signature of a
// presigned log URL is left out.
func (s WorkflowStepMetadata) Cause() string {
	if !s.IsFailed() {
		return ""
	}
	in, out := s.InputData(), s.OutputData()

	line := head(strings.Join(reasons(s, out), "; "), maxReasons)
	output := strings.TrimSpace(cmp.Or(out.Output, out.Text))
	if line == "" && output == "" {
		line, output = "no cause given", strings.Join(unexplained(out), "; ")
	}
	if end := tail(output, maxOutput); !strings.Contains(line, end) {
		line = joined(line, "; ", "output: "+end)
	}
	if where := head(strings.Join(identifiers(s, in, out), ", "), maxIdentifiers); where != "" {
		line += " (" + where + ")"
	}
	return line
}

func reasons(s WorkflowStepMetadata, out StepData) []string {
	var said []string
	length := 0
	add := func(reason string) {
		reason = strings.TrimSpace(reason)
		repeated := func(earlier string) bool { return strings.Contains(earlier, reason) }
		// What is past the limit is not printed. Looking for repetitions there
		// would only take time.
		if reason == "" || length > maxReasons || slices.ContainsFunc(said, repeated) {
			return
		}
		said = append(said, reason)
		length += len(reason)
	}
	add(value(s.Message))
	add(joined(out.Error, ": ", out.Cause))
	add(out.ErrorMessage)
	if len(out.FailedRegions) > 0 {
		add("failed in " + strings.Join(out.FailedRegions, ", "))
	}
	for _, image := range out.Images {
		if image.ErrorMessage != "" || strings.EqualFold(image.Status, "failed") {
			place := joined(image.Region, " ", image.AccountId)
			add(joined(place, ": ", cmp.Or(image.ErrorMessage, image.Status)))
		}
	}
	add(joined(out.Action, ": ", out.Reason))
	switch strings.ToLower(out.Status) {
	case "", "failed", "success":
	default:
		add("status " + out.Status)
	}
	return said
}

func identifiers(s WorkflowStepMetadata, in, out StepData) []string {
	log, query, _ := strings.Cut(out.LogUrl, "?")
	if !strings.Contains(strings.ToLower(query), "signature=") {
		log = out.LogUrl
	}
	var known []string
	for _, id := range []struct{ name, value string }{
		{"run command", out.RunCommandId},
		{"instance", cmp.Or(out.InstanceId, in.InstanceId)},
		{"association", out.AssociationId},
		{"execution", out.ExecutionArn},
		{"state machine", in.StateMachineArn},
		{"log", log},
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

// unexplained gives the members of the outputs that say something and are not
// among the identifiers.
func unexplained(out StepData) []string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(out.Members)) {
		switch key {
		case "status", "runCommandId", "instanceId", "associationId", "executionArn", "logUrl":
			continue
		}
		if said := text(out.Members[key]); said != "" {
			all = append(all, joined(key, ": ", said))
		}
	}
	return all
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
