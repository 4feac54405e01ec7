package fakeservice

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// What the service knows beside workflow executions.
const (
	// Pipeline has two images, on two pages.
	Pipeline = "arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline"

	// UnknownPipeline is not found.
	UnknownPipeline = "arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/unknown"

	// Image has two workflow executions, on two pages.
	Image = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1"

	// ImageInUse can be neither cancelled nor retried.
	ImageInUse = "arn:aws:imagebuilder:us-west-2:111122223333:image/in-use/1.0.0/1"

	// WaitingStep takes an action.
	WaitingStep = "step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a"

	// UsedToken is a client token that an action with another input has had.
	UsedToken = "used"
)

// familyInput has what the responses of the other operations depend on.
type familyInput struct {
	ImagePipelineArn, ImageBuildVersionArn, WorkflowExecutionId, StepExecutionId, ClientToken, NextToken string
}

// respondToFamily responds to what is not ListWorkflowStepExecutions.
func respondToFamily(w http.ResponseWriter, method, operation string, body []byte) {
	var in familyInput
	if method != http.MethodGet {
		if err := json.Unmarshal(body, &in); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Amzn-Requestid", "request-for-"+operation)
	switch {
	case in.ImagePipelineArn == UnknownPipeline:
		fail(w, http.StatusNotFound, "ResourceNotFoundException")
	case in.ImageBuildVersionArn == ImageInUse:
		fail(w, http.StatusBadRequest, "ResourceInUseException")
	case in.ClientToken == UsedToken:
		fail(w, http.StatusBadRequest, "IdempotentParameterMismatchException")
	case method == http.MethodPut:
		_, _ = fmt.Fprintf(w, `{"requestId":"r-1","clientToken":%q,"imageBuildVersionArn":%q,"stepExecutionId":%q}`, in.ClientToken, Image, in.StepExecutionId)
	default:
		response, ok := familyResponses[operation+" "+in.NextToken]
		if !ok {
			fail(w, http.StatusBadRequest, "InvalidPaginationTokenException")
			return
		}
		_, _ = io.WriteString(w, response)
	}
}

// familyResponses has the response to each operation that reads, and each token.
var familyResponses = map[string]string{
	"ListWorkflowExecutions ": `{"requestId":"r-1","imageBuildVersionArn":"` + Image + `","message":"why","nextToken":"2","workflowExecutions":[
{"workflowExecutionId":"wf-1","type":"BUILD","status":"COMPLETED","totalStepCount":7,"totalStepsSucceeded":6,"totalStepsSkipped":1,"retried":true,
"startTime":"2026-09-09T19:12:23.252Z","endTime":"2026-09-09T19:19:06.158Z","workflowBuildVersionArn":"w"}]}`,
	"ListWorkflowExecutions 2": `{"workflowExecutions":[
{"workflowExecutionId":"wf-2","type":"TEST","status":"ROLLBACK_COMPLETED","totalStepsFailed":1,"parallelGroup":"tests","message":"Größe"},
{"workflowExecutionId":"wf-3","type":"NEW","status":"NEWER","unknown":[null]},{}]}`,

	"ListImagePipelineImages ": `{"requestId":"r-1","nextToken":"2","imageSummaryList":[
{"arn":"` + Image + `","name":"My Example","type":"AMI","version":"1.0.0/1","platform":"Linux","osVersion":"Amazon Linux 2023","owner":"111122223333",
"state":{"status":"AVAILABLE"},"dateCreated":"2026-09-09T19:12:18.677Z","deprecationTime":1788983538.677,"buildType":"SCHEDULED","imageSource":"CUSTOM",
"outputResources":{"amis":[{"region":"us-west-2","image":"ami-1","accountId":"111122223333"}],"containers":[{"region":"us-west-2","imageUris":["a","b"]}]},
"tags":{"team":"images"},"loggingConfiguration":{"logGroupName":"/mine"}}]}`,
	"ListImagePipelineImages 2": `{"imageSummaryList":[{"state":{"status":"CREATING"}}]}`,

	"ListWaitingWorkflowSteps ": `{"steps":[{"stepExecutionId":"` + WaitingStep + `","imageBuildVersionArn":"` + Image + `","workflowExecutionId":"wf-1",
"workflowBuildVersionArn":"w","name":"Approve","action":"WaitForAction","startTime":"2026-09-09T19:12:23.252Z"}]}`,

	"GetImage ": `{"requestId":"r-1","image":{"arn":"` + Image + `","name":"My Example","version":"1.0.0/1","platform":"Linux","type":"AMI","state":{"status":"FAILED","reason":"failed!",
"failureContext":{"imageStatus":"DISTRIBUTING","failedStep":"DistributeImage","stepExecutionId":"step-1","workflowExecutionId":"wf-3","workflowArn":"w",
"componentFailure":{"componentArn":"c","phaseName":"build","stepName":"Install","action":"ExecuteBash","errorMessage":"exit status 1"},
"distributionFailure":{"errorMessage":"not all","regionFailures":[{"region":"eu-west-1","targetAccountId":"111122223333","status":"TIMED_OUT",
"imageConfigurationStep":"EXPORT_AMI","errorMessage":"late"}]}}},
"imageRecipe":{"arn":"r","name":"recipe","components":[{"componentArn":"c"}]},"infrastructureConfiguration":{"name":"infra","terminateInstanceOnFailure":false,
"logging":{"s3Logs":{"s3BucketName":"bucket","s3KeyPrefix":"prefix"}}},"imageTestsConfiguration":{"imageTestsEnabled":true,"timeoutMinutes":720},
"workflows":[{"workflowArn":"w","onFailure":"ABORT","parameters":[{"name":"p","value":["1","2"]}]}],"scanState":{"status":"ABANDONED","reason":"off"},
"enhancedImageMetadataEnabled":true,"executionRole":"role"},"latestVersionReferences":{"latestVersionArn":"x.x.x"}}`,

	"GetWorkflowExecution ": `{"requestId":"r-1","imageBuildVersionArn":"` + Image + `","workflowExecutionId":"wf-1","workflowBuildVersionArn":"w","type":"DISTRIBUTION",
"status":"RUNNING","totalStepCount":3,"totalStepsSucceeded":1,"startTime":"2026-09-09T19:12:23.252Z"}`,

	"GetWorkflowStepExecution ": `{"requestId":"r-1","stepExecutionId":"` + WaitingStep + `","imageBuildVersionArn":"` + Image + `","workflowExecutionId":"wf-1","workflowBuildVersionArn":"w",
"name":"Approve","action":"WaitForAction","status":"WAITING","onFailure":"Abort","timeoutSeconds":259200,"attemptNumber":1,"maxAttempts":3,"inputs":"{}"}`,
}
