package types

import (
	"fmt"
	"strings"
	"time"
)

// StartedAt returns StartTime in UTC. If StartTime is absent, it returns the zero
// time and no error. If StartTime is not a valid RFC 3339 time, it returns an error.
func (s WorkflowStepMetadata) StartedAt() (time.Time, error) {
	return parseTime("startTime", s.StartTime)
}

// EndedAt returns EndTime in UTC. If EndTime is absent, it returns the zero time and
// no error. If EndTime is not a valid RFC 3339 time, it returns an error.
func (s WorkflowStepMetadata) EndedAt() (time.Time, error) {
	return parseTime("endTime", s.EndTime)
}

// Duration returns the time that the step took, or for a step that has started and
// not finished, the time it has been running at now.
//
// It returns 0 if the step has no StartTime, if it is finished and has no EndTime, and
// if now or EndTime is before StartTime. The errors are those of StartedAt and EndedAt.
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
