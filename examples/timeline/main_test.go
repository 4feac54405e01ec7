package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func Example() {
	run(context.Background(), nil, os.Stdout, io.Discard)
	// Output:
	// wf-165b1cb6-3a62-4618-a021-94ddcbe32908: from 2026-09-09 19:12:23 UTC, 27m37s
	//
	// LaunchBuildInstance  COMPLETED       2m27s ███
	// UpdatePackages       COMPLETED       2m12s    ███
	// ApplyBuildComponents COMPLETED       5m18s       ███████
	// ApplyMonitoringComp… FAILED          1m26s              ▓▓
	// InventoryCollection  COMPLETED       1m34s                ██
	// CollectScanFindings  COMPLETED       4m42s                  ███████
	// RunSysPrepScript     SKIPPED            0s                        ▏
	// CheckCompliance      FAILED          1m52s                        ▓▓▓
	// ApproveImage         WAITING   8m1s so far                           ░░░░░░░░░░░
	// RunSanitizeScript    PENDING             -
	// CreateOutputAMI      PENDING             -
	// TerminateBuildInsta… PENDING             -
	//                                                      |19:20       |19:30
}

const id = "wf-11111111-2222-3333-4444-555555555555"

// service starts a service that has an execution with these steps, and makes it the
// endpoint of the AWS configuration.
func service(t *testing.T, steps ...types.WorkflowStepMetadata) *imagebuildertest.Server {
	t.Helper()
	server := imagebuildertest.NewServer()
	t.Cleanup(server.Close)
	server.SetSteps(id, steps...)
	cfg := server.Config()
	credentials, err := cfg.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"AWS_REGION":                    cfg.Region,
		"AWS_ENDPOINT_URL_IMAGEBUILDER": server.URL,
		"AWS_ACCESS_KEY_ID":             credentials.AccessKeyID,
		"AWS_SECRET_ACCESS_KEY":         credentials.SecretAccessKey,
		"AWS_SESSION_TOKEN":             "",
		"AWS_MAX_ATTEMPTS":              "1",
		"AWS_PROFILE":                   "",
		"AWS_CONFIG_FILE":               "absent",
		"AWS_SHARED_CREDENTIALS_FILE":   "absent",
	} {
		t.Setenv(name, value)
	}
	return server
}

func execute(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err strings.Builder
	code = run(t.Context(), args, &out, &err)
	return out.String(), err.String(), code
}

// The picture is rewritten by go run . -svg timeline.svg.
func TestTimeline_drawsAPicture(t *testing.T) {
	want, err := os.ReadFile("timeline.svg")
	if err != nil {
		t.Fatal(err)
	}
	if stdout, stderr, code := execute(t, "-svg", "-"); code != 0 || stdout != string(want) {
		t.Errorf("code %d, stderr:\n%s\nstdout differs from timeline.svg:\n%s", code, stderr, stdout)
	}

	file := filepath.Join(t.TempDir(), "run.svg")
	if stdout, stderr, code := execute(t, "-svg", file); code != 0 || stdout != "drawn: "+file+"\n" {
		t.Errorf("code %d, stdout %q, stderr:\n%s", code, stdout, stderr)
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != string(want) {
		t.Errorf("%v, the file differs from timeline.svg:\n%s", err, got)
	}
}

func TestTimeline_drawsInAsManyColumnsAsAsked(t *testing.T) {
	narrow, _, _ := execute(t)
	same, _, _ := execute(t, "-width", "80")
	wide, _, _ := execute(t, "-width", "100")
	if narrow != same || narrow == wide {
		t.Errorf("80 columns:\n%s\n100 columns:\n%s", same, wide)
	}
}

func TestTimeline_drawsARun(t *testing.T) {
	service(t, types.WorkflowStepMetadata{Name: aws.String("Build\x1b[31m"), StartTime: aws.String("2026-09-09T10:00:00Z"), EndTime: aws.String("2026-09-09T10:01:00Z")})
	stdout, stderr, code := execute(t, "-workflow-execution-id", id)
	if code != 0 || stderr != "" || !strings.HasPrefix(stdout, id+": from 2026-09-09 10:00:00 UTC, 1m0s\n\nBuild\\x1b[31m - 1m0s ▒▒▒") {
		t.Errorf("code %d, stderr %q, stdout:\n%s", code, stderr, stdout)
	}
}

func TestTimeline_writesNoPictureOfAnError(t *testing.T) {
	service(t).Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), 1)
	file := filepath.Join(t.TempDir(), "run.svg")
	stdout, stderr, code := execute(t, "-workflow-execution-id", id, "-svg", file)
	if code != 1 || stdout != "" || !strings.Contains(stderr, "\nGrant the identity the action imagebuilder:ListWorkflowStepExecutions") {
		t.Errorf("code %d, stdout %q, stderr:\n%s", code, stdout, stderr)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("there is a picture")
	}
}

func TestErrors_areTwoLines(t *testing.T) {
	service(t)
	for _, c := range []struct {
		args       []string
		code       int
		line, next string
	}{
		{[]string{"-workflow-execution-id", ""}, 1, "WorkflowExecutionId", "Correct the input"},
		{[]string{"-svg", filepath.Join("absent", "run.svg")}, 1, "run.svg", ""},
		{[]string{"-width", "59"}, 2, "-width is 59, less than 60", "Run timeline -h"},
		{[]string{"-width", "-1"}, 2, "-width is -1, less than 60", "Run timeline -h"},
		{[]string{"-width", "wide"}, 2, `invalid value "wide" for flag -width`, "Run timeline -h"},
		{[]string{"-color"}, 2, "not defined: -color", "Run timeline -h"},
		{[]string{"wf-1"}, 2, "unexpected argument", "Run timeline -h"},
	} {
		stdout, stderr, code := execute(t, c.args...)
		_, message, _ := strings.Cut(stderr, "timeline: ")
		line, next, _ := strings.Cut(message, "\n")
		if code != c.code || stdout != "" || !strings.Contains(line, c.line) || !strings.HasPrefix(next, c.next) || strings.Count(next, "\n") > 1 {
			t.Errorf("%q: code %d, stdout %q, stderr:\n%s", c.args, code, stdout, stderr)
		}
	}
}

func TestHelp_hasAnExample(t *testing.T) {
	_, stderr, code := execute(t, "-h")
	if code != 0 || !strings.Contains(stderr, "\n  timeline -workflow-execution-id wf-") || !strings.Contains(stderr, "\n  -width columns\n") {
		t.Errorf("code %d, stderr:\n%s", code, stderr)
	}
}

func TestIsColored_followsTheEnvironment(t *testing.T) {
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
		if got := isColored(c.to); got != c.want {
			t.Errorf("NO_COLOR=%q TERM=%q to %s: %v", c.noColor, c.term, c.to.Name(), got)
		}
	}
}
