package imagebuildertest

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// play is a build that plays.
type play struct {
	image   types.Image
	stages  []Stage
	runs    []recordedRun // in the order of their start
	speed   float64
	created time.Time
	end     time.Time // the last time in the record

	// segments map times of the record to times of the server. A wait that ends
	// begins a segment.
	segments []segment
	ended    map[string]bool // the waits that were acted on, by the ids of their steps
	latest   time.Time       // so that time does not go back
}

type recordedRun struct {
	execution

	id    string
	steps []recordedStep
	start time.Time
	end   time.Time
}

type recordedStep struct {
	Step

	start time.Time
	end   time.Time
}

type segment struct {
	recorded, now time.Time
}

// newPlay copies the build. It panics as Play says.
func newPlay(build Build, now time.Time) *play {
	checkImageBuildARN(aws.ToString(build.Image.Arn))
	if build.Speed < 0 || math.IsNaN(build.Speed) || math.IsInf(build.Speed, 0) {
		panic(fmt.Sprintf("imagebuildertest: the speed %v of a build is negative or no number", build.Speed))
	}
	p := &play{
		image:   copyOf(build.Image),
		stages:  slices.Clone(build.Stages),
		speed:   cmp.Or(build.Speed, 1),
		created: recordedTime(aws.ToString(build.Image.DateCreated)),
		ended:   map[string]bool{},
		latest:  now,
	}
	if p.created.IsZero() {
		panic("imagebuildertest: the image of a build has no DateCreated")
	}
	p.segments = []segment{{p.created, now}}
	p.end = p.created
	for _, stage := range p.stages {
		p.end = p.end.Add(stage.Duration)
	}
	for _, id := range slices.Sorted(maps.Keys(build.Executions)) {
		checkWorkflowExecutionID(id)
		p.runs = append(p.runs, p.record(id, build.Executions[id]))
	}
	slices.SortStableFunc(p.runs, func(a, b recordedRun) int { return a.start.Compare(b.start) })
	return p
}

func (p *play) record(id string, e Execution) recordedRun {
	run := recordedRun{
		execution: storeExecution(e),
		id:        id,
		start:     p.timeOf(e.StartTime),
		end:       p.timeOf(e.EndTime),
	}
	run.imageBuildVersionArn = *p.image.Arn
	for _, step := range run.execution.steps {
		recorded := recordedStep{step, p.timeOf(aws.ToString(step.StartTime)), p.timeOf(aws.ToString(step.EndTime))}
		if recorded.holds() && recorded.end.IsZero() {
			recorded.end = recorded.start.Add(time.Millisecond) // there must be a time to go on from
			p.end = latest(p.end, recorded.end)
		}
		run.steps = append(run.steps, recorded)
	}
	return run
}

// timeOf reads a time of the record. The record ends no earlier.
func (p *play) timeOf(text string) time.Time {
	t := recordedTime(text)
	p.end = latest(p.end, t)
	return t
}

func recordedTime(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(fmt.Sprintf("imagebuildertest: time %.40q in the record of a build is not RFC 3339", text))
	}
	return t
}

