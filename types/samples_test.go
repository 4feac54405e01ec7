package types_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const toeLog = "s3://image-logs/"

// Each sample is a step from practice, with the text that its reader needs.
var samples = map[string]struct {
	has   []string
	not   []string
	once  string
	log   string // the beginning of LogUrl
	first string // the beginning of the cause
}{
	"pretty": {
		first: "Document arn:aws:imagebuilder:eu-central-1:111122223333:component/database-linux/1.0.0/1 failed! (run command ",
		once:  "component/database-linux", not: []string{"failedStepCount", "{"}, log: toeLog,
	},
	"text-then-summary": {
		has:  []string{"Error: Unable to find a match: htpd", "ExitCode 1"},
		once: "component/install-web", not: []string{"failedStepCount"}, log: toeLog,
	},
	"top-level-summary-with-output": {
		has: []string{"output: done", "log /var/lib/amazon/toe/TOE_2023"}, not: []string{"failedStepCount", "executionId"},
		once: "component/database-linux/1.0.0/1 failed!", log: "/var/lib/amazon/toe/",
	},
	"bare-text-distribution": {
		first: "Not all distribution jobs are completed. 1) EC2 Client Error: ", has: []string{"block public access for AMIs is enabled for this account", "in Region ap-south-1."},
	},
	"json-string-distribution": {
		first: "Not all distribution jobs are completed. 1) EC2 Client Error: ", has: []string{"You can’t publicly share", "in Region ap-south-1."}, not: []string{`"`},
	},
	"images-timedout-and-failed": {
		first: "eu-west-1: TimedOut at ExportAmiRunning; us-east-1: Failed at PutSsmParametersRunning",
	},
	"config-timedout": {
		first: "eu-west-1 111122223333: TimedOut at ExportAmiRunning; us-east-1 111122223333: Cancelled at ExportAmiQueued", not: []string{"us-west-2"},
	},
	"chef":               {has: []string{"Chef::Exceptions::Package: No candidate version available for lustre-client-modules"}, not: []string{"resource line", "Running handlers"}},
	"npm":                {has: []string{"404 Not Found - GET https://registry.example/left-pad2"}, not: []string{"complete log"}},
	"ssm-both-truncated": {has: []string{"Exception Details: An error occurred when attempting to search Windows Update.", "HRESULT: 0x80072EE2", "the output was cut, the run command has the rest"}, not: []string{"stdout line", "---"}},
	"ssm-only-stdout-truncated": {
		has: []string{"E: Unable to locate package htpd", "the output was cut, the run command has the rest"}, not: []string{"---"},
	},
	"UpdateSSMAgent": {has: []string{"is not authorized to perform: ssm:SendCommand on resource: arn:aws:ssm:us-east-1::document/AWS-UpdateSSMAgent because no identity-based policy allows the ssm:SendCommand action (instance"}},
	"errorMessage-encoded": {
		first: "You are not authorized to perform this operation. User: ", has: []string{"with an explicit deny in a service control policy. Encoded authorization failure message: kQ7x_"}, not: []string{strings.Repeat("kQ7x_", 10)},
	},
	"parse":     {first: "output: Parsing step 'Download' in phase 'build' failed. Error: Action S3Download has no inputs; it requires an 'inputs' (run"},
	"winupdate": {first: `status TimedOut; output: Stdout: Downloading 1 of 1 KB5087539\nStdout: Do (run command`},
}

func TestCause_givesTheReadersOfSamplesWhatTheyWant(t *testing.T) {
	var all []struct {
		Name string
		Step types.WorkflowStepMetadata
	}
	if err := json.Unmarshal(readFile(t, "causes.json"), &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != len(samples) {
		t.Errorf("%d samples, and wants of %d", len(all), len(samples))
	}
	for _, sample := range all {
		t.Run(sample.Name, func(t *testing.T) {
			want, ok := samples[sample.Name]
			if !ok {
				t.Fatal("nothing is wanted of it")
			}
			got := sample.Step.Cause()
			checkPrintableLine(t, got)
			checkTold(t, got, want.has, want.not)
			if !strings.HasPrefix(got, want.first) {
				t.Errorf("does not begin with %s", want.first)
			}
			if want.once != "" && strings.Count(got, want.once) != 1 {
				t.Errorf("%s is not there once", want.once)
			}
			if log := sample.Step.OutputData().LogUrl; !strings.HasPrefix(log, want.log) || (log == "") != (want.log == "") {
				t.Errorf("LogUrl is %s", log)
			}
			if t.Failed() {
				t.Logf("got %s", got)
			}
		})
	}
}

func checkTold(t *testing.T, got string, has, not []string) {
	t.Helper()
	for _, said := range has {
		if !strings.Contains(got, said) {
			t.Errorf("does not have %q", said)
		}
	}
	for _, said := range not {
		if strings.Contains(got, said) {
			t.Errorf("has %q", said)
		}
	}
}
