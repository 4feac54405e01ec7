package diagnosis_test

import (
	"encoding/json"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const presigned = "https://my-bucket.s3.amazonaws.com/console.log?X-Amz-Credential=AKIA&X-Amz-Signature=5ec2e7"

// traces is a failed step that left behind all that a step can.
func traces() types.WorkflowStepMetadata {
	s := failed(2)
	s.Name, s.Action = aws.String("ApplyBuildComponents"), aws.String("ExecuteComponents")
	s.Inputs = aws.String(`{"instanceId": "i-1234567890abcdef0"}`)
	s.Outputs = aws.String(`{"runCommandId": "c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20", "logUrl": "` + presigned + `", "executionArn": "arn:aws:states:eu-west-1:111122223333:execution:check:0f5a"}`)
	return s
}

func withS3Logs(i *types.Image) {
	i.InfrastructureConfiguration = &types.InfrastructureConfiguration{
		Logging: &types.Logging{S3Logs: &types.S3Logs{S3BucketName: aws.String("my-logs"), S3KeyPrefix: aws.String("/builds of mine/")}},
	}
}

func TestReport_namesPlacesToLook(t *testing.T) {
	server, client := newServer(t)
	server.SetImage(image(types.ImageState{Status: types.ImageStatusFailed}, withS3Logs))
	server.SetExecution(execID(1), buildRun("FAILED", completed(1), traces()))
	report := of(t.Context(), t, client, imageARN)

	want := []diagnosis.Log{
		{Kind: diagnosis.LogKindStream, LogGroupName: "/aws/imagebuilder/My_Example_Image", LogStreamName: "1.0.0/7"},
		{Kind: diagnosis.LogKindRunCommand, StepExecutionId: stepID(2), RunCommandId: "c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20", InstanceId: "i-1234567890abcdef0"},
		{Kind: diagnosis.LogKindObject, StepExecutionId: stepID(2), Url: "https://my-bucket.s3.amazonaws.com/console.log"},
		{Kind: diagnosis.LogKindPrefix, StepExecutionId: stepID(2), Url: "s3://my-logs/builds of mine/My_Example_Image/1.0.0/7/" + execID(1) + "/ApplyBuildComponents/"},
		{Kind: diagnosis.LogKindStateMachineExecution, StepExecutionId: stepID(2), ExecutionArn: "arn:aws:states:eu-west-1:111122223333:execution:check:0f5a"},
		{Kind: diagnosis.LogKindInstance, StepExecutionId: stepID(2), InstanceId: "i-1234567890abcdef0"},
	}
	if !reflect.DeepEqual(report.Logs, want) {
		t.Errorf("got %+v\nwant %+v", report.Logs, want)
	}
	commands := []string{
		`aws logs get-log-events --log-group-name /aws/imagebuilder/My_Example_Image --log-stream-name 1.0.0/7 --query 'events[].message' --output text --region us-west-2`,
		`aws ssm get-command-invocation --command-id c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20 --instance-id i-1234567890abcdef0 --region us-west-2`,
		`aws s3 ls --recursive 's3://my-logs/builds of mine/My_Example_Image/1.0.0/7/` + execID(1) + `/ApplyBuildComponents/' --region us-west-2`,
		`aws stepfunctions describe-execution --execution-arn arn:aws:states:eu-west-1:111122223333:execution:check:0f5a --region eu-west-1`,
		`aws ec2 describe-instances --instance-ids i-1234567890abcdef0 --region us-west-2`,
	}
	if got := report.Commands(); !reflect.DeepEqual(got, commands) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(commands, "\n"))
	}
}

func TestReport_leavesOutAnInstanceThatIsTerminated(t *testing.T) {
	for terminated, want := range map[bool]bool{true: false, false: true} {
		server, client := newServer(t)
		server.SetImage(image(types.ImageState{Status: types.ImageStatusFailed}, func(i *types.Image) {
			i.InfrastructureConfiguration = &types.InfrastructureConfiguration{TerminateInstanceOnFailure: &terminated}
		}))
		server.SetExecution(execID(1), buildRun("FAILED", traces()))
		isInstance := func(log diagnosis.Log) bool { return log.Kind == diagnosis.LogKindInstance }
		if got := slices.ContainsFunc(of(t.Context(), t, client, imageARN).Logs, isInstance); got != want {
			t.Errorf("terminated %v: the instance is listed: %v", terminated, got)
		}
	}
}

