package types_test

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// The files of testdata are responses as AWS's documentation of EC2 Image Builder
// shows them. The rest of a response is here.
type (
	imageResponse struct {
		RequestId *string      `json:"requestId,omitempty"`
		Image     *types.Image `json:"image,omitempty"`
	}
	imagesResponse struct {
		RequestId        *string              `json:"requestId,omitempty"`
		ImageSummaryList []types.ImageSummary `json:"imageSummaryList"`
	}
	executionResponse struct {
		RequestId            *string `json:"requestId,omitempty"`
		ImageBuildVersionArn *string `json:"imageBuildVersionArn,omitempty"`
		types.WorkflowExecutionMetadata
	}
	executionsResponse struct {
		RequestId            *string                           `json:"requestId,omitempty"`
		ImageBuildVersionArn *string                           `json:"imageBuildVersionArn,omitempty"`
		WorkflowExecutions   []types.WorkflowExecutionMetadata `json:"workflowExecutions"`
	}
	waitingResponse struct {
		Steps []types.WorkflowStepExecution `json:"steps"`
	}
)

func TestSamples_marshalBackToTheServicesOwnForm(t *testing.T) {
	for file, to := range map[string]any{
		"get_image.json":                    &imageResponse{},
		"get_image_failed_component.json":   &imageResponse{},
		"get_image_failed_integration.json": &imageResponse{},
		"get_workflow_execution.json":       &executionResponse{},
		"list_image_build_versions.json":    &imagesResponse{},
		"list_image_pipeline_images.json":   &imagesResponse{},
		"list_waiting_workflow_steps.json":  &waitingResponse{},
		"list_workflow_executions.json":     &executionsResponse{},
	} {
		t.Run(file, func(t *testing.T) {
			sample := readFile(t, file)
			if err := json.Unmarshal(sample, to); err != nil {
				t.Fatal(err)
			}
			got, err := json.Marshal(to)
			if err != nil {
				t.Fatal(err)
			}
			want := jsonValue(t, string(sample))
			if image, ok := want.(map[string]any)["image"].(map[string]any); ok {
				delete(image, "enhancedImageMetadataEnabled") // The one member of the samples that Image leaves out.
			}
			if !reflect.DeepEqual(jsonValue(t, string(got)), want) {
				t.Errorf("got %s, want %v", got, want)
			}
		})
	}
}

const (
	everyImageState = `{"status":"FAILED","reason":"Distribution failed","failureContext":{"imageStatus":"DISTRIBUTING","workflowExecutionId":"wf-1",
		"workflowArn":"arn:w","stepExecutionId":"step-1","failedStep":"Distribute",
		"componentFailure":{"componentArn":"arn:c","phaseName":"build","stepName":"Install","action":"ExecuteBash","errorMessage":"exit status 1"},
		"distributionFailure":{"errorMessage":"none","regionFailures":[{"region":"eu-west-1","status":"TIMED_OUT","imageConfigurationStep":"EXPORT_AMI",
			"errorMessage":"late","targetAccountId":"111122223333"}]}}}`
	everyOutput = `{"amis":[{"region":"us-west-2","image":"ami-1","name":"a","accountId":"111122223333","description":"d","state":` + everyImageState + `}],
		"containers":[{"region":"us-west-2","imageUris":["u","v"]}]}`
	everySummary = `"arn":"arn:i","buildType":"SCHEDULED","dateCreated":"2026-09-09T19:12:18.677Z","deprecationTime":1515531081.123,"imageSource":"CUSTOM",
		"lifecycleExecutionId":"lce-1","loggingConfiguration":{"logGroupName":"/my/group"},"name":"My Image","osVersion":"Amazon Linux 2023",
		"outputResources":` + everyOutput + `,"platform":"Linux","state":` + everyImageState + `,"tags":{"team":"a"},"type":"AMI","version":"1.0.0/1"`
)

