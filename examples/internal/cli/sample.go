package cli

import (
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// sampleNow is fixed, so that the programs print the same each time.
var sampleNow = time.Date(2026, 9, 9, 19, 40, 0, 0, time.UTC)

// sampleServer serves the sample run, five steps a page.
func sampleServer() (executionID string, server *imagebuildertest.Server) {
	executionID, run := imagebuildertest.SampleExecution()
	server = imagebuildertest.NewServer()
	server.SetDefaultPageSize(5)
	server.SetExecution(executionID, run)
	return executionID, server
}
