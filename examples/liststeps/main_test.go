package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func TestListsteps_printsTheSampleAsATable(t *testing.T) {
	got := clitest.Run(t, run)
	if got.Code != 0 || !strings.Contains(got.Stderr, "sample run") {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
	clitest.Golden(t, "testdata/table.txt", got.Stdout)
}

func TestListsteps_printsTheSameForAnyPageSize(t *testing.T) {
	if got, want := clitest.Run(t, run, "-page-size", "1"), clitest.Run(t, run); got != want {
		t.Errorf("a step a page:\n%s", got.Stdout)
	}
}

func TestListsteps_printsJSONThatDecodesIntoTypes(t *testing.T) {
	got := clitest.Run(t, run, "-output", "json")
	var steps []types.WorkflowStepMetadata
	if err := json.Unmarshal([]byte(got.Stdout), &steps); err != nil {
		t.Fatal(err)
	}
	summary := types.Summarize(steps)
	if summary.Total != 12 || summary.Retried != 1 || *summary.Failed[0].Name != "ApplyMonitoringComponents" || summary.Failed[0].Cause() == "" {
		t.Errorf("%d steps, %d retried:\n%s", summary.Total, summary.Retried, got.Stdout)
	}
}

func TestListsteps_printsJSONAsOneWouldWriteIt(t *testing.T) {
	for want, steps := range map[string][]types.WorkflowStepMetadata{
		"[]\n": nil,
		"[\n  {\n    \"name\": \"a<b & c\"\n  }\n]\n": {{Name: aws.String("a<b & c")}},
		"[\n  {\n    \"name\": \"ü 日本\"\n  }\n]\n":    {{Name: aws.String("ü 日本")}},
	} {
		server, args := clitest.AWS(t)
		server.SetSteps(clitest.ID, steps...)
		if got := clitest.Run(t, run, append(args, "-output", "json")...); got.Stdout != want {
			t.Errorf("stdout %q, stderr %q", got.Stdout, got.Stderr)
		}
	}
}

func TestListsteps_printsJSONThatIsSafeOnATerminal(t *testing.T) {
	const unsafe = "\x1b[31m\x7f\u009b31m\u202e\u200b\u2028\U000e0041\r\n"
	server, args := clitest.AWS(t)
	server.SetSteps(clitest.ID, types.WorkflowStepMetadata{Name: aws.String(unsafe), Inputs: aws.String(unsafe)})
	got := clitest.Run(t, run, append(args, "-output", "json")...)
	for _, r := range got.Stdout {
		if r != '\n' && !strconv.IsPrint(r) {
			t.Errorf("%U is printed", r)
		}
	}
	var steps []types.WorkflowStepMetadata
	if err := json.Unmarshal([]byte(got.Stdout), &steps); err != nil || aws.ToString(steps[0].Name) != unsafe {
		t.Errorf("%v, decoded %v", err, steps)
	}
}

func TestListsteps_listsARunOnAWS(t *testing.T) {
	server, args := clitest.AWS(t)
	server.SetSteps(clitest.ID,
		types.WorkflowStepMetadata{Name: aws.String("Launch\x1b[31m"), Action: aws.String("LaunchInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
		types.WorkflowStepMetadata{},
	)
	got := clitest.Run(t, run, args...)
	want := "NAME         ACTION          STATUS     START  DURATION\n" +
		"Launch\ufffd[31m  LaunchInstance  COMPLETED  -      -\n" +
		"-            -               -          -      -\n"
	if got != (clitest.Result{Stdout: want}) {
		t.Errorf("got %+v", got)
	}
}

func TestListsteps_takesRegionAndCredentialsFromAProfile(t *testing.T) {
	server, args := clitest.AWS(t)
	server.SetSteps(clitest.ID)
	t.Setenv("AWS_ACCESS_KEY_ID", "")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "")
	known, err := server.Config().Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "config")
	content := fmt.Sprintf("[profile builds]\nregion = %s\naws_access_key_id = %s\naws_secret_access_key = %s\n", server.Config().Region, known.AccessKeyID, known.SecretAccessKey)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AWS_CONFIG_FILE", file)

	got := clitest.Run(t, run, args[0], args[1], "-profile", "builds", "-endpoint-url", server.URL)
	if got.Code != 0 {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
}

func TestListsteps_prefersItsEndpointFlagToTheEnvironment(t *testing.T) {
	server, args := clitest.AWS(t)
	server.SetSteps(clitest.ID)
	t.Setenv("AWS_ENDPOINT_URL_IMAGEBUILDER", "http://127.0.0.1:1")
	if got := clitest.Run(t, run, args...); got.Code != 0 {
		t.Errorf("code %d, stderr:\n%s", got.Code, got.Stderr)
	}
}

func TestListsteps_failsWithoutOutputWhenAnyPageFails(t *testing.T) {
	server, args := clitest.AWS(t)
	server.SetSteps(clitest.ID, make([]types.WorkflowStepMetadata, 2)...)
	server.Inject(nil, 1)
	server.Inject(imagebuildertest.DropConnection(), 2)
	got := clitest.Run(t, run, append(args, "-page-size", "1")...)
	if got.Code != 1 || got.Stdout != "" || got.Stderr == "" {
		t.Errorf("got %+v", got)
	}
}

func TestListsteps_refusesFlagsThatItCannotUse(t *testing.T) {
	for says, args := range map[string][]string{
		"value \"0\" for flag -page-size: must be":     {"-page-size", "0"},
		"value \"26\" for flag -page-size: must be":    {"-page-size", "26"},
		"is neither table nor json":                    {"-output", "xml"},
		"-region needs -workflow-execution-id":         {"-region", "us-east-1"},
		"-profile needs -workflow-execution-id":        {"-profile", "builds"},
		"-endpoint-url needs -workflow-execution-id":   {"-endpoint-url", "http://127.0.0.1"},
		"invalid value \"many\" for flag -page-size":   {"-page-size", "many"},
		"flag provided but not defined: -color":        {"-color"},
		"unexpected argument \"wf-1\"":                 {"wf-1"},
		"flag needs an argument: -workflow-execution-": {"-workflow-execution-id"},
	} {
		got := clitest.Run(t, run, args...)
		if got.Code != 2 || got.Stdout != "" || !strings.Contains(got.Stderr, says) || !strings.Contains(got.Stderr, "Run liststeps -h") {
			t.Errorf("%q: got %+v", args, got)
		}
	}
}

func TestListsteps_explainsItself(t *testing.T) {
	if got := clitest.Run(t, run, "-h"); got.Code != 0 || !strings.HasPrefix(got.Stderr, "liststeps lists the steps") || !strings.Contains(got.Stderr, "\n  -output format\n") {
		t.Errorf("got %+v", got)
	}
}

func TestListsteps_endsWhenCancelled(t *testing.T) {
	_, args := clitest.AWS(t)
	for name, args := range map[string][]string{"aws": args, "sample": {}} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var stderr strings.Builder
		code := run(ctx, args, io.Discard, &stderr)
		if code != 130 || !strings.HasSuffix(stderr.String(), "liststeps: interrupted\n") {
			t.Errorf("%s: code %d, stderr:\n%s", name, code, stderr.String())
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestListsteps_failsWhenItCannotPrint(t *testing.T) {
	for _, output := range []string{"table", "json"} {
		var stderr strings.Builder
		code := run(t.Context(), []string{"-output", output}, fullDisk{}, &stderr)
		if code != 1 || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%s: code %d, stderr:\n%s", output, code, stderr.String())
		}
	}
}

func TestAligned_countsColumnsOfATerminal(t *testing.T) {
	got := aligned([][]string{{"NAME", "STATUS"}, {"構成", "FAILED"}, {"Build", "COMPLETED"}})
	if want := "NAME   STATUS\n構成   FAILED\nBuild  COMPLETED\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