func TestTypes_haveEveryMemberUnderTheServicesName(t *testing.T) {
	for text, to := range map[string]any{
		`{` + everySummary + `,"containerRecipe":{"arn":"arn:cr","name":"cr"},"executionRole":"role","imageRecipe":{"arn":"arn:ir","name":"ir"},
			"imageTestsConfiguration":{"imageTestsEnabled":true,"timeoutMinutes":720},
			"infrastructureConfiguration":{"arn":"arn:ic","name":"ic","logging":{"s3Logs":{"s3BucketName":"b","s3KeyPrefix":"p"}},
				"terminateInstanceOnFailure":true,"snsTopicArn":"arn:t"},
			"scanState":{"status":"PENDING","reason":"r"},"sourcePipelineArn":"arn:p",
			"workflows":[{"workflowArn":"arn:w","onFailure":"CONTINUE","parallelGroup":"g","parameters":[{"name":"n","value":["v"]}]}]}`: &types.Image{},
		`{` + everySummary + `,"owner":"111122223333"}`: &types.ImageSummary{},
		`{"endTime":"e","message":"m","parallelGroup":"g","retried":true,"startTime":"s","status":"RUNNING","totalStepCount":4,"totalStepsFailed":1,
			"totalStepsSkipped":2,"totalStepsSucceeded":3,"type":"TEST","workflowBuildVersionArn":"arn:w","workflowExecutionId":"wf-1"}`: &types.WorkflowExecutionMetadata{},
		`{"action":"a","imageBuildVersionArn":"arn:i","name":"n","startTime":"s","stepExecutionId":"step-1","workflowBuildVersionArn":"arn:w",
			"workflowExecutionId":"wf-1"}`: &types.WorkflowStepExecution{},
		`{"latestMajorVersionArn":"a","latestMinorVersionArn":"b","latestPatchVersionArn":"c","latestVersionArn":"d"}`: &types.LatestVersionReferences{},
		`{"name":"version","values":["1.0.0"]}`: &types.Filter{},
	} {
		t.Run(reflect.TypeOf(to).Elem().Name(), func(t *testing.T) {
			if err := json.Unmarshal([]byte(text), to); err != nil {
				t.Fatal(err)
			}
			checkNothingIsZero(t, reflect.ValueOf(to).Elem())
			got, err := json.Marshal(to)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(jsonValue(t, string(got)), jsonValue(t, text)) {
				t.Errorf("got %s, want %s", got, text)
			}
		})
	}
}

// checkNothingIsZero fails for each exported field, however deep, that a decoded
// text left empty.
func checkNothingIsZero(t *testing.T, v reflect.Value) {
	t.Helper()
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
	case v.Kind() == reflect.Pointer && !v.IsNil():
		checkNothingIsZero(t, v.Elem())
	case v.Kind() == reflect.Slice && v.Len() > 0:
		checkNothingIsZero(t, v.Index(0))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			if v.Field(i).IsZero() {
				t.Errorf("%s.%s is empty", v.Type().Name(), field.Name)
			}
			checkNothingIsZero(t, v.Field(i))
		}
	}
}

func TestTypes_tellEmptyFromAbsent(t *testing.T) {
	for _, text := range []string{
		`{"tags":{},"workflows":[],"outputResources":{"amis":[],"containers":[]}}`,
		`{"workflows":[{"parameters":[]},{"parameters":[{"value":[]}]}],"state":{"failureContext":{"distributionFailure":{"regionFailures":[]}}}}`,
		`{}`,
	} {
		var image types.Image
		if err := json.Unmarshal([]byte(text), &image); err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(image)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(jsonValue(t, string(got)), jsonValue(t, text)) {
			t.Errorf("got %s, want %s", got, text)
		}
	}
}

func TestWorkflowExecution_marshalsItsCountsAlways(t *testing.T) {
	got, err := json.Marshal(types.WorkflowExecutionMetadata{})
	if want := `{"totalStepCount":0,"totalStepsFailed":0,"totalStepsSkipped":0,"totalStepsSucceeded":0}`; err != nil || string(got) != want {
		t.Errorf("got %s, error %v, want %s", got, err, want)
	}
}
