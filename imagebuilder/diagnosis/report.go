package diagnosis

import (
	"encoding/json"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Report is what could be read of an image build: how it stands, why it failed and
// where to look further. See the package comment for its limits.
//
// It marshals to JSON in the style of the API, with the members cause and commands
// besides its fields. Unmarshaling ignores those two.
type Report struct {
	// ImageBuildVersionArn is the ARN of the build. It is empty if the subject
	// was an id and the build that it belongs to is not known.
	ImageBuildVersionArn string `json:"imageBuildVersionArn,omitempty"`

	// Image is the image build, without the parameters of its workflows, which
	// may be secret. It is nil if it could not be read.
	Image *types.Image `json:"image,omitempty"`

	// Message is why the build failed, as ListWorkflowExecutions returns it: the
	// Reason of the State of Image. It is known even if GetImage is denied, or if
	// no executions are left.
	Message string `json:"message,omitempty"`

	// Executions are the workflow executions of the build: by stage, which is
	// their Type, and in the order of their start.
	Executions []Execution `json:"executions,omitempty"`

	// Logs are places to look for more, those of the cause first.
	Logs []Log `json:"logs,omitempty"`

	// Unread is what could not be read, and why. If it is empty, the report has
	// all that it needs.
	Unread []Unread `json:"unread,omitempty"`
}

// Execution is one workflow execution of a build.
type Execution struct {
	// WorkflowExecutionMetadata is the execution as it was listed. If it could
	// not be listed, only its WorkflowExecutionId may be known.
	types.WorkflowExecutionMetadata

	// Role is what the execution has to do with the failure of the build.
	Role Role `json:"role,omitempty"`

	// FailedStep is the step that failed the execution, one of Steps.Failed. It is
	// nil if none did or none is known.
	FailedStep *types.WorkflowStepMetadata `json:"failedStep,omitempty"`

	// Steps is the summary of the steps. It is nil if they were not read: steps are
	// read for executions that are running, failed or have a failed step, and for the
	// one that the subject is or belongs to. If FailedStep is set, failed steps before
	// it were passed over: their onFailure is Continue.
	Steps *types.Summary `json:"steps,omitempty"`
}

// Role is what a workflow execution has to do with the failure of a build. It is
// empty for one that neither failed nor was superseded.
type Role string

const (
	// RoleCause is the execution that failed the build, or that is about to, if
	// the build is not over. At most one execution of a report has it.
	RoleCause Role = "CAUSE"

	// RoleFailed is an execution that failed too, such as a test that ran beside
	// the one that failed the build, or one of a build that was cancelled.
	RoleFailed Role = "FAILED"

	// RolePassedOver is an execution whose failure did not fail the build: it
	// failed and the build went on, or one of its steps failed and the execution
	// went on.
	RolePassedOver Role = "PASSED_OVER"

	// RoleSuperseded is an execution that a retry of the image replaced by
	// another. Its failure is over.
	RoleSuperseded Role = "SUPERSEDED"
)

// Unread is something that could not be read.
type Unread struct {
	// Operation is the name of the operation, such as GetImage.
	Operation string `json:"operation"`

	// Id is the ARN or id that the operation was, or would have been, called
	// with.
	Id string `json:"id,omitempty"`

	// Reason is why it could not be read, on one line.
	Reason string `json:"reason"`

	// Err is the error of the call. It is nil if none was made, as after the limit
	// of calls or after credentials that have expired, and if the response lacks
	// what was asked for.
	Err error `json:"-"`
}

// MarshalJSON returns the JSON form of the report.
func (r Report) MarshalJSON() ([]byte, error) {
	type fields Report
	return json.Marshal(struct {
		Cause string `json:"cause,omitempty"`
		fields
		Commands []string `json:"commands,omitempty"`
	}{r.Cause(), fields(r), r.Commands()})
}

// Status returns the status of the image, or "" if it could not be read. It says how
// the build stands: [types.ImageStatus.IsFinished] reports whether it is over.
func (r Report) Status() types.ImageStatus {
	if r.Image == nil || r.Image.State == nil {
		return ""
	}
	return r.Image.State.Status
}

// failureContext is empty if there is none.
func (r Report) failureContext() types.ImageFailureContext {
	if r.Image == nil || r.Image.State == nil || r.Image.State.FailureContext == nil {
		return types.ImageFailureContext{}
	}
	return *r.Image.State.FailureContext
}

// cause returns the execution that failed the build, or nil.
func (r Report) cause() *Execution {
	for i := range r.Executions {
		if r.Executions[i].Role == RoleCause {
			return &r.Executions[i]
		}
	}
	return nil
}