func latest(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// timeText is a time as the service writes it.
func timeText(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// waits reports whether the step is one that waits instead of running.
func (r recordedStep) waits() bool { return aws.ToString(r.Action) == "WaitForAction" }

// holds reports whether the build stands still until the step is acted on.
func (r recordedStep) holds() bool {
	isOpen := r.Status == types.WorkflowStepExecutionStatusCompleted || r.Status == types.WorkflowStepExecutionStatusWaiting
	return r.waits() && isOpen && !r.start.IsZero()
}

// playing returns the play of an image, or nil.
func (s *state) playing(imageARN string) *play {
	for _, p := range s.plays {
		if *p.image.Arn == imageARN {
			return p
		}
	}
	return nil
}

// play starts a play, which replaces one of the same image.
func (s *state) play(p *play, now time.Time) {
	s.stopPlaying(*p.image.Arn)
	s.plays = append(s.plays, p)
	s.catchUp(now)
}

func (s *state) stopPlaying(imageARN string) {
	s.plays = slices.DeleteFunc(s.plays, func(p *play) bool { return *p.image.Arn == imageARN })
}

func (s *state) stopPlayingRun(executionID string) {
	s.plays = slices.DeleteFunc(s.plays, func(p *play) bool {
		return slices.ContainsFunc(p.runs, func(run recordedRun) bool { return run.id == executionID })
	})
}

// catchUp lets the builds that play be as they are at this time. What is over
// stays as it is then.
func (s *state) catchUp(now time.Time) {
	s.plays = slices.DeleteFunc(s.plays, func(p *play) bool {
		position := p.position(now)
		s.putImage(p.imageAt(position))
		for _, run := range p.runs {
			if !position.Before(run.start) {
				s.putExecution(run.id, p.runAt(run, position))
			}
		}
		return !position.Before(p.end)
	})
}

// position returns the time in the record that has come.
func (p *play) position(now time.Time) time.Time {
	p.latest = latest(p.latest, now)
	from := p.segments[len(p.segments)-1]
	passed := min(float64(p.latest.Sub(from.now))*p.speed, float64(p.end.Sub(from.recorded)))
	position := from.recorded.Add(time.Duration(passed))
	for _, run := range p.runs {
		for _, step := range run.steps {
			if step.holds() && !p.ended[step.id()] && !position.Before(step.end) {
				position = step.end.Add(-1)
			}
		}
	}
	return position
}

// shown returns when a time of the record has come, as text.
func (p *play) shown(recorded time.Time) string {
	if recorded.IsZero() {
		return ""
	}
	from := p.segments[0]
	for _, later := range p.segments[1:] {
		if !recorded.Before(later.recorded) {
			from = later
		}
	}
	return timeText(from.now.Add(time.Duration(float64(recorded.Sub(from.recorded)) / p.speed)))
}

// endWait lets the build go on after a wait, which ended so.
func (p *play) endWait(ended Step, now time.Time) {
	for i := range p.runs {
		steps := p.runs[i].steps
		for j := range steps {
			if steps[j].id() == ended.id() && steps[j].waits() {
				steps[j].Step = ended
				p.ended[ended.id()] = true
				p.segments = append(p.segments, segment{steps[j].end, now})
			}
		}
	}
}

func (p *play) imageAt(position time.Time) types.Image {
	image := p.image
	image.DateCreated = aws.String(p.shown(p.created))
	next := p.created
	for _, stage := range p.stages {
		next = next.Add(stage.Duration)
		if position.Before(next) {
			image.State = &types.ImageState{Status: stage.Status}
			image.OutputResources, image.OsVersion = nil, nil
			break
		}
	}
	return image
}

func (p *play) runAt(run recordedRun, position time.Time) execution {
	e := run.execution
	isOver := run.end.IsZero() || !position.Before(run.end)
	isRollback := !isOver && e.status == types.WorkflowExecutionStatusRollbackCompleted && run.stepsAreOver(position)
	e.startTime, e.endTime = p.shown(run.start), p.shown(run.end)
	if !isOver {
		e.status, e.endTime, e.message = types.WorkflowExecutionStatusRunning, "", ""
	}
	if isRollback {
		e.status = types.WorkflowExecutionStatusRollbackInProgress
	}
	e.steps = make([]Step, len(run.steps))
	for i, step := range run.steps {
		shown := p.stepAt(step, position, isOver)
		switch {
		case isRollback && step.RollbackStatus != "":
			shown.RollbackStatus = types.WorkflowStepExecutionRollbackStatusRunning
		case !isOver:
			shown.RollbackStatus = ""
		}
		e.steps[i] = shown
	}
	return e
}

// stepsAreOver reports whether each step that started at all has ended.
func (run recordedRun) stepsAreOver(position time.Time) bool {
	return !slices.ContainsFunc(run.steps, func(step recordedStep) bool {
		return position.Before(step.start) || position.Before(step.end)
	})
}

func (p *play) stepAt(step recordedStep, position time.Time, runIsOver bool) Step {
	shown := step.Step
	if step.start.IsZero() && runIsOver {
		return shown
	}
	if step.start.IsZero() || position.Before(step.start) {
		shown.WorkflowStepMetadata = types.WorkflowStepMetadata{
			Action:          step.Action,
			Description:     step.Description,
			MaxAttempts:     step.MaxAttempts,
			Name:            step.Name,
			Status:          types.WorkflowStepExecutionStatusPending,
			StepExecutionId: step.StepExecutionId,
		}
		return shown
	}
	shown.StartTime = aws.String(p.shown(step.start))
	if step.end.IsZero() || p.ended[step.id()] {
		return shown
	}
	shown.EndTime = aws.String(p.shown(step.end))
	if position.Before(step.end) {
		shown.Status = types.WorkflowStepExecutionStatusRunning
		if step.waits() {
			shown.Status = types.WorkflowStepExecutionStatusWaiting
		}
		shown.EndTime, shown.Outputs, shown.Message = nil, nil, nil
	}
	return shown
}
