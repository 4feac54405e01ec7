package types

import (
	"encoding/json"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/internal/jsonread"
)

// epochSeconds is a time with the JSON form of restJson1: the number of seconds
// since 1970, to the millisecond.
type epochSeconds time.Time

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
	*s = epochSeconds(jsonread.EpochTime(seconds))
	return nil
}
