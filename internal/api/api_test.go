package api_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "record what the packages export now")

func TestAPI_keepsWhatIsRecorded(t *testing.T) {
	now := exported(t, "../..", "errors", "imagebuilder", "imagebuilder/buildevents", "imagebuilder/diagnosis", "imagebuilder/imagebuildertest", "imagebuilder/watch", "paginator", "types")
	if *update {
		if err := os.WriteFile("api.txt", []byte(strings.Join(now, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	recorded, err := os.ReadFile("api.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(recorded)), "\n")
	for _, line := range lines {
		if !slices.Contains(now, line) {
			t.Errorf("gone or changed, which breaks users: %s", line)
		}
	}
	for _, line := range now {
		if !slices.Contains(lines, line) {
			t.Logf("new, to be recorded with a release: %s", line)
		}
	}
}
