package imagebuildertest

import (
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Build is the record of a build that is over, which [Server.Play] lets happen
// again. Its parts are what the service returns afterwards: the image, and the
// workflow executions with their steps and times. What a request sees before the
// end follows from the times.
//
// A workflow execution is not listed before its StartTime, and RUNNING until its
// EndTime; one that is ROLLBACK_COMPLETED is ROLLBACK_IN_PROGRESS once its last
// step has ended. A step is PENDING, without inputs and outputs, before its
// StartTime, and RUNNING, without outputs, until its EndTime.
//
// Without an EndTime, an execution or a step appears as recorded from its StartTime on.
// An execution without a StartTime is listed from the beginning. A step without one is
// PENDING until its execution is over, then appears as recorded.
//
// A WaitForAction step is WAITING instead of RUNNING. If it is recorded as
// COMPLETED or WAITING, the build stands still at its end until
// SendWorkflowStepAction acts on the step, then goes on from there. STOP fails the
// build.
type Build struct {
	// Image is the image at its end. Arn and DateCreated are required;
	// DateCreated is when the record begins.
	Image types.Image

	// Stages are the statuses of the image before its end, in their order. The
	// image has the state, the output resources and the operating system of Image
	// after the last.
	Stages []Stage

	// Executions are the workflow executions by their ids. Their
	// ImageBuildVersionArn may be left out.
	Executions map[string]Execution

	// Speed is how many times faster than recorded the build plays: 60 makes a
	// second of a minute. The default, if it is 0, is 1.
	Speed float64
}

// Stage is a status of an image, and for how long it has it in the record.
type Stage struct {
	Status   types.ImageStatus
	Duration time.Duration
}

// Play lets a build happen, from its beginning at this time, by the server's
// clock. No time passes by itself: in a testing/synctest bubble, the build goes on
// while the test sleeps. Times in responses are those at which things happen now.
//
// The image replaces one of the same ARN, and the executions are added to those
// that it has. An execution replaces one of the same id, of another image too. To
// play a record several times, set a pipeline and start it: each start has ids of its
// own. Setting an image, an execution
// or a step of the build by hand, and CancelImageCreation, stop it: the rest of it
// stays as it is at that time.
//
// It panics when the image has no build version ARN or no DateCreated, when an id
// is not "wf-" and a UUID, when a time is not RFC 3339, and when Speed is
// negative, infinite or not a number.
func (s *Server) Play(build Build) {
	s.withState(func(st *state, now time.Time) {
		st.play(newPlay(build, now), now)
	})
}
