package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func Example() {
	run(context.Background(), nil, os.Stdout, io.Discard)
	// Output:
	// STATUS     START                     DURATION     ACTION                    NAME
	// COMPLETED  2026-09-09T19:12:23.418Z  2m27s        LaunchInstance            LaunchBuildInstance
	// COMPLETED  2026-09-09T19:14:51.229Z  2m12s        RunCommand                UpdatePackages
	// COMPLETED  2026-09-09T19:17:03.140Z  5m18s        ExecuteComponents         ApplyBuildComponents
	// FAILED     2026-09-09T19:22:21.062Z  1m26s        ExecuteComponents         ApplyMonitoringComponents
	// COMPLETED  2026-09-09T19:23:47.716Z  1m34s        CollectImageMetadata      InventoryCollection
	// COMPLETED  2026-09-09T19:25:22.571Z  4m42s        CollectImageScanFindings  CollectScanFindings
	// SKIPPED    2026-09-09T19:30:05.322Z  0s           RunSysPrep                RunSysPrepScript
	// FAILED     2026-09-09T19:30:05.730Z  1m52s        ExecuteStateMachine       CheckCompliance
	// WAITING    2026-09-09T19:31:58.611Z  8m1s so far  WaitForAction             ApproveImage
	// PENDING    -                         -            SanitizeInstance          RunSanitizeScript
	// PENDING    -                         -            CreateImage               CreateOutputAMI
	// PENDING    -                         -            TerminateInstance         TerminateBuildInstance
	//
	// ApplyMonitoringComponents failed: Document arn:aws:imagebuilder:us-west-2:111122223333:component/monitoring/1.2.0/1 failed!; output: Reading package lists\nE: Unable to locate package collectd\nfailed to run commands: exit status 100 (run command c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20, instance i-1234567890abcdef0, log s3://my-image-logs/my-example-recipe/1.0.0/1/console.log)
	//
	// CheckCompliance failed: ValidationFailed: 3 of 212 rules are violated; ExpectationNotMet. stepfunctions:DescribeExecution returned terminal state FAILED (execution arn:aws:states:us-west-2:111122223333:execution:check-compliance:0f5a, state machine arn:aws:states:us-west-2:111122223333:stateMachine:check-compliance)
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

func TestTable_hasTheStepsOfARun(t *testing.T) {
	service(t,
		types.WorkflowStepMetadata{Name: aws.String("構成\x1b[31m"), Action: aws.String("RunCommand"), Status: types.WorkflowStepExecutionStatusCompleted},
		types.WorkflowStepMetadata{StartTime: aws.String("yesterday")},
	)
	stdout, stderr, code := execute(t, "-workflow-execution-id", id)
	want := "STATUS     START      DURATION   ACTION      NAME\n" +
		"COMPLETED  -          -          RunCommand  構成\\x1b[31m\n" +
		"-          yesterday  malformed  -           -\n"
	if stdout != want || stderr != "" || code != 0 {
		t.Errorf("code %d, stderr %q, stdout:\n%s", code, stderr, stdout)
	}
}

func TestJSON_hasTheStepsOfARun(t *testing.T) {
	for want, steps := range map[string][]types.WorkflowStepMetadata{
		"[]\n": nil,
		"[\n  {\n    \"name\": \"ü <日本>\"\n  }\n]\n": {{Name: aws.String("ü <日本>")}},
	} {
		service(t, steps...)
		stdout, stderr, code := execute(t, "-workflow-execution-id", id, "-output", "json")
		if stdout != want || stderr != "" || code != 0 {
			t.Errorf("code %d, stderr %q, stdout:\n%s", code, stderr, stdout)
		}
	}
}

func TestJSON_isSafeOnATerminal(t *testing.T) {
	const unsafe = "\x1b[31m\x7f\u009b31m\u202e\u200b\u2028\U000e0041\r\n"
	service(t, types.WorkflowStepMetadata{Name: aws.String(unsafe), Inputs: aws.String(unsafe)})
	stdout, _, _ := execute(t, "-workflow-execution-id", id, "-output", "json")
	for _, r := range stdout {
		if r != '\n' && !strconv.IsPrint(r) {
			t.Errorf("%U is printed", r)
		}
	}
	var steps []types.WorkflowStepMetadata
	if err := json.Unmarshal([]byte(stdout), &steps); err != nil || aws.ToString(steps[0].Name) != unsafe {
		t.Errorf("%v, decoded %v", err, steps)
	}
}

func TestErrors_areTwoLines(t *testing.T) {
	server := service(t, types.WorkflowStepMetadata{})
	server.Inject(imagebuildertest.DropConnection(), 1)
	for _, c := range []struct {
		args       []string
		code       int
		line, next string
	}{
		{[]string{"-workflow-execution-id", id}, 1, "ListWorkflowStepExecutions", "Check the network"},
		{[]string{"-workflow-execution-id", ""}, 1, "WorkflowExecutionId", "Correct the input"},
		{[]string{"-workflow-execution-id"}, 2, "flag needs an argument", "Run liststeps -h"},
		{[]string{"-output", "xml"}, 2, `-output is "xml"`, "Run liststeps -h"},
		{[]string{"-color"}, 2, "not defined: -color", "Run liststeps -h"},
		{[]string{id}, 2, "unexpected argument", "Run liststeps -h"},
	} {
		stdout, stderr, code := execute(t, c.args...)
		line, next, _ := strings.Cut(stderr, "\n")
		if code != c.code || stdout != "" || !strings.HasPrefix(line, "liststeps: ") || !strings.Contains(line, c.line) ||
			!strings.HasPrefix(next, c.next) || strings.Count(next, "\n") != 1 {
			t.Errorf("%q: code %d, stdout %q, stderr:\n%s", c.args, code, stdout, stderr)
		}
	}
}

func TestHelp_hasAnExample(t *testing.T) {
	_, stderr, code := execute(t, "-h")
	if code != 0 || !strings.Contains(stderr, "\n  liststeps -workflow-execution-id wf-") || !strings.Contains(stderr, "\n  -output format\n") {
		t.Errorf("code %d, stderr:\n%s", code, stderr)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestPrinting_failsOnAFullDisk(t *testing.T) {
	for _, output := range []string{"table", "json"} {
		var stderr strings.Builder
		code := run(t.Context(), []string{"-output", output}, fullDisk{}, &stderr)
		if code != 1 || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%s: code %d, stderr:\n%s", output, code, stderr.String())
		}
	}
}
