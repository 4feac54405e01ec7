package cli

import (
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// sampleNow is fixed, so that the output of the programs does not change.
var sampleNow = time.Date(2026, 9, 9, 19, 40, 0, 0, time.UTC)

// sampleServer serves the sample execution, with five steps on a page.
func sampleServer() (executionID string, server *imagebuildertest.Server) {
	executionID, run := imagebuildertest.SampleExecution()
	server = imagebuildertest.NewServer()
	server.SetDefaultPageSize(5)
	server.SetExecution(executionID, run)
	return executionID, server
}
