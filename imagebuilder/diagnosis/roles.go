package diagnosis

import (
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// assignRoles sets the role of each execution in the failure of the build. It
// depends on the order of the executions.
func (b *builder) assignRoles() {
	named := aws.ToString(b.report.failureContext().WorkflowExecutionId)
	found := false
	for i := range b.report.Executions {
		e := &b.report.Executions[i]
		switch {
		case named != "" && aws.ToString(e.WorkflowExecutionId) == named:
			e.Role = RoleCause
		case aws.ToBool(e.Retried):
			e.Role = RoleSuperseded
		case e.Status == types.WorkflowExecutionStatusCompleted && e.TotalStepsFailed > 0:
			e.Role = RolePassedOver
		case !e.Status.IsFailed():
		case succeeded(b.report.Status()) || b.mayFail(e):
			e.Role = RolePassedOver
		case named != "" || found || b.report.Status() == types.ImageStatusCancelled:
			e.Role = RoleFailed
		default:
			e.Role = RoleCause
			found = true
		}
	}
}

// succeeded reports whether an image of this status was built: the last three come
// after AVAILABLE.
func succeeded(status types.ImageStatus) bool {
	switch status {
	case types.ImageStatusAvailable, types.ImageStatusDeprecated, types.ImageStatusDisabled, types.ImageStatusDeleted:
		return true
	}
	return false
}

// mayFail reports whether the build is configured to go on if the workflow fails.
func (b *builder) mayFail(e *Execution) bool {
	if b.report.Image == nil {
		return false
	}
	workflow := withoutVersion(aws.ToString(e.WorkflowBuildVersionArn))
	mayFail := false
	for _, w := range b.report.Image.Workflows {
		if workflow == "" || withoutVersion(aws.ToString(w.WorkflowArn)) != workflow {
			continue
		}
		if w.OnFailure != types.OnWorkflowFailureContinue {
			return false // The same workflow is configured twice: which one ran is not known.
		}
		mayFail = true
	}
	return mayFail
}

// withoutVersion cuts an ARN of a workflow after its name: the configuration may
// have x.x.x where the execution has the version that ran.
func withoutVersion(arn string) string {
	parts := strings.SplitN(arn, "/", 4)
	return strings.Join(parts[:min(3, len(parts))], "/")
}
