package types_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// outputData decodes document as outputs, and checks that InputData reads it the same
// and that nothing of it is lost.
func outputData(t testing.TB, document string) types.StepData {
	t.Helper()
	data := types.WorkflowStepMetadata{Outputs: &document}.OutputData()
	if in := (types.WorkflowStepMetadata{Inputs: &document}).InputData(); !reflect.DeepEqual(in, data) {
		t.Errorf("inputs decode to %+v, outputs to %+v", in, data)
	}
	if data.Members == nil {
		if want := (types.StepData{Text: document}); !reflect.DeepEqual(data, want) {
			t.Errorf("%.100q: got %+v, want it as Text alone", document, data)
		}
		return data
	}
	if data.Text != "" {
		t.Errorf("%.100q has both Text and Members", document)
	}
	again, err := json.Marshal(data.Members)
	if err != nil {
		t.Fatalf("%.100q: the members don't encode: %v", document, err)
	}
	if !reflect.DeepEqual(jsonValue(t, string(again)), jsonValue(t, document)) {
		t.Errorf("%.100q encodes again as another value: %.100q", document, again)
	}
	return data
}

// named is data without the fields that outputData checks.
func named(data types.StepData) types.StepData {
	data.Members = nil
	return data
}

func TestStepData_hasTheDocumentedMembersOfEachAction(t *testing.T) {
	for _, c := range []struct {
		name     string
		document string
		want     types.StepData
	}{
		{
			"LaunchInstance inputs", `{"waitFor": "ssmAgent", "healthCheck": "ec2", "imageIdOverride": "ami-1", "instanceTypesOverride": ["m5.large", "m6i.large"]}`,
			types.StepData{WaitFor: "ssmAgent", HealthCheck: "ec2", ImageIdOverride: "ami-1", InstanceTypesOverride: []string{"m5.large", "m6i.large"}},
		},
		{
			"LaunchInstance outputs", `{"instanceId": "i-1234567890abcdef0"}`,
			types.StepData{InstanceId: "i-1234567890abcdef0"},
		},
		{
			"ExecuteComponents outputs of a failure", `{"runCommandId": "9eef", "status": "Failed", "output": "a\nb", "error": "Document failed", "logUrl": "s3://bucket/log"}`,
			types.StepData{RunCommandId: "9eef", Status: "Failed", Output: "a\nb", Error: "Document failed", LogUrl: "s3://bucket/log"},
		},
		{
			"ExecuteComponents outputs with the summary of AWSTOE", `{"output": "a\n{\n \"executionId\": \"1\",\n \"status\": \"failed\",\n \"failedStepCount\": 1,\n \"failureMessage\": \"Document x failed!\",\n \"logUrl\": \"s3://bucket/log\"\n}\n"}`,
			types.StepData{Output: "a", FailureMessage: "Document x failed!", LogUrl: "s3://bucket/log"},
		},
		{
			"a summary of AWSTOE as the outputs", `{"executionId": "1", "status": "failed", "failureMessage": "Document x failed!", "logUrl": "/var/lib/amazon/toe/x"}`,
			types.StepData{Status: "failed", FailureMessage: "Document x failed!", LogUrl: "/var/lib/amazon/toe/x"},
		},
		{
			"members beside a summary of AWSTOE", `{"failureMessage": "mine", "logUrl": "s3://mine", "output": "{\"executionId\": \"1\", \"failedStepCount\": 1, \"failureMessage\": \"x\", \"logUrl\": \"y\"}"}`,
			types.StepData{FailureMessage: "mine", LogUrl: "s3://mine"},
		},
		{
			"RunCommand inputs", `{"instanceId": "i-1", "documentName": "AWS-RunShellScript", "documentVersion": "$LATEST", "parameters": {"commands": ["ls", "id"], "none": []}}`,
			types.StepData{InstanceId: "i-1", DocumentName: "AWS-RunShellScript", DocumentVersion: "$LATEST", Parameters: map[string][]string{"commands": {"ls", "id"}, "none": {}}},
		},
		{
			"RunCommand outputs, a list", `{"runCommandId": "9eef", "status": "Success", "output": ["first", "second\n", "third"]}`,
			types.StepData{RunCommandId: "9eef", Status: "Success", Output: "first\nsecond\n\nthird"},
		},
		{
			"RunSysPrep outputs, a string", `{"runCommandId": "9eef", "status": "Success", "output": "done\n"}`,
			types.StepData{RunCommandId: "9eef", Status: "Success", Output: "done\n"},
		},
		{
			"CollectImageMetadata outputs", `{"osVersion": "Amazon Linux 2023", "associationId": "7416"}`,
			types.StepData{OsVersion: "Amazon Linux 2023", AssociationId: "7416"},
		},
		{
			"CreateImage outputs", `{"imageId": "ami-1234567890abcdef0"}`,
			types.StepData{ImageId: "ami-1234567890abcdef0"},
		},
		{
			"RegisterImage inputs", `{"architecture": "x86_64", "bootMode": "uefi", "blockDeviceMapping": [{"ebs": {}}]}`,
			types.StepData{Architecture: "x86_64", BootMode: "uefi"},
		},
		{
			"CreateImageFromIso outputs", `{"amiName": "win", "snapshotId": "snap-1", "architecture": "arm64"}`,
			types.StepData{AmiName: "win", SnapshotId: "snap-1", Architecture: "arm64"},
		},
		{
			"TerminateInstance inputs", `{"instanceId": "i-1", "waitForTermination": false}`,
			types.StepData{InstanceId: "i-1", WaitForTermination: ptr(false)},
		},
		{
			"WaitForAction inputs", `{"snsTopicArn": "arn:sns", "lambdaFunctionName": "fn", "payload": "{\"a\": 1}"}`,
			types.StepData{SnsTopicArn: "arn:sns", LambdaFunctionName: "fn", Payload: `{"a": 1}`},
		},
		{
			"WaitForAction outputs", `{"action": "STOP", "reason": "not today"}`,
			types.StepData{Action: "STOP", Reason: "not today"},
		},
		{
			"ExecuteStateMachine inputs", `{"stateMachineArn": "arn:sm", "input": "{}"}`,
			types.StepData{StateMachineArn: "arn:sm", Input: "{}"},
		},
		{
			"ExecuteStateMachine outputs, JSON in a string", `{"executionArn": "arn:ex", "output": "{\"n\": [1, \"two\"]}", "status": "SUCCEEDED"}`,
			types.StepData{ExecutionArn: "arn:ex", Output: `{"n": [1, "two"]}`, Status: "SUCCEEDED"},
		},
		{
			"ExecuteStateMachine outputs of a real failure", string(readFile(t, "failed_state_machine_outputs.json")),
			types.StepData{ErrorMessage: "ExpectationNotMet. stepfunctions:DescribeExecution returned terminal state FAILED", Error: "ValidationFailed", Cause: "Intentional test failure", Status: "FAILED"},
		},
		{
			"DistributeImage inputs", `{"distributions": [{"region": "eu-west-1", "name": "n", "description": "d", "targetAccountIds": ["111122223333"], "amiTags": {"k": "v"}, "kmsKeyId": "key"}]}`,
			types.StepData{Distributions: []types.Distribution{{Region: "eu-west-1", Name: "n", Description: "d", TargetAccountIds: []string{"111122223333"}, AmiTags: map[string]string{"k": "v"}, KmsKeyId: "key"}}},
		},
		{
			"DistributeImage outputs", `{"distributedImages": [{"region": "eu-west-1", "name": "n", "amiId": "ami-1", "accountId": "111122223333", "dateStarted": "s", "dateStopped": "e", "status": "FAILED", "step": "COPY", "errorMessage": "no key"}, {"region": "us-east-1"}]}`,
			types.StepData{Images: []types.DistributedImage{
				{Region: "eu-west-1", Name: "n", AmiId: "ami-1", AccountId: "111122223333", DateStarted: "s", DateStopped: "e", Status: "FAILED", Step: "COPY", ErrorMessage: "no key"},
				{Region: "us-east-1"},
			}},
		},
		{
			"ModifyImageAttributes outputs", `{"modifiedImages": [{"amiId": "ami-2"}]}`,
			types.StepData{Images: []types.DistributedImage{{AmiId: "ami-2"}}},
		},
		{
			"ApplyImageConfigurations outputs", `{"configuredImages": [{"amiId": "ami-3"}]}`,
			types.StepData{Images: []types.DistributedImage{{AmiId: "ami-3"}}},
		},
		{
			"DistributeContainerImage outputs", `{"status": "Failed", "succeededRegions": ["us-east-1"], "failedRegions": ["eu-west-1", "eu-west-2"]}`,
			types.StepData{Status: "Failed", SucceededRegions: []string{"us-east-1"}, FailedRegions: []string{"eu-west-1", "eu-west-2"}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := named(outputData(t, c.document)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestStepData_readsEveryStepOfTheServicesSample(t *testing.T) {
	want := []struct{ in, out types.StepData }{
		{types.StepData{WaitFor: "ssmAgent"}, types.StepData{InstanceId: "i-1234567890abcdef0"}},
		{},
		{types.StepData{InstanceId: "i-1234567890abcdef0"}, types.StepData{OsVersion: "Amazon Linux 2023", AssociationId: "7416ce2e-4ee8-4660-8c42-a09a03f61010"}},
		{types.StepData{}, types.StepData{Status: "Success", Output: "Skipping cleanup\n", RunCommandId: "9eef9fe1-12e8-4c97-8e9a-4e79632864f4"}},
		{},
		{types.StepData{InstanceId: "i-1234567890abcdef0"}, types.StepData{ImageId: "ami-1234567890abcdef0"}},
		{types.StepData{InstanceId: "i-1234567890abcdef0"}, types.StepData{}},
	}
	for i, step := range samplePage(t) {
		if got := named(step.InputData()); !reflect.DeepEqual(got, want[i].in) {
			t.Errorf("step %d: inputs are %+v", i, got)
		}
		if got := named(step.OutputData()); !reflect.DeepEqual(got, want[i].out) {
			t.Errorf("step %d: outputs are %+v", i, got)
		}
	}
}

func TestStepData_keepsWhatItDoesNotKnow(t *testing.T) {
	data := outputData(t, `{"instanceId.$": "$.stepOutputs.Launch.instanceId", "newKey": {"a": [1, null]}, "InstanceId": "i-1", "": 0}`)
	if got := named(data); !reflect.DeepEqual(got, types.StepData{}) {
		t.Errorf("named members were filled: %+v", got)
	}
	for key, want := range map[string]string{
		"instanceId.$": `"$.stepOutputs.Launch.instanceId"`, "newKey": `{"a": [1, null]}`, "InstanceId": `"i-1"`, "": "0",
	} {
		if got := string(data.Members[key]); got != want {
			t.Errorf("member %q: got %s, want %s", key, got, want)
		}
	}
}

func TestStepData_takesAnyFormWhereTextIsDocumented(t *testing.T) {
	for raw, want := range map[string]string{
		`"text"`:                        "text",
		`""`:                            "",
		`null`:                          "",
		`12345678901234567890.50`:       "12345678901234567890.50",
		`-1e999`:                        "-1e999",
		`true`:                          "true",
		`{"code": 7}`:                   `{"code": 7}`,
		`[]`:                            "",
		`["a"]`:                         "a",
		`["a", null, 1, {"b": 2}, [3]]`: "a\n\n1\n{\"b\": 2}\n[3]",
		`"{\"nested\": true}"`:          `{"nested": true}`,
		`"caf\u00e9 \ud83d\ude00"`:      "café 😀",
		"\"\xff\xfe\"":                  "\uFFFD\uFFFD",
		"{\"a\": \"\xff\"}":             "{\"a\": \"\uFFFD\"}",
	} {
		data := outputData(t, `{"instanceId": `+raw+`, "output":`+raw+"\n}")
		if data.InstanceId != want || data.Output != want {
			t.Errorf("%q: got %q and %q, want %q", raw, data.InstanceId, data.Output, want)
		}
		if got := string(data.Members["output"]); got != raw {
			t.Errorf("%q: the raw member is %q", raw, got)
		}
	}
}

func TestStepData_takesAnyFormWhereListsAreDocumented(t *testing.T) {
	for raw, want := range map[string]types.StepData{
		`null`:           {},
		`"one"`:          {FailedRegions: []string{"one"}},
		`7`:              {FailedRegions: []string{"7"}},
		`[]`:             {FailedRegions: []string{}},
		`["a", 1, null]`: {FailedRegions: []string{"a", "1", ""}},
		`[{}, 1, null, "x", {"region": 5, "errorMessage": null}]`: {
			FailedRegions: []string{"{}", "1", "", "x", `{"region": 5, "errorMessage": null}`},
			Images:        []types.DistributedImage{{}, {Region: "5"}},
		},
	} {
		data := outputData(t, `{"failedRegions": `+raw+`, "distributedImages": `+raw+`}`)
		if !reflect.DeepEqual(named(data), want) {
			t.Errorf("%s: got %+v, want %+v", raw, named(data), want)
		}
	}
	data := outputData(t, `{"parameters": ["a"], "distributions": "$.x", "waitForTermination": "true"}`)
	if !reflect.DeepEqual(named(data), types.StepData{}) {
		t.Errorf("members of another form were filled: %+v", named(data))
	}
	data = outputData(t, `{"parameters": {"a": "b", "n": null}, "waitForTermination": null}`)
	if want := (types.StepData{Parameters: map[string][]string{"a": {"b"}, "n": nil}}); !reflect.DeepEqual(named(data), want) {
		t.Errorf("got %+v, want %+v", named(data), want)
	}
}

func TestStepData_hasAtMostTenThousandObjectsOfAList(t *testing.T) {
	raw := "[" + strings.Repeat("0,", 5_000) + strings.Repeat("{},", 20_000) + "{}]"
	data := outputData(t, `{"distributions": `+raw+`, "distributedImages": `+raw+`, "modifiedImages": `+raw+`}`)
	if len(data.Distributions) != 10_000 || len(data.Images) != 10_000 {
		t.Errorf("got %d distributions and %d images", len(data.Distributions), len(data.Images))
	}
}

func TestStepData_hasAtMostTenThousandMembersOfAMap(t *testing.T) {
	var members strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&members, `"%x":0,`, i)
	}
	raw := "{" + members.String() + `"last":0}`
	document := `{"parameters": ` + raw + `, "distributions": [{"amiTags": ` + raw + `}]}`
	step := types.WorkflowStepMetadata{Inputs: &document}
	data := step.InputData()
	if len(data.Parameters) != 10_000 || len(data.Distributions[0].AmiTags) != 10_000 || data.Parameters["270f"][0] != "0" {
		t.Errorf("got %d parameters and %d tags", len(data.Parameters), len(data.Distributions[0].AmiTags))
	}
	document = `{"parameters": ` + raw + `}`
	if got := allocated(func() { step.InputData() }); got > 4*float64(len(document)) {
		t.Errorf("%.1f MB were allocated for %.1f", got/megabyte, float64(len(document))/megabyte)
	}
}

func TestStepData_readsTheMembersOfAMapWhateverTheirForm(t *testing.T) {
	data := outputData(t, ` { "parameters" : { "a\"}" : "b" , "c" : [ "d" , "}" ] ,"" :{ "e" : [ 1 ] }, "\u0066" : null, "a\"}":"last" } , "x": 1 } `)
	want := map[string][]string{`a"}`: {"last"}, "c": {"d", "}"}, "": {`{ "e" : [ 1 ] }`}, "f": nil}
	if !reflect.DeepEqual(data.Parameters, want) {
		t.Errorf("got %q, want %q", data.Parameters, want)
	}
	for _, other := range []string{`{"parameters": []}`, `{"parameters": "a"}`, `{"parameters": null}`, `{}`} {
		if data := outputData(t, other); data.Parameters != nil {
			t.Errorf("%s: got %v", other, data.Parameters)
		}
	}
	if data := outputData(t, `{"parameters": {}}`); data.Parameters == nil || len(data.Parameters) != 0 {
		t.Errorf("an empty map: got %v", data.Parameters)
	}
}

func TestStepData_isTheTextWhereThereIsNoJSONObject(t *testing.T) {
	for _, text := range []string{
		"", " ", "disk full", "Error: {\"a\": 1}", `{"a": 1`, `{"a": 1} trailing`, `{'a': 1}`, `{"a": NaN}`, `[{"a": 1}]`,
		`"quoted"`, "42", "null", "true", "\xff\x00", "\uFEFF{}", strings.Repeat(`{"a":`, 20000) + "1" + strings.Repeat("}", 20000),
	} {
		if data := outputData(t, text); data.Members != nil {
			t.Errorf("%.100q: got members %v", text, data.Members)
		}
	}
	if data := outputData(t, " {}\n"); data.Members == nil {
		t.Error("an empty object has no Members")
	}
	var absent types.WorkflowStepMetadata
	if data := absent.OutputData(); !reflect.DeepEqual(data, types.StepData{}) {
		t.Errorf("absent outputs: got %+v", data)
	}
}

func TestStepData_keepsTheLastOfTwoMembersOfAKey(t *testing.T) {
	data := outputData(t, `{"status": "first", "status": {"second": 2}, "status": "last"}`)
	if data.Status != "last" || string(data.Members["status"]) != `"last"` {
		t.Errorf("got %q and %s", data.Status, data.Members["status"])
	}
}

func TestStepData_keepsMegabytes(t *testing.T) {
	line := strings.Repeat("x", 98) + "\\n"
	whole := strings.Repeat(line, 1<<20/len(line))
	want := strings.ReplaceAll(whole, `\n`, "\n")
	if data := outputData(t, `{"output": "`+whole+`"}`); data.Output != want {
		t.Error("a string of 1 MB is not the same")
	}
	list := `["` + strings.Repeat(line+`","`, 1<<20/len(line)-1) + line + `"]`
	if data := outputData(t, `{"output": `+list+`}`); strings.ReplaceAll(data.Output, "\n\n", "\n") != want {
		t.Error("a list of 1 MB is not the same")
	}
	if data := outputData(t, whole); data.Text != whole {
		t.Error("a text of 1 MB is not the same")
	}
}

func TestDecodeInputsAndDecodeOutputs_fillATypeOfTheCallers(t *testing.T) {
	step := types.WorkflowStepMetadata{
		Inputs:  ptr(`{"attributes": [{"launchPermission": {"userIds": ["111122223333"]}}]}`),
		Outputs: ptr(`["bare", "list"]`),
	}
	var in struct {
		Attributes []struct{ LaunchPermission struct{ UserIds []string } }
	}
	if err := step.DecodeInputs(&in); err != nil || in.Attributes[0].LaunchPermission.UserIds[0] != "111122223333" {
		t.Errorf("inputs: got %+v, %v", in, err)
	}
	var out []string
	if err := step.DecodeOutputs(&out); err != nil || len(out) != 2 {
		t.Errorf("outputs: got %q, %v", out, err)
	}
}

func TestDecodeInputsAndDecodeOutputs_sayWhatIsWrong(t *testing.T) {
	var absent types.WorkflowStepMetadata
	if err := absent.DecodeInputs(new(any)); err == nil || !strings.Contains(err.Error(), "inputs are absent") {
		t.Errorf("absent inputs: got %v", err)
	}
	if err := absent.DecodeOutputs(new(any)); err == nil || !strings.Contains(err.Error(), "outputs are absent") {
		t.Errorf("absent outputs: got %v", err)
	}

	bare := types.WorkflowStepMetadata{Outputs: ptr("disk\nfull" + strings.Repeat("!", 1<<20))}
	err := bare.DecodeOutputs(new(any))
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		t.Fatalf("bare text: got %v, want a *json.SyntaxError in the chain", err)
	}
	if m := err.Error(); len(m) > 300 || strings.Contains(m, "\n") || !strings.Contains(m, `outputs "disk\nfull!`) {
		t.Errorf("bare text: got %.400q", m)
	}

	if m := (types.WorkflowStepMetadata{Inputs: ptr(`"text"`)}).DecodeInputs(new(int)).Error(); !strings.HasPrefix(m, `inputs "\"text\"" do not decode`) {
		t.Errorf("quoted text: got %s", m)
	}

	number := types.WorkflowStepMetadata{Inputs: ptr(`{"instanceId": 5}`)}
	var mismatch *json.UnmarshalTypeError
	if err := number.DecodeInputs(&struct{ InstanceId string }{}); !errors.As(err, &mismatch) {
		t.Errorf("a number for a string: got %v, want a *json.UnmarshalTypeError in the chain", err)
	}
}
