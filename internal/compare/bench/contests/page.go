package contests

import (
	"encoding/json"
	"fmt"
	"strings"
)

// The steps of a real run, without what makes each unique.
var run = []map[string]any{
	{
		"name": "LaunchBuildInstance", "action": "LaunchInstance", "status": "COMPLETED",
		"inputs":  `{"waitFor": "ssmAgent"}`,
		"outputs": `{"instanceId": "i-1234567890abcdef0"}`,
	},
	{
		"name": "ApplyBuildComponents", "action": "ExecuteComponents", "status": "COMPLETED",
		"inputs":  `{"instanceId": "i-1234567890abcdef0"}`,
		"outputs": `{"status": "Success", "output": "Installed 12 packages\nCleaned up\n", "runCommandId": "9eef9fe1-12e8-4c97-8e9a-4e79632864f4"}`,
	},
	{
		"name": "InventoryCollection", "action": "CollectImageMetadata", "status": "COMPLETED",
		"inputs":  `{"instanceId": "i-1234567890abcdef0"}`,
		"outputs": `{"osVersion": "Amazon Linux 2023", "associationId": "7416ce2e-4ee8-4660-8c42-a09a03f61010"}`,
	},
	{
		"name": "RunSanitizeScript", "action": "SanitizeInstance", "status": "COMPLETED",
		"inputs":  `{"instanceId": "i-1234567890abcdef0"}`,
		"outputs": `{"status": "Success", "output": "Skipping cleanup\n", "runCommandId": "9eef9fe1-12e8-4c97-8e9a-4e79632864f4"}`,
	},
	{
		"name": "RunSysPrepScript", "action": "RunSysPrep", "status": "SKIPPED",
		"inputs": `{"instanceId.$": "$.stepOutputs.LaunchBuildInstance.instanceId"}`,
	},
	{
		"name": "CreateOutputAMI", "action": "CreateImage", "status": "COMPLETED",
		"inputs":  `{"instanceId": "i-1234567890abcdef0"}`,
		"outputs": `{"imageId": "ami-1234567890abcdef0"}`,
	},
	{
		"name": "TerminateBuildInstance", "action": "TerminateInstance", "status": "COMPLETED",
		"inputs": `{"instanceId": "i-1234567890abcdef0"}`,
	},
}

// Execution is the workflow execution whose steps are listed.
const Execution = "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"

// page makes a response body of n steps; 25 are about 12 kB. With document > 0,
// the inputs and the outputs of each step are JSON documents of about that many
// bytes. token is that of the next page, empty for the last.
func page(n, document int, token string) []byte {
	steps := make([]map[string]any, n)
	for i := range steps {
		step := map[string]any{
			"stepExecutionId": fmt.Sprintf("step-2e6fef0d-657c-4b7e-8706-ff24da9afa%02d", i),
			"description":     fmt.Sprintf("Step %d of the workflow build-image, phase %d", i+1, i/7+1),
			"startTime":       fmt.Sprintf("2026-09-09T19:%02d:51.818Z", i),
			"endTime":         fmt.Sprintf("2026-09-09T19:%02d:26.267Z", i+1),
			"message":         fmt.Sprintf("Step %d finished with the result that its action reports", i+1),
		}
		for k, v := range run[i%len(run)] {
			step[k] = v
		}
		if document > 0 {
			text := encode(map[string]string{
				"status": "Success",
				"output": strings.Repeat("phase build, step install: all packages are at their newest version. ", document/70),
			})
			step["inputs"], step["outputs"] = string(text), string(text)
		}
		steps[i] = step
	}
	body := map[string]any{
		"requestId":               "c6258beb-bc78-40dc-8bf9-fa5a8a93d3f3",
		"steps":                   steps,
		"workflowBuildVersionArn": "arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1",
		"workflowExecutionId":     Execution,
		"imageBuildVersionArn":    "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1",
	}
	if token != "" {
		body["nextToken"] = token
	}
	return encode(body)
}

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