func TestReport_namesALogGroupOnlyIfItIsKnown(t *testing.T) {
	gone := &types.ImageFailureContext{ImageStatus: types.ImageStatusCreating}
	for name, c := range map[string]struct {
		image types.Image
		group string
	}{
		"by the name": {image(types.ImageState{Status: types.ImageStatusFailed}), "/aws/imagebuilder/My_Example_Image"},
		"by its own setting": {image(types.ImageState{}, func(i *types.Image) {
			i.LoggingConfiguration = &types.ImageLoggingConfiguration{LogGroupName: aws.String("my/group")}
		}), "my/group"},
		"no name":            {image(types.ImageState{}, func(i *types.Image) { i.Name = nil }), ""},
		"a name with spaces": {image(types.ImageState{}, func(i *types.Image) { i.Name = aws.String("My Example Image") }), ""},
		"nothing ran":        {failedImage("the parent image is gone", gone), ""},
	} {
		t.Run(name, func(t *testing.T) {
			server, client := newServer(t)
			server.SetImage(c.image)
			group := ""
			for _, log := range of(t.Context(), t, client, imageARN).Logs {
				group += log.LogGroupName
			}
			if group != c.group {
				t.Errorf("got %q, want %q", group, c.group)
			}
		})
	}
}

func TestReport_Commands_leavesOutWhatABuildMayHaveMadeUp(t *testing.T) {
	report := diagnosis.Report{ImageBuildVersionArn: imageARN, Logs: []diagnosis.Log{
		{},
		{Kind: diagnosis.LogKindStream},
		{Kind: diagnosis.LogKindStream, LogGroupName: "--profile", LogStreamName: "1.0.0/1"},
		{Kind: diagnosis.LogKindRunCommand, RunCommandId: "$(reboot)", InstanceId: "i-1"},
		{Kind: diagnosis.LogKindRunCommand, RunCommandId: "file:///etc/passwd"},
		{Kind: diagnosis.LogKindStateMachineExecution, ExecutionArn: "arn:aws:states:eu-west-1:111122223333:execution:a:`reboot`"},
		{Kind: diagnosis.LogKindInstance, InstanceId: "--debug"},
		{Kind: diagnosis.LogKindObject, Url: "https://my-bucket.s3.amazonaws.com/console.log"},
		{Kind: diagnosis.LogKindObject, Url: "s3://my-bucket/a\nb"},
		{Kind: diagnosis.LogKindPrefix, Url: "s3://my-bucket/\x1b[31m"},
	}}
	if got := report.Commands(); got != nil {
		t.Errorf("got %q", got)
	}
	report.Logs = []diagnosis.Log{{Kind: diagnosis.LogKindRunCommand, RunCommandId: "c1a7e2d8-3b5f-4f5e-8a4d-2e9b7c6f1d20"}}
	if got := report.Commands(); len(got) != 1 || !strings.HasPrefix(got[0], "aws ssm list-command-invocations ") {
		t.Errorf("got %q", got)
	}
}

func TestReport_Commands_meanToAShellWhatTheySay(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Log("there is no shell to ask")
		return
	}
	const url = "s3://my-bucket/it's $(echo 1) `echo 2` \"3\" \\ * ~ größe !"
	report := diagnosis.Report{Logs: []diagnosis.Log{{Kind: diagnosis.LogKindObject, Url: url}}}
	commands := report.Commands()
	if len(commands) != 1 {
		t.Fatalf("got %q", commands)
	}
	printed, err := exec.Command(shell, "-c", `aws() { printf '%s\n' "$@"; }; `+commands[0]).Output()
	if want := "s3\ncp\n" + url + "\n-\n"; err != nil || string(printed) != want {
		t.Errorf("error %v, got %q, want %q", err, printed, want)
	}
}

func TestReport_hasNoSecrets(t *testing.T) {
	server, client := newServer(t)
	state := types.ImageState{Status: types.ImageStatusFailed, Reason: aws.String("could not get " + presigned)}
	server.SetImage(image(state, mayFail(otherWorkflow)))
	s := traces()
	s.Message = aws.String("GET " + presigned + ": 403")
	nested, _ := json.Marshal(map[string]string{"logUrl": presigned, "output": "see " + presigned + " ."})
	again, _ := json.Marshal(map[string]string{"output": string(nested), "runCommandId": "c1"})
	other := failed(3)
	other.Outputs = aws.String(string(again))
	e := buildRun("FAILED", s, other)
	e.Message = "failed: " + presigned
	server.SetExecution(execID(1), e)

	report := of(t.Context(), t, client, imageARN)
	encoded, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	all := string(encoded) + report.Cause() + strings.Join(report.Commands(), "\n")
	for _, secret := range []string{"5ec2e7", "AKIA", "hunter2"} {
		if strings.Contains(all, secret) {
			t.Errorf("%s is in %s", secret, all)
		}
	}
	if !strings.Contains(all, "https://my-bucket.s3.amazonaws.com/console.log") {
		t.Error("the URL is gone")
	}
	var inner struct{ Output, RunCommandId string }
	if err := json.Unmarshal([]byte(*report.Executions[0].Steps.Failed[1].Outputs), &inner); err != nil || inner.RunCommandId != "c1" || !json.Valid([]byte(inner.Output)) {
		t.Errorf("error %v, outputs: %s", err, *report.Executions[0].Steps.Failed[1].Outputs)
	}
}

