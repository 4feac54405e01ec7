package types_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestDeprecationTime_isANumberOfSeconds(t *testing.T) {
	for text, want := range map[string]string{
		`1788991938`:     "2026-09-09T22:12:18Z",
		`1788991938.5`:   "2026-09-09T22:12:18.5Z",
		`1515531081.123`: "2018-01-09T20:51:21.123Z",
		`-1.5`:           "1969-12-31T23:59:58.5Z",
		`0`:              "1970-01-01T00:00:00Z",
		`1.788991938E9`:  "2026-09-09T22:12:18Z",
		`253402300800`:   "10000-01-01T00:00:00Z",
		// Never, as a service in Java may write it, and what is beyond.
		`9223372036854775.807`: "292278994-08-17T07:12:55.807Z",
		`1e300`:                "292278994-08-17T07:12:55.807Z",
		`-1e16`:                "-292275055-05-16T16:47:04.192Z",
		// The form to which the official client's type marshals.
		`"2026-09-09T21:32:18Z"`:          "2026-09-09T21:32:18Z",
		`"2026-09-09T21:32:18+02:00"`:     "2026-09-09T19:32:18Z",
		`"2030-01-02T03:04:05.678+01:00"`: "2030-01-02T02:04:05.678Z",
		`"2029-12-31T22:00:00.123-05:30"`: "2030-01-01T03:30:00.123Z",
		`"9999-12-31T23:59:59-01:00"`:     "10000-01-01T00:59:59Z",
	} {
		var image types.Image
		var summary types.ImageSummary
		for _, to := range []any{&image, &summary} {
			if err := json.Unmarshal([]byte(`{"deprecationTime":`+text+`,"name":"n"}`), to); err != nil {
				t.Fatalf("%s: %v", text, err)
			}
		}
		for _, got := range []*time.Time{image.DeprecationTime, summary.DeprecationTime} {
			if got == nil || got.Format(time.RFC3339Nano) != want {
				t.Errorf("%s: got %v, want %s", text, got, want)
			}
		}
		for _, from := range []any{image, &image, summary, &summary} {
			written, err := json.Marshal(from)
			if err != nil {
				t.Fatal(err)
			}
			var number struct{ DeprecationTime json.Number }
			if err := json.Unmarshal(written, &number); err != nil {
				t.Errorf("%s: marshals to %s, error %v", text, written, err)
			}
			var again types.Image
			if err := json.Unmarshal(written, &again); err != nil || !again.DeprecationTime.Equal(*image.DeprecationTime) {
				t.Errorf("%s: %s is read as %v, error %v", text, written, again.DeprecationTime, err)
			}
		}
	}
}

func TestDeprecationTime_thatIsNoneIsAnErrorOrAbsent(t *testing.T) {
	for text, wantError := range map[string]bool{
		`null`: false, `true`: true, `"soon"`: true, `[]`: true, `{}`: true, `1e400`: true,
	} {
		var image types.Image
		err := json.Unmarshal([]byte(`{"deprecationTime":`+text+`}`), &image)
		if (err != nil) != wantError {
			t.Errorf("%s: error %v", text, err)
		}
		if !wantError && image.DeprecationTime != nil {
			t.Errorf("%s: got %v", text, image.DeprecationTime)
		}
	}
}

// FuzzImage checks, for any text, that an image that can be read comes out of its
// own JSON form unchanged.
func FuzzImage(f *testing.F) {
	for _, file := range []string{"get_image.json", "get_image_failed_component.json", "get_image_failed_integration.json"} {
		text, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			f.Fatal(err)
		}
		var response struct{ Image json.RawMessage }
		if err := json.Unmarshal(text, &response); err != nil {
			f.Fatal(err)
		}
		f.Add(string(response.Image))
	}
	f.Fuzz(func(t *testing.T, text string) {
		var image types.Image
		if json.Unmarshal([]byte(text), &image) != nil {
			return
		}
		first, err := json.Marshal(image)
		if err != nil {
			t.Fatal(err)
		}
		var again types.Image
		if err := json.Unmarshal(first, &again); err != nil {
			t.Fatalf("%s: %v", first, err)
		}
		second, err := json.Marshal(again)
		if err != nil || string(second) != string(first) {
			t.Errorf("%s became %s, error %v", first, second, err)
		}
	})
}
