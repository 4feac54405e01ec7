package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

func TestTimeline_drawsTheSampleAsBars(t *testing.T) {
	t.Setenv("COLUMNS", "")
	got := clitest.Run(t, run)
	if got.Code != 0 {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
	clitest.Golden(t, "testdata/bars.txt", got.Stdout)
}

func TestTimeline_drawsInTheColumnsOfTheTerminal(t *testing.T) {
	t.Setenv("COLUMNS", "100")
	if fromEnv, fromFlag := clitest.Run(t, run), clitest.Run(t, run, "-width", "100"); fromEnv != fromFlag {
		t.Errorf("COLUMNS=100 prints:\n%s", fromEnv.Stdout)
	}
	if narrow, wide := clitest.Run(t, run, "-width", "80"), clitest.Run(t, run); narrow == wide {
		t.Error("80 and 100 columns print the same")
	}
}

// The README shows this picture.
func TestTimeline_drawsThePictureOfTheSample(t *testing.T) {
	file := filepath.Join(t.TempDir(), "run.svg")
	got := clitest.Run(t, run, "-svg", file)
	if got.Code != 0 || got.Stdout != "drawn: "+file+"\n" {
		t.Errorf("got %+v", got)
	}
	picture, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	clitest.Golden(t, "timeline.svg", string(picture))
}

func TestTimeline_writesThePictureToStandardOutput(t *testing.T) {
	got := clitest.Run(t, run, "-svg", "-")
	if got.Code != 0 {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
	clitest.Golden(t, "timeline.svg", got.Stdout)
}

func TestTimeline_refusesWidthsWithoutRoom(t *testing.T) {
	for _, width := range []string{"0", "-1", "10", "59", "wide"} {
		got := clitest.Run(t, run, "-width", width)
		if got.Code != 2 || got.Stdout != "" || !strings.Contains(got.Stderr, "must be a number from 60 on\nRun timeline -h") {
			t.Errorf("-width %s: got %+v", width, got)
		}
	}
}

func TestTimeline_explainsItself(t *testing.T) {
	if got := clitest.Run(t, run, "-h"); got.Code != 0 || !strings.HasPrefix(got.Stderr, "timeline draws the steps") {
		t.Errorf("got %+v", got)
	}
}

func TestTimeline_failsWhenItCannotWriteThePicture(t *testing.T) {
	got := clitest.Run(t, run, "-svg", filepath.Join(t.TempDir(), "absent", "run.svg"))
	if got.Code != 1 || !strings.Contains(got.Stderr, "no such file") {
		t.Errorf("got %+v", got)
	}
}

func TestTimeline_failsWhenItCannotList(t *testing.T) {
	server, args := clitest.AWS(t)
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), 1)
	file := filepath.Join(t.TempDir(), "run.svg")
	got := clitest.Run(t, run, append(args, "-svg", file)...)
	if _, err := os.Stat(file); err == nil || got.Code != 1 || got.Stdout != "" {
		t.Errorf("got %+v, and the file: %v", got, err)
	}
}

func TestInColor_followsTheEnvironment(t *testing.T) {
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // A character device, as terminals are.
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()

	for _, c := range []struct {
		noColor, term string
		to            *os.File
		want          bool
	}{
		{"", "xterm", device, true},
		{"1", "xterm", device, false},
		{"", "dumb", device, false},
		{"", "xterm", file, false},
	} {
		t.Setenv("NO_COLOR", c.noColor)
		t.Setenv("TERM", c.term)
		if got := inColor(c.to); got != c.want {
			t.Errorf("NO_COLOR=%q TERM=%q to %s: %v", c.noColor, c.term, c.to.Name(), got)
		}
	}
}