func TestReport_marshalsInTheStyleOfTheAPI(t *testing.T) {
	server, client := newServer(t)
	server.SetImage(failedImage("the reason", nil))
	server.SetExecution(execID(1), buildRun("FAILED", traces()))
	report := of(t.Context(), t, client, imageARN)
	encoded, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Cause                string
		Commands             []string
		ImageBuildVersionArn string
		Image                struct{ State struct{ Status string } }
		Executions           []struct {
			WorkflowExecutionId, Type, Status, Role string
			FailedStep                              struct{ StepExecutionId string }
			Steps                                   struct{ Total int }
		}
		Logs []struct{ Kind string }
	}
	decoder := json.NewDecoder(strings.NewReader(string(encoded)))
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	e := got.Executions[0]
	if got.Cause != report.Cause() || len(got.Commands) == 0 || got.ImageBuildVersionArn != imageARN || got.Image.State.Status != "FAILED" || len(got.Logs) == 0 ||
		e.WorkflowExecutionId != execID(1) || e.Type != "BUILD" || e.Status != "FAILED" || e.Role != "CAUSE" || e.FailedStep.StepExecutionId != stepID(2) || e.Steps.Total != 1 {
		t.Errorf("got %s", encoded)
	}

	var back diagnosis.Report
	if err := json.Unmarshal(encoded, &back); err != nil {
		t.Fatal(err)
	}
	if back.Cause() != report.Cause() || !reflect.DeepEqual(back.Commands(), report.Commands()) {
		t.Errorf("what comes back is %+v", back)
	}
}

func TestReport_Status_isThatOfTheImage(t *testing.T) {
	failed := failedImage("the reason", nil)
	for want, report := range map[types.ImageStatus]diagnosis.Report{
		types.ImageStatusFailed: {Image: &failed},
		"":                      {Image: &types.Image{}},
	} {
		if got := report.Status(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := (diagnosis.Report{Message: "the reason"}).Status(); got != "" {
		t.Errorf("without an image: %q", got)
	}
}

func TestReport_Cause_isEmptyIfNothingFailed(t *testing.T) {
	for status, want := range map[types.ImageStatus]string{
		types.ImageStatusBuilding: "", types.ImageStatusAvailable: "", types.ImageStatusFailed: "2 workflow executions",
	} {
		report := diagnosis.Report{Image: &types.Image{State: &types.ImageState{Status: status}}, Message: "2 workflow executions"}
		if got := report.Cause(); got != want {
			t.Errorf("%s: got %q, want %q", status, got, want)
		}
	}
	if got := (diagnosis.Report{Message: "the reason"}).Cause(); got != "the reason" {
		t.Errorf("without an image: got %q", got)
	}
}

func TestReport_Cause_isBounded(t *testing.T) {
	long := strings.Repeat("größe\n", 100_000)
	component := *componentFailure
	component.FailedStep = &long
	component.ComponentFailure = &types.ComponentFailureContext{ErrorMessage: &long, StepName: &long, ComponentArn: &long}
	regions := &types.ImageFailureContext{DistributionFailure: &types.DistributionFailureContext{}}
	for range 256 {
		regions.DistributionFailure.RegionFailures = append(regions.DistributionFailure.RegionFailures, types.RegionFailure{Region: aws.String("eu-west-1"), ErrorMessage: &long})
	}
	for name, failure := range map[string]*types.ImageFailureContext{"component": &component, "regions": regions, "reason": nil} {
		report := diagnosis.Report{Image: new(types.Image)}
		*report.Image = failedImage(long, failure)
		cause := report.Cause()
		if len(cause) > 1000 || len(cause) < 100 || strings.ContainsAny(cause, "\n") || strings.ToValidUTF8(cause, "") != cause {
			t.Errorf("%s: %d bytes: %s", name, len(cause), cause)
		}
	}
	if cause := (diagnosis.Report{}).Cause(); cause != "" {
		t.Errorf("the cause of nothing is %q", cause)
	}
}
