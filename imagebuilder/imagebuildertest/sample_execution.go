package imagebuildertest

import (
	_ "embed"
	"encoding/json"
)

//go:embed sample_execution.json
var sampleExecutionJSON []byte

// SampleExecution returns an invented workflow execution and its id, to try a
// program on. It is what the examples of this module show: a build with steps in
// most statuses, among them two that failed and one that waits for an approval
// since 2026-09-09 19:31:58 UTC.
//
//	srv.SetExecution(imagebuildertest.SampleExecution())
//
// What is in it may change between versions.
func SampleExecution() (workflowExecutionID string, e Execution) {
	var sample struct {
		Execution
		WorkflowExecutionId string
	}
	if err := json.Unmarshal(sampleExecutionJSON, &sample); err != nil {
		panic("imagebuildertest: sample_execution.json: " + err.Error())
	}
	return sample.WorkflowExecutionId, sample.Execution
}
