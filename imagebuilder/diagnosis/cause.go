package diagnosis

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	maxCause = 1000
	// maxDetail is for what the failure context says, so that there is room for
	// what the failed step says.
	maxDetail = 600
	maxName   = 130
	ellipsis  = "…"
)

// Cause returns one line that says why the build failed, or why it is about to fail if
// an execution of a build that is not over has failed. The line names the failed step
// and its stage if they are known, followed by the first of these that is known:
//
//  1. the failure context of the image, followed by what the failed step says if it is
//     about a component;
//  2. what the FailedStep of the execution that failed the build says;
//  3. the reason of the image, which is in its State and in Message of the report;
//  4. the message of the execution that failed the build.
//
// If none of them is known, "no cause given" follows instead. Cause returns "" if
// nothing failed, if every failure was passed over or superseded, and for a build that
// was cancelled; [Report.Status] distinguishes these.
//
// It is at most 1,000 bytes long and safe to print in a terminal, as
// [types.WorkflowStepMetadata.Cause] is. It repeats what the build printed, which is
// untrusted text.
func (r Report) Cause() string {
	status, execution := r.Status(), r.cause()
	switch {
	case succeeded(status), status == types.ImageStatusCancelled:
		return ""
	case execution == nil && !status.IsFailed() && (status != "" || r.Message == ""):
		return ""
	}

	var message string
	var step types.WorkflowStepMetadata
	if execution != nil {
		message = explained(aws.ToString(execution.Message))
		if execution.FailedStep != nil {
			step = *execution.FailedStep
		}
	}
	what := detail(r.failureContext())
	if what != "" && r.failureContext().ComponentFailure != nil {
		what = joined(cut(what, maxDetail), "; ", step.Cause())
	}
	what = cmp.Or(what, step.Cause(), explained(r.reason()), message, "no cause given")
	return cut(joined(r.headline(execution, step), ": ", what), maxCause)
}

// reason is the reason of the image, which the list of executions repeats.
func (r Report) reason() string {
	if r.Image != nil && r.Image.State != nil && r.Image.State.Reason != nil {
		return *r.Image.State.Reason
	}
	return r.Message
}

// headline names the step that failed and its stage.
func (r Report) headline(execution *Execution, step types.WorkflowStepMetadata) string {
	failure := r.failureContext()
	name := cmp.Or(aws.ToString(failure.FailedStep), aws.ToString(step.Name))
	at := string(failure.ImageStatus)
	if at == "" && execution != nil {
		at = string(execution.Type)
	}
	where := joined("failed", " in ", inLine(at))
	switch {
	case name != "":
		return joined("step "+inLine(name), " ", where)
	case at != "":
		return where
	default:
		return ""
	}
}

// detail describes the component or the Regions that failed.
func detail(c types.ImageFailureContext) string {
	switch {
	case c.ComponentFailure != nil:
		return componentDetail(c.ComponentFailure)
	case c.DistributionFailure != nil:
		return distributionDetail(c.DistributionFailure)
	default:
		return ""
	}
}

func componentDetail(f *types.ComponentFailureContext) string {
	name := aws.ToString(f.ComponentArn)
	if arn, ok := identifier.ParseARN(name); ok {
		name = strings.TrimPrefix(arn.Resource, "component/")
	}
	var place []string
	for _, part := range []struct{ what, name string }{
		{"component ", name},
		{"phase ", aws.ToString(f.PhaseName)},
		{"step ", aws.ToString(f.StepName)},
		{"action ", aws.ToString(f.Action)},
	} {
		if part.name != "" {
			place = append(place, part.what+inLine(part.name))
		}
	}
	return joined(strings.Join(place, ", "), ": ", explained(aws.ToString(f.ErrorMessage)))
}

func distributionDetail(f *types.DistributionFailureContext) string {
	if len(f.RegionFailures) == 0 {
		return explained(aws.ToString(f.ErrorMessage))
	}
	var regions []string
	length := 0
	for _, region := range f.RegionFailures {
		place := joined(aws.ToString(region.Region), " ", aws.ToString(region.TargetAccountId))
		what := string(region.ImageConfigurationStep)
		if region.Status != types.RegionFailureStatusFailed {
			what = joined(what, " ", string(region.Status))
		}
		said := joined(inLine(joined(place, ", ", what)), ": ", explained(aws.ToString(region.ErrorMessage)))
		if regions = append(regions, said); length > maxCause {
			break
		}
		length += len(said)
	}
	return strings.Join(regions, "; ")
}

// explained is a text on one line, in the form of the cause of a step.
func explained(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusFailed, Message: &text}.Cause()
}

// inLine is a name, which is short.
func inLine(name string) string {
	return cut(oneline.Escape(name), maxName)
}

// cut shortens a line.
func cut(line string, limit int) string {
	if len(line) <= limit {
		return line
	}
	end := limit - len(ellipsis)
	for !utf8.RuneStart(line[end]) {
		end--
	}
	return line[:end] + ellipsis
}

// joined puts the separator between a and b where there are both.
func joined(a, separator, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}
