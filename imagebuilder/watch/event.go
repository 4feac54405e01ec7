package watch

import (
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Event is one change of a build, or a poll that failed. Exactly one of Image,
// Execution, Step and Trouble is set.
//
// An Event prints and logs on one line, without secrets. Its JSON form is incomplete:
// encoding/json leaves out Trouble and the Cursor. To store an event, store the member
// that is set and the Cursor.
type Event struct {
	// Time is when the watch saw the change, by the local clock. The service's own
	// times are in Execution and Step.
	Time time.Time

	// Image is the image, if its status changed or Last is set. Its State is not
	// nil.
	Image *types.Image

	// Execution is a workflow execution that was not known before, whose status
	// changed, or that a retry of the image superseded.
	Execution *types.WorkflowExecutionMetadata

	// Step is a step that was not known before, whose status or rollback status
	// changed, or that began another attempt. A rollback yields a finished step
	// again, with another RollbackStatus and Previous equal to its Status.
	Step *Step

	// Trouble is the error of a poll that failed, in whole or in part. The watch
	// polls again, also where [errors.IsRetryable] is false: for an image that is
	// not known yet, for a call that took too long, and for a listing that must
	// start again.
	Trouble error `json:"-"`

	// Previous is the status that the image, the execution or the step had before. It
	// is empty if it was not known before. It equals the present status if
	// something else changed, such as the attempt of a step.
	Previous string

	// Last reports whether the build is over and all its changes have been
	// yielded. The last event always has Image. If the final status was yielded
	// before, since something else could not be read then, Previous equals it. A
	// range that resumes after the last event yields no event if nothing has changed
	// since.
	Last bool

	cursor string
}

// Step is a step and the workflow execution that it belongs to.
type Step struct {
	types.WorkflowStepMetadata

	// WorkflowExecutionId identifies the execution: "wf-" and a UUID.
	WorkflowExecutionId string `json:"workflowExecutionId"`
}

// Cursor returns the position after this event, for [Options.Resume]: an opaque string
// of letters, digits, "-" and "_", usually shorter than 300 bytes. It contains no
// secrets, names or identifiers. The Cursor of the zero Event, which comes with an
// error, is empty.
func (e Event) Cursor() string { return e.cursor }
