package cli

import (
	_ "embed"
	"encoding/json"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

const sampleID = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"

// sampleNow is fixed, so that the programs print the same each time.
var sampleNow = time.Date(2026, 9, 9, 19, 40, 0, 0, time.UTC)

//go:embed sample.json
var sampleJSON []byte

// sampleServer serves the sample run, five steps a page.
func sampleServer() *imagebuildertest.Server {
	var run imagebuilder.ListWorkflowStepExecutionsOutput
	if err := json.Unmarshal(sampleJSON, &run); err != nil {
		panic("sample.json: " + err.Error())
	}
	server := imagebuildertest.NewServer()
	server.SetDefaultPageSize(5)
	server.SetExecution(sampleID, imagebuildertest.Execution{
		Steps:                   run.Steps,
		WorkflowBuildVersionArn: *run.WorkflowBuildVersionArn,
		ImageBuildVersionArn:    *run.ImageBuildVersionArn,
	})
	return server
}
