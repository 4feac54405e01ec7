package watch_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const imageArn = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1"

// script is a client that plays a build by the clock, from its first call.
type script struct {
	image []change
	runs  []scriptedRun

	// fail decides what meets a call, so long after the first.
	fail func(operation string, after time.Duration) error

	begun time.Time
	calls int
}

// change is a status from a time on. "RUNNING 2" is the second attempt of a step,
// "retried" a run that is superseded and keeps its status.
type change struct {
	after  time.Duration
	status string
}

type scriptedRun struct {
	id      string
	stage   types.WorkflowType
	changes []change
	steps   []scriptedStep
}

type scriptedStep struct {
	name    string
	changes []change
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// at returns the statuses at seconds after the begin: at(0, "PENDING", 5, "RUNNING").
func at(timesAndStatuses ...any) []change {
	var changes []change
	for pair := range slices.Chunk(timesAndStatuses, 2) {
		var after float64
		switch t := pair[0].(type) {
		case int:
			after = float64(t)
		case float64:
			after = t
		}
		changes = append(changes, change{seconds(after), pair[1].(string)})
	}
	return changes
}

// now returns the latest status, and the time of the first that is not PENDING.
func now(changes []change, after time.Duration) (status string, started time.Duration, ok bool) {
	started = -1
	for _, c := range changes {
		if c.after > after {
			break
		}
		if c.status != "PENDING" && started < 0 {
			started = c.after
		}
		status, ok = c.status, true
	}
	return status, started, ok
}

func (s *script) call(operation string) (time.Duration, error) {
	if s.begun.IsZero() {
		s.begun = time.Now()
	}
	s.calls++
	after := time.Since(s.begun)
	if s.fail != nil {
		return after, s.fail(operation, after)
	}
	return after, nil
}

func (s *script) startTime(started time.Duration) *string {
	if started < 0 {
		return nil
	}
	return aws.String(s.begun.Add(started).UTC().Format(time.RFC3339Nano))
}

func (s *script) GetImage(ctx context.Context, in *imagebuilder.GetImageInput, _ ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	after, err := s.call("GetImage")
	if err = cmp.Or(ctx.Err(), err); err != nil {
		return nil, err
	}
	status, _, ok := now(s.image, after)
	if !ok || *in.ImageBuildVersionArn != imageArn {
		return nil, &errors.ClientException{Message: aws.String("unknown image")}
	}
	return &imagebuilder.GetImageOutput{Image: &types.Image{
		Arn:   in.ImageBuildVersionArn,
		State: &types.ImageState{Status: types.ImageStatus(status)},
	}}, nil
}

func (s *script) ListWorkflowExecutions(context.Context, *imagebuilder.ListWorkflowExecutionsInput, ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowExecutionsOutput, error) {
	after, err := s.call("ListWorkflowExecutions")
	if err != nil {
		return nil, err
	}
	out := &imagebuilder.ListWorkflowExecutionsOutput{}
	for _, run := range s.runs {
		status, started, ok := now(run.changes, after)
		if !ok {
			continue
		}
		execution := types.WorkflowExecutionMetadata{
			WorkflowExecutionId: aws.String(run.id),
			Type:                run.stage,
			Status:              types.WorkflowExecutionStatus(status),
			StartTime:           s.startTime(started),
		}
		if status == "retried" {
			before := run.changes[len(run.changes)-2].status
			execution.Status, execution.Retried = types.WorkflowExecutionStatus(before), aws.Bool(true)
		}
		out.WorkflowExecutions = append(out.WorkflowExecutions, execution)
	}
	return out, nil
}

func (s *script) ListWorkflowStepExecutions(_ context.Context, in *imagebuilder.ListWorkflowStepExecutionsInput, _ ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	after, err := s.call("ListWorkflowStepExecutions")
	if err != nil {
		return nil, err
	}
	out := &imagebuilder.ListWorkflowStepExecutionsOutput{}
	for _, run := range s.runs {
		if run.id != *in.WorkflowExecutionId {
			continue
		}
		for _, step := range run.steps {
			text, started, ok := now(step.changes, after)
			if !ok {
				continue
			}
			var status string
			var attempt int32
			if n, _ := fmt.Sscan(text, &status, &attempt); n < 2 {
				attempt = 1
			}
			out.Steps = append(out.Steps, types.WorkflowStepMetadata{
				Name:            aws.String(step.name),
				StepExecutionId: aws.String("step-" + run.id + step.name),
				Status:          types.WorkflowStepExecutionStatus(status),
				AttemptNumber:   &attempt,
				StartTime:       s.startTime(started),
			})
		}
	}
	return out, nil
}

// sampleBuild has the times of the sample build of AWS's documentation, which takes
// 569 seconds; those of steps are made up where it has none.
func sampleBuild() *script {
	return &script{
		image: at(0, "PENDING", 4, "BUILDING", 413, "TESTING", 569, "AVAILABLE"),
		runs: []scriptedRun{
			{"wf-build", types.WorkflowTypeBuild, at(4.5, "RUNNING", 407.5, "COMPLETED"), []scriptedStep{
				{"Launch", at(4.5, "RUNNING", 152, "COMPLETED")},
				{"Apply", at(4.5, "PENDING", 152.5, "RUNNING", 230, "COMPLETED")},
				{"Inventory", at(4.5, "PENDING", 230.5, "RUNNING", 262, "COMPLETED")},
				{"Sanitize", at(4.5, "PENDING", 262, "SKIPPED")},
				{"SysPrep", at(4.5, "PENDING", 262, "SKIPPED")},
				{"CreateAMI", at(4.5, "PENDING", 262.5, "RUNNING", 404, "COMPLETED")},
				{"Terminate", at(4.5, "PENDING", 404.5, "RUNNING", 407, "COMPLETED")},
			}},
			{"wf-test", types.WorkflowTypeTest, at(413, "RUNNING", 569, "COMPLETED"), []scriptedStep{
				{"Launch", at(413, "RUNNING", 565, "COMPLETED")},
				{"Collect", at(413, "PENDING", 565, "SKIPPED")},
				{"Test", at(413, "PENDING", 565, "SKIPPED")},
				{"Terminate", at(413, "PENDING", 565.5, "RUNNING", 569, "COMPLETED")},
			}},
		},
	}
}

// told is an event in words, without its time: "step wf-build Launch RUNNING".
func told(e watch.Event) string {
	what, status := thing(e)
	if e.Trouble != nil {
		return "trouble"
	}
	last := ""
	if e.Last {
		last = " last"
	}
	return fmt.Sprintf("%s %s → %s%s", what, cmp.Or(e.Previous, "new"), status, last)
}

// thing returns what an event is of, and its state.
func thing(e watch.Event) (what, status string) {
	switch {
	case e.Image != nil:
		return "image", string(e.Image.State.Status)
	case e.Execution != nil:
		status = string(e.Execution.Status)
		if aws.ToBool(e.Execution.Retried) {
			status += " retried"
		}
		return *e.Execution.WorkflowExecutionId, status
	case e.Step != nil:
		status = string(e.Step.Status)
		if attempt := aws.ToInt32(e.Step.AttemptNumber); attempt > 1 {
			status = fmt.Sprint(status, " ", attempt)
		}
		if rollback := e.Step.RollbackStatus; rollback != "" {
			status += " rollback " + string(rollback)
		}
		return e.Step.WorkflowExecutionId + "/" + *e.Step.Name, status
	}
	return "trouble", ""
}

// collect ranges until the end, and returns the events and the error of the end.
func collect(t *testing.T, w *watch.Watch) (events []watch.Event, end error) {
	t.Helper()
	for event, err := range w.Events(t.Context()) {
		if err != nil {
			return events, err
		}
		events = append(events, event)
	}
	return events, nil
}

func words(events []watch.Event) []string {
	var all []string
	for _, e := range events {
		all = append(all, told(e))
	}
	return all
}

// checkChain checks that no change is repeated and none is lost: each event of a
// thing begins with the status that the one before ended with. It returns the
// state in which each thing was left.
func checkChain(t *testing.T, events []watch.Event) map[string]string {
	t.Helper()
	states, statuses := map[string]string{}, map[string]string{}
	for i, e := range events {
		what, state := thing(e)
		if what == "trouble" {
			continue
		}
		if e.Previous != statuses[what] {
			t.Errorf("event %d, %s: was %q before", i, told(e), statuses[what])
		}
		if states[what] == state && !e.Last {
			t.Errorf("event %d, %s: told before", i, told(e))
		}
		if e.Last != (i == len(events)-1) {
			t.Errorf("event %d of %d, %s: Last is %t", i, len(events), told(e), e.Last)
		}
		var status string
		fmt.Sscan(state, &status)
		states[what], statuses[what] = state, status
	}
	return states
}

// ends returns the state in which a script leaves each thing.
func (s *script) ends() map[string]string {
	last := func(changes []change) string { return changes[len(changes)-1].status }
	states := map[string]string{"image": last(s.image)}
	for _, run := range s.runs {
		states[run.id] = last(run.changes)
		if states[run.id] == "retried" {
			states[run.id] = run.changes[len(run.changes)-2].status + " retried"
		}
		for _, step := range run.steps {
			states[run.id+"/"+step.name] = last(step.changes)
		}
	}
	return states
}

func checkEnds(t *testing.T, s *script, events []watch.Event) {
	t.Helper()
	if got, want := checkChain(t, events), s.ends(); !maps.Equal(got, want) {
		t.Errorf("left\n%v, want\n%v", got, want)
	}
}
