package types_test

import (
	"fmt"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func ExampleWorkflowStepMetadata_Duration() {
	start, end := "2026-09-09T19:12:23.418Z", "2026-09-09T19:14:50.822Z"
	done := types.WorkflowStepMetadata{
		Status:    types.WorkflowStepExecutionStatusCompleted,
		StartTime: &start,
		EndTime:   &end,
	}
	running := types.WorkflowStepMetadata{
		Status:    types.WorkflowStepExecutionStatusRunning,
		StartTime: &end,
	}

	now := time.Date(2026, 9, 9, 19, 20, 0, 0, time.UTC) // time.Now() in a program
	for _, step := range []types.WorkflowStepMetadata{done, running} {
		took, err := step.Duration(now)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(step.Status, took.Round(time.Second))
	}
	// Output:
	// COMPLETED 2m27s
	// RUNNING 5m9s
}

// An absent time is no error, a malformed one is.
func ExampleWorkflowStepMetadata_StartedAt() {
	malformed := "9 September"
	for _, step := range []types.WorkflowStepMetadata{{}, {StartTime: &malformed}} {
		started, err := step.StartedAt()
		switch {
		case err != nil:
			fmt.Println(err)
		case started.IsZero():
			fmt.Println("not started")
		default:
			fmt.Println(started)
		}
	}
	// Output:
	// not started
	// startTime "9 September" is not an RFC 3339 time such as 2026-09-09T19:14:50.822Z
}

func ExampleWorkflowStepMetadata_IsWaitingForApproval() {
	name := "ApproveRelease"
	step := types.WorkflowStepMetadata{
		Name:   &name,
		Status: types.WorkflowStepExecutionStatusWaiting,
	}
	if step.IsWaitingForApproval() {
		fmt.Println(*step.Name, "waits for someone to resume or stop it")
	}
	fmt.Println("in progress:", step.IsInProgress())
	fmt.Println("finished:", step.IsFinished())
	// Output:
	// ApproveRelease waits for someone to resume or stop it
	// in progress: true
	// finished: false
}

func ExampleWorkflowStepMetadata_InputData() {
	inputs := `{"instanceId.$": "$.stepOutputs.LaunchBuildInstance.instanceId"}`
	skipped := types.WorkflowStepMetadata{
		Status: types.WorkflowStepExecutionStatusSkipped,
		Inputs: &inputs,
	}

	data := skipped.InputData()
	fmt.Printf("%q\n", data.InstanceId)
	fmt.Printf("%s\n", data.Members["instanceId.$"])
	// Output:
	// ""
	// "$.stepOutputs.LaunchBuildInstance.instanceId"
}

func ExampleWorkflowStepMetadata_OutputData() {
	outputs := `{"status": "Success", "output": ["Skipping", "cleanup"], "runCommandId": "9eef9fe1-12e8-4c97-8e9a-4e79632864f4", "exitCode": 0}`
	step := types.WorkflowStepMetadata{Outputs: &outputs}

	data := step.OutputData()
	fmt.Println(data.RunCommandId)
	fmt.Printf("%q\n", data.Output)
	fmt.Printf("%s\n", data.Members["exitCode"])
	// Output:
	// 9eef9fe1-12e8-4c97-8e9a-4e79632864f4
	// "Skipping\ncleanup"
	// 0
}

func ExampleWorkflowStepMetadata_DecodeOutputs() {
	outputs := `{"status": "Success", "exitCode": 0}`
	step := types.WorkflowStepMetadata{Outputs: &outputs}

	var mine struct {
		ExitCode *int `json:"exitCode"`
	}
	if err := step.DecodeOutputs(&mine); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(*mine.ExitCode)
	// Output:
	// 0
}

func ExampleWorkflowStepMetadata_DecodeInputs() {
	inputs := `{"instanceId": "i-1234567890abcdef0", "timeoutSeconds": 600}`
	step := types.WorkflowStepMetadata{Inputs: &inputs}

	var mine struct {
		TimeoutSeconds int `json:"timeoutSeconds"`
	}
	if err := step.DecodeInputs(&mine); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(mine.TimeoutSeconds)
	// Output:
	// 600
}

func ExampleWorkflowStepMetadata_Cause() {
	inputs := `{"instanceId": "i-1234567890abcdef0"}`
	outputs := `{"runCommandId": "9eef9fe1-12e8-4c97-8e9a-4e79632864f4", "status": "Failed", "output": "Reading package lists\nE: Unable to locate package nginx\n"}`
	step := types.WorkflowStepMetadata{
		Status:  types.WorkflowStepExecutionStatusFailed,
		Inputs:  &inputs,
		Outputs: &outputs,
	}
	fmt.Println(step.Cause())
	// Output:
	// output: Reading package lists\nE: Unable to locate package nginx (run command 9eef9fe1-12e8-4c97-8e9a-4e79632864f4, instance i-1234567890abcdef0)
}

func ExampleSummarize() {
	launch, build, start, end := "LaunchBuildInstance", "ApplyBuildComponents", "2026-09-09T19:12:23.418Z", "2026-09-09T19:14:50.822Z"
	steps := []types.WorkflowStepMetadata{
		{Name: &build, Status: types.WorkflowStepExecutionStatusFailed, StartTime: &end, EndTime: &end},
		{Name: &launch, Status: types.WorkflowStepExecutionStatusCompleted, StartTime: &start, EndTime: &end},
		{Status: types.WorkflowStepExecutionStatusPending},
	}

	summary := types.Summarize(steps)
	fmt.Println(summary.Total, "steps,", summary.ByStatus[types.WorkflowStepExecutionStatusCompleted], "completed")
	if len(summary.Failed) > 0 {
		fmt.Println("first failure:", *summary.Failed[0].Name)
	}
	fmt.Println("from first start to last end:", summary.LatestEnd.Sub(summary.EarliestStart))
	// Output:
	// 3 steps, 1 completed
	// first failure: ApplyBuildComponents
	// from first start to last end: 2m27.404s
}

// With a client, the iterator is the All method of its paginator.
func ExampleSummarizeSeq() {
	all := func(yield func(types.WorkflowStepMetadata, error) bool) {
		_ = yield(types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusRunning}, nil) &&
			yield(types.WorkflowStepMetadata{}, fmt.Errorf("page 2: rate exceeded"))
	}

	summary, err := types.SummarizeSeq(all)
	fmt.Println(len(summary.Running), "running, then:", err)
	// Output:
	// 1 running, then: page 2: rate exceeded
}
