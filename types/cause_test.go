package types_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func failed(outputs string) types.WorkflowStepMetadata {
	return types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusFailed, Outputs: &outputs}
}

func TestCause_tellsWhyAndWhereToLook(t *testing.T) {
	for _, c := range []struct {
		name string
		step types.WorkflowStepMetadata
		want string
	}{
		{
			"the message",
			types.WorkflowStepMetadata{Status: "FAILED", Message: ptr(" No capacity.\n")},
			"No capacity.",
		},
		{
			"error, cause and message of a state machine", failed(string(readFile(t, "failed_state_machine_outputs.json"))),
			"ValidationFailed: Intentional test failure; ExpectationNotMet. stepfunctions:DescribeExecution returned terminal state FAILED",
		},
		{
			"the execution of a state machine, which has an output",
			types.WorkflowStepMetadata{
				Status:  "FAILED",
				Inputs:  ptr(`{"stateMachineArn": "arn:sm", "input": "{}"}`),
				Outputs: ptr(`{"executionArn": "arn:ex", "status": "TIMED_OUT", "output": "{\"at\": \"Check\"}"}`),
			},
			`status TIMED_OUT; output: {"at": "Check"} (execution arn:ex, state machine arn:sm)`,
		},
		{
			"the error, output, command, instance and log of components",
			types.WorkflowStepMetadata{
				Status:  "FAILED",
				Inputs:  ptr(`{"instanceId": "i-1"}`),
				Outputs: ptr(`{"runCommandId": "9eef", "status": "Failed", "output": "Installing\nE: no such package\n", "error": "Document failed", "logUrl": "https://logs.example/a?region=eu-west-1"}`),
			},
			`Document failed; output: Installing\nE: no such package (run command 9eef, instance i-1, log https://logs.example/a?region=eu-west-1)`,
		},
		{
			"the output of a command, which is a list", failed(`{"runCommandId": "9eef", "status": "Failed", "output": ["one", "exit status 1"]}`),
			`output: one\nexit status 1 (run command 9eef)`,
		},
		{
			"the status of a command that said nothing", failed(`{"runCommandId": "9eef", "status": "TimedOut", "output": ""}`),
			"status TimedOut (run command 9eef)",
		},
		{
			"the message first, and nothing twice",
			types.WorkflowStepMetadata{
				Status: "FAILED", Message: ptr("Step failed: disk full"),
				Outputs: ptr(`{"error": "disk full", "errorMessage": "Step failed", "output": "disk full\n"}`),
			},
			"Step failed: disk full",
		},
		{
			"the images that failed", failed(`{"distributedImages": [{"region": "us-east-1", "status": "COMPLETED"}, {"region": "eu-west-1", "accountId": "111122223333", "status": "FAILED", "errorMessage": "The key is disabled"}, {"region": "eu-west-2", "status": "Failed"}]}`),
			"eu-west-1 111122223333: The key is disabled; eu-west-2: Failed",
		},
		{
			"the regions that failed", failed(`{"status": "Failed", "succeededRegions": ["us-east-1"], "failedRegions": ["eu-west-1", "eu-west-2"]}`),
			"failed in eu-west-1, eu-west-2",
		},
		{
			"an approval that was refused", failed(`{"action": "STOP", "reason": "not in this release"}`),
			"STOP: not in this release",
		},
		{
			"a rollback that failed too",
			types.WorkflowStepMetadata{Status: "FAILED", RollbackStatus: "FAILED", Message: ptr("No capacity")},
			"No capacity (rollback failed)",
		},
		{
			"the association of an inventory", failed(`{"error": "timed out", "associationId": "7416"}`),
			"timed out (association 7416)",
		},
		{
			"an error that is an object", failed(`{"error": {"code": 7}}`),
			`{"code": 7}`,
		},
		{
			"bare text", failed("no space left on device\n"),
			"no space left on device",
		},
		{
			"a message and bare text",
			types.WorkflowStepMetadata{Status: "FAILED", Message: ptr("Step failed"), Outputs: ptr("no space left on device\n")},
			"Step failed; no space left on device",
		},
		{
			"bare text in a JSON string", failed(` "EC2 says:\nno \"capacity\"" `),
			`EC2 says:\nno "capacity"`,
		},
		{
			"a JSON object in a JSON string", failed(`"{\"error\": \"no capacity\", \"instanceId\": \"i-1\"}"`),
			`no capacity (instance i-1)`,
		},
		{
			"paths of Windows on two lines", failed(`{"output": "C:\\a\nC:\\b"}`),
			`output: C:\a\nC:\b`,
		},
		{
			"a list", failed(`["EC2 says", "no capacity"]`),
			`EC2 says\nno capacity`,
		},
		{
			"null", failed(`null`),
			`no cause given`,
		},
		{
			"a member that nobody knows, beside an output", failed(`{"output": "done", "quotaReason": "5 of 5 used", "status": "Failed", "retries": 0, "data": {}, "x": null}`),
			`quotaReason: 5 of 5 used; output: done`,
		},
		{
			"a member that explains, in front of one that does not", failed(`{"output": "done", "alpha": "1", "stderr": "disk full"}`),
			`stderr: disk full; alpha: 1; output: done`,
		},
		{
			"a list of images that is a text", failed(`{"distributedImages": "no region was reached"}`),
			`distributedImages: no region was reached`,
		},
		{
			"a member that repeats the error", failed(`{"error": "quota is used up", "errorDetail": "quota is used up"}`),
			`quota is used up`,
		},
		{
			"images of all endings", failed(`{"modifiedImages": [{"region": "a", "status": "COMPLETED", "step": "Completed"}, {"region": "b", "status": "TIMED_OUT", "step": "Copy"}, {"region": "c", "status": "Canceled"}, {"region": "d", "status": "InProgress"}, {"region": "e", "status": "Failed", "step": "Share", "errorMessage": "no such account"}]}`),
			`b: TIMED_OUT at Copy; c: Canceled; e: Failed at Share: no such account`,
		},
		{
			"a summary of AWSTOE and nothing else", failed(`{"output": "{\"executionId\":\"1\",\"status\":\"failed\",\"failedStepCount\":1,\"failureMessage\":\"Document x failed!\",\"logUrl\":\"s3://b/l\"}"}`),
			`Document x failed! (log s3://b/l)`,
		},
		{
			"summaries of AWSTOE between what components print", failed(`{"output": "one\n{\"executionId\": \"1\", \"failedStepCount\": 0, \"failureMessage\": \"\"}\ntwo\n{\"failureMessage\": \"{ braces }\", \"executionId\": \"2\", \"failedStepCount\": 1}\n\n----------ERROR-------\nthree"}`),
			`{ braces }; output: one\ntwo\nthree`,
		},
		{
			"a summary of AWSTOE that is cut", failed(`{"output": "E: no\n{\n    \"executionId\": \"1\",\n    \"failedStepCount\": 1,\n    \"failureMessage\": \"Docum\n---Output truncated---"}`),
			`output: E: no; the output was cut`,
		},
		{
			"the output of a state machine, which is no summary", failed(`{"output": "{\"executionId\": \"1\", \"state\": \"Check\"}"}`),
			`output: {"executionId": "1", "state": "Check"}`,
		},
		{
			"outputs that say nothing known", failed(`{"runCommandId": "9eef", "zone": 1, "failureReason": "quota < 5", "status": "Failed", "output": []}`),
			"failureReason: quota < 5; zone: 1 (run command 9eef)",
		},
		{
			"outputs that are all known and no reason", failed(`{"imageId": "ami-1", "architecture": "arm64"}`),
			"no cause given; output: architecture: arm64; imageId: ami-1",
		},
		{
			"nothing at all",
			types.WorkflowStepMetadata{Status: "FAILED"},
			"no cause given",
		},
		{
			"nothing but an instance",
			types.WorkflowStepMetadata{Status: "FAILED", Inputs: ptr(`{"instanceId": "i-1"}`)},
			"no cause given (instance i-1)",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.step.Cause(); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestCause_isEmptyForStepsThatHaveNotFailed(t *testing.T) {
	for _, status := range []types.WorkflowStepExecutionStatus{"", "PENDING", "SKIPPED", "RUNNING", "WAITING", "COMPLETED", "CANCELLED", "NEW"} {
		step := types.WorkflowStepMetadata{Status: status, Message: ptr("m"), Outputs: ptr(`{"error": "e"}`)}
		if got := step.Cause(); got != "" {
			t.Errorf("%s: got %q", status, got)
		}
	}
}

func TestCause_keepsTheEndOfALongOutput(t *testing.T) {
	got := failed(`{"output": "beginning ` + strings.Repeat("é", 1<<19) + ` the end", "runCommandId": "9eef"}`).Cause()
	if !strings.HasPrefix(got, "output: …éé") || !strings.HasSuffix(got, "éé the end (run command 9eef)") {
		t.Errorf("got %s", got)
	}
	checkPrintableLine(t, got)
}

func TestCause_keepsTheBeginningOfALongMessage(t *testing.T) {
	step := types.WorkflowStepMetadata{Status: "FAILED", Message: ptr("beginning " + strings.Repeat("é", 1<<19)), Outputs: ptr(`{"output": "the output", "instanceId": "i-1"}`)}
	got := step.Cause()
	if !strings.HasPrefix(got, "beginning éé") || !strings.HasSuffix(got, "éé…; output: the output (instance i-1)") {
		t.Errorf("got %s", got)
	}
	checkPrintableLine(t, got)
}

func TestCause_isBoundedWithEverythingLong(t *testing.T) {
	for _, char := range []string{"x", "é", "😀", "\x1b", "\u202e", "\xff", "\n"} {
		long := strings.Repeat(char+".", 5000)
		outputs, err := json.Marshal(map[string]any{
			"output": long, "error": long, "runCommandId": long, "logUrl": long,
			"distributedImages": []any{map[string]string{"region": long, "errorMessage": long}},
		})
		if err != nil {
			t.Fatal(err)
		}
		step := failed(string(outputs))
		step.Message = &long
		got := step.Cause()
		checkPrintableLine(t, got)
		if char == "x" && len(got) != 1000 {
			t.Errorf("nothing had to be left out to end at a character: got %d bytes, want 1,000", len(got))
		}
		if char != "\x1b" && char != "\n" && (len(got) < 950 || strings.Count(got, "…") != 3) {
			t.Errorf("%q: want all three parts, and 950 to 1,000 bytes: got %d: %s", char, len(got), got)
		}
	}
}

// Reasons past the limit are not collected: finding repetitions in them takes time in the
// square of their length.
func TestCause_ofManyReasonsTakesNoMoreMemoryThanOfOne(t *testing.T) {
	images := func(number func(int) int) types.WorkflowStepMetadata {
		list := `{"errorMessage": "` + strings.Repeat("x", 500) + `"}`
		for i := range 1000 {
			list += `, {"errorMessage": "` + strings.Repeat("y", 100) + strconv.Itoa(1000+number(i)) + `"}`
		}
		return failed(`{"distributedImages": [` + list + `]}`)
	}
	one, many := images(func(int) int { return 0 }), images(func(i int) int { return i })
	if more := allocated(func() { many.Cause() }) - allocated(func() { one.Cause() }); more > 50_000 {
		t.Errorf("%.0f bytes more were allocated", more)
	}
}

func TestCause_isSafeToPrint(t *testing.T) {
	step := failed("")
	for raw, want := range map[string]string{
		"red \x1b[31m alert":                `red alert`,
		"two\r\nlines\tand\x00nul":          `two\nlines andnul`,
		"csi \u009b31m del \x7f":            `csi del \x7f`,
		"\x1b]0;title\x07a\x1b]8;;u\x1b\\b": `ab`,
		"\x1b]0;title without an end\nb":    `b`,
		"\x1b":                              `no cause given`,
		"\x1bPq#0\x1b\\a\x1b(Bb\x1b7\x1b=c": `abc`,
		"1%\r99%\r\ndone\b\b\b\bd":          `99%\nd`,
		"10%\x1b[2K\x1b[1G20%":              `20%`,
		"\x1b[":                             `no cause given`,
		"bidi \u202egnp.exe\u2066":          `bidi \u202egnp.exe\u2066`,
		"separators \u2028\u2029\u0085.":    `separators \u2028\u2029\u0085.`,
		"hidden \u200b\ufeff\u00ad.":        `hidden \u200b\ufeff\u00ad.`,
		"spaces \u00a0\u3000.":              `spaces \u00a0\u3000.`,
		"broken \xff\xc3.":                  `broken \xff\xc3.`,
		`C:\dir "quoted" 'single' äöü 日本 😀`: `C:\dir "quoted" 'single' äöü 日本 😀`,
	} {
		step.Message = &raw
		if got := step.Cause(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestCause_leavesOutTheSignatureOfALogURL(t *testing.T) {
	for url, want := range map[string]string{
		"https://b.s3.example/log?X-Amz-Security-Token=tok&X-Amz-Signature=sig": "https://b.s3.example/log",
		"https://b.s3.example/log?AWSAccessKeyId=AK&Signature=sig":              "https://b.s3.example/log",
		"https://b.s3.example/log?x-amz-signature=sig":                          "https://b.s3.example/log",
		"https://b.s3.example/signature=1?prefix=log":                           "https://b.s3.example/signature=1?prefix=log",
	} {
		if got := failed(`{"error": "e", "logUrl": "` + url + `"}`).Cause(); got != "e (log "+want+")" {
			t.Errorf("%s: got %s", url, got)
		}
		if got := failed(`{"logUrl": "` + url + `"}`).Cause(); got != "no cause given (log "+want+")" {
			t.Errorf("%s without an error: got %s", url, got)
		}
	}
}

// checkPrintableLine checks the properties of every line that Cause documents.
func checkPrintableLine(t *testing.T, line string) {
	t.Helper()
	if len(line) > 1000 {
		t.Errorf("%d bytes are more than 1,000: %s", len(line), line)
	}
	if !utf8.ValidString(line) {
		t.Errorf("not UTF-8: %q", line)
	}
	for _, r := range line {
		if !strconv.IsPrint(r) {
			t.Errorf("%q is not printable in %q", r, line)
		}
	}
}

func TestCause_hasNoPartOfASecretWhereverAURLIsCut(t *testing.T) {
	query := "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260909%2Fus-west-2%2Fs3%2Faws4_request" +
		"&X-Amz-Date=20260909T191218Z&X-Amz-Security-Token="
	for _, token := range []int{0, 10, 100} {
		for padding := range 330 {
			url := "https://my-bucket.s3.us-west-2.amazonaws.com/agent.rpm" + query + strings.Repeat("IQoJb3JpZ2luX2VjE", token) + "&X-Amz-Signature=" + strings.Repeat("deadbeef", 8)
			text := strings.Repeat("x", padding) + " " + url + " returned 403"
			lines := strings.Repeat("a line of an output\n", 200) + text
			for name, step := range map[string]types.WorkflowStepMetadata{
				"message":         {Message: &text},
				"text":            {Outputs: &text},
				"output":          {Outputs: quoted("output", lines)},
				"error message":   {Outputs: quoted("errorMessage", text)},
				"failure message": {Outputs: quoted("failureMessage", text)},
				"unknown member":  {Outputs: quoted("whatever", text)},
				"log":             {Outputs: quoted("logUrl", url)},
			} {
				step.Status = types.WorkflowStepExecutionStatusFailed
				for _, line := range []string{step.Cause(), step.LogValue().String(), step.OutputData().String()} {
					if strings.Contains(line, "deadbeef") || strings.Contains(line, "IQoJ") || strings.Contains(line, "ASIA") {
						t.Fatalf("%s, %d before a URL of %d bytes: %s", name, padding, len(url), line)
					}
				}
			}
		}
	}
}

func quoted(member, text string) *string {
	document, _ := json.Marshal(map[string]string{member: text})
	return ptr(string(document))
}
