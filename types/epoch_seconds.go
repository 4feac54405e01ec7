package types

import (
	"encoding/json"
	"fmt"
	"time"
)

// epochSeconds is a time with the JSON form of restJson1: the number of seconds
// since 1970, to the millisecond.
type epochSeconds time.Time

// mostEpochSeconds keeps the milliseconds within an int64.
const mostEpochSeconds = 1 << 53

func (s epochSeconds) MarshalJSON() ([]byte, error) {
	return json.Marshal(float64(time.Time(s).UnixMilli()) / 1000)
}

func (s *epochSeconds) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '"' {
		var t time.Time
		if err := t.UnmarshalJSON(text); err != nil {
			return err
		}
		*s = epochSeconds(t.UTC())
		return nil
	}
	var seconds float64
	if err := json.Unmarshal(text, &seconds); err != nil {
		return err
	}
	if seconds < -mostEpochSeconds || seconds > mostEpochSeconds {
		return fmt.Errorf("%g seconds since 1970 is not a time: it is out of range", seconds)
	}
	*s = epochSeconds(time.UnixMilli(int64(seconds * 1000)).UTC())
	return nil
}
