package types

import (
	"fmt"
	"strings"
	"time"
)

// StartedAt returns when the step started, in UTC. A step without a StartTime has
// the zero time and no error; a StartTime that [time.Parse] does not take for RFC
// 3339 is an error.
func (s WorkflowStepMetadata) StartedAt() (time.Time, error) {
	return parseTime("startTime", s.StartTime)
}

// EndedAt returns when the step finished, in UTC. A step without an EndTime has
// the zero time and no error; an EndTime that [time.Parse] does not take for RFC
// 3339 is an error.
func (s WorkflowStepMetadata) EndedAt() (time.Time, error) {
	return parseTime("endTime", s.EndTime)
}

// Duration returns how long the step took; for a step that has started and not
// finished, how long it has been running at now.
//
// It is 0 where that can't be told: the step has no StartTime, or it is finished
// and has no EndTime. It is never negative: a clock that stands before the
// start of the step, or an EndTime before the StartTime, gives 0. The errors are
// those of StartedAt and EndedAt.
func (s WorkflowStepMetadata) Duration(now time.Time) (time.Duration, error) {
	start, err := s.StartedAt()
	if err != nil {
		return 0, err
	}
	end, err := s.EndedAt()
	if err != nil {
		return 0, err
	}
	if end.IsZero() && !s.IsFinished() {
		end = now
	}
	if start.IsZero() || end.Before(start) {
		return 0, nil
	}
	return end.Sub(start), nil
}

func parseTime(member string, value *string) (time.Time, error) {
	if value == nil {
		return time.Time{}, nil
	}
	// RFC 3339 allows t and z, time.Parse wants them in upper case.
	t, err := time.Parse(time.RFC3339, strings.ToUpper(*value))
	if err != nil {
		// The error of time.Parse repeats the value in full length.
		return time.Time{}, fmt.Errorf("%s %s is not an RFC 3339 time such as 2026-09-09T19:14:50.822Z", member, quoted(*value))
	}
	return t.UTC(), nil
}
