package imagebuilder_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	stepID      = "step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a"
	accountARN  = "arn:aws:imagebuilder:us-west-2:111122223333:"
	imageARN    = accountARN + "image/my-example-recipe/1.0.0/1"
	versionARN  = accountARN + "image/my-example-recipe/1.0.0"
	pipelineARN = accountARN + "image-pipeline/my-example-pipeline"
	clientToken = "a1b2c3d4-5678-90ab-cdef-EXAMPLE67890"
)

// operation is a call of an operation with each member of its input.
type operation struct {
	name   string
	method string
	sent   string // the query, or else the body
	call   func(context.Context, *imagebuilder.Client) (output any, err error)
	filled any // an output with each member
	input  any
}

func newOperation[In, Out any](name, method, sent string, call func(*imagebuilder.Client, context.Context, *In, ...func(*imagebuilder.Options)) (*Out, error), in In) operation {
	filled := new(Out)
	fill(reflect.ValueOf(filled).Elem(), new(int))
	return operation{
		name: name, method: method, sent: sent, filled: filled, input: &in,
		call: func(ctx context.Context, client *imagebuilder.Client) (any, error) { return call(client, ctx, &in) },
	}
}

// fill sets everything that has a name in JSON, each to another value.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{fmt.Sprintf("key%d", *n): "value", "key": fmt.Sprintf("value%d", *n)}))
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", *n))
	case reflect.Int32:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.UnixMilli(1_788_981_138_677 + int64(*n)).UTC()))
			return
		}
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && field.Tag.Get("json") != "-" {
				fill(v.Field(i), n)
			}
		}
	default:
		panic("no value for a " + v.Type().String())
	}
}

func allOperations() []operation {
	type client = imagebuilder.Client
	filters := []types.Filter{{Name: aws.String("name"), Values: []string{"a", "b"}}, {Name: aws.String("version"), Values: []string{"1.0.0"}}}
	return []operation{
		newOperation("CancelImageCreation", "PUT", `{"clientToken":"`+clientToken+`","imageBuildVersionArn":"`+imageARN+`"}`,
			(*client).CancelImageCreation, imagebuilder.CancelImageCreationInput{
				ClientToken: aws.String(clientToken), ImageBuildVersionArn: aws.String(imageARN),
			}),
		newOperation("GetImage", "GET", "imageBuildVersionArn=arn%3Aaws%3Aimagebuilder%3Aus-west-2%3A111122223333%3Aimage%2Fmy-example-recipe%2F1.0.0%2F1",
			(*client).GetImage, imagebuilder.GetImageInput{ImageBuildVersionArn: aws.String(imageARN)}),
		newOperation("GetWorkflowExecution", "GET", "workflowExecutionId="+runID,
			(*client).GetWorkflowExecution, imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: aws.String(runID)}),
		newOperation("GetWorkflowStepExecution", "GET", "stepExecutionId="+stepID,
			(*client).GetWorkflowStepExecution, imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: aws.String(stepID)}),
		newOperation("ListImagePipelineImages", "POST",
			`{"filters":[{"name":"name","values":["a","b"]},{"name":"version","values":["1.0.0"]}],"imagePipelineArn":"`+pipelineARN+`","maxResults":25,"nextToken":"t"}`,
			(*client).ListImagePipelineImages, imagebuilder.ListImagePipelineImagesInput{
				Filters: filters, ImagePipelineArn: aws.String(pipelineARN), MaxResults: aws.Int32(25), NextToken: aws.String("t"),
			}),
		newOperation("ListWaitingWorkflowSteps", "POST", `{"maxResults":1,"nextToken":"t"}`,
			(*client).ListWaitingWorkflowSteps, imagebuilder.ListWaitingWorkflowStepsInput{MaxResults: aws.Int32(1), NextToken: aws.String("t")}),
		newOperation("ListWorkflowExecutions", "POST", `{"imageBuildVersionArn":"`+imageARN+`","maxResults":1,"nextToken":"t"}`,
			(*client).ListWorkflowExecutions, imagebuilder.ListWorkflowExecutionsInput{
				ImageBuildVersionArn: aws.String(imageARN), MaxResults: aws.Int32(1), NextToken: aws.String("t"),
			}),
		newOperation("ListWorkflowStepExecutions", "POST", `{"maxResults":1,"nextToken":"t","workflowExecutionId":"`+runID+`"}`,
			(*client).ListWorkflowStepExecutions, imagebuilder.ListWorkflowStepExecutionsInput{
				MaxResults: aws.Int32(1), NextToken: aws.String("t"), WorkflowExecutionId: aws.String(runID),
			}),
		newOperation("RetryImage", "PUT", `{"clientToken":"`+clientToken+`","imageBuildVersionArn":"`+imageARN+`"}`,
			(*client).RetryImage, imagebuilder.RetryImageInput{
				ClientToken: aws.String(clientToken), ImageBuildVersionArn: aws.String(imageARN),
			}),
		newOperation("SendWorkflowStepAction", "PUT",
			`{"action":"STOP","clientToken":"`+clientToken+`","imageBuildVersionArn":"`+imageARN+`","reason":"not \"now\"","stepExecutionId":"`+stepID+`"}`,
			(*client).SendWorkflowStepAction, imagebuilder.SendWorkflowStepActionInput{
				Action: types.WorkflowStepActionTypeStop, ClientToken: aws.String(clientToken), ImageBuildVersionArn: aws.String(imageARN),
				Reason: aws.String(`not "now"`), StepExecutionId: aws.String(stepID),
			}),
		newOperation("StartImagePipelineExecution", "PUT",
			`{"clientToken":"`+clientToken+`","imagePipelineArn":"`+pipelineARN+`","tags":{"a":"","b":"é"}}`,
			(*client).StartImagePipelineExecution, imagebuilder.StartImagePipelineExecutionInput{
				ClientToken: aws.String(clientToken), ImagePipelineArn: aws.String(pipelineARN), Tags: map[string]string{"b": "é", "a": ""},
			}),
	}
}

func TestOperations_sendEachMemberAndReadEachMember(t *testing.T) {
	srv := newServer(t, 0)
	client := newClient(t, srv.Config(), withoutRetries)
	for _, op := range allOperations() {
		t.Run(op.name, func(t *testing.T) {
			eachMember := reflect.ValueOf(op.input).Elem()
			for i := range eachMember.NumField() {
				if field := eachMember.Type().Field(i); field.IsExported() && eachMember.Field(i).IsZero() {
					t.Errorf("the test sets no %s", field.Name)
				}
			}
			body, err := json.Marshal(op.filled)
			if err != nil {
				t.Fatal(err)
			}
			srv.ResetRequests()
			srv.Inject(imagebuildertest.Respond(200, http.Header{"Content-Type": {"application/json"}}, string(body)), 1)
			got, err := op.call(t.Context(), client)
			if err != nil {
				t.Fatal(err)
			}
			reflect.ValueOf(got).Elem().FieldByName("ResultMetadata").SetZero()
			if !reflect.DeepEqual(got, op.filled) {
				read, _ := json.Marshal(got)
				t.Errorf("read %s\nof   %s", read, body)
			}

			request := srv.Requests()[0]
			if request.Method != op.method || request.Path != "/"+op.name {
				t.Errorf("sent %s %s, want %s /%s", request.Method, request.Path, op.method, op.name)
			}
			query, sent, contentType := "", op.sent, []string{"application/json"}
			if op.method == http.MethodGet {
				query, sent, contentType = op.sent, "", nil
			}
			if request.Query.Encode() != query || string(request.Body) != sent || !reflect.DeepEqual(request.Header["Content-Type"], contentType) {
				t.Errorf("sent ?%s %q with the body %s", request.Query.Encode(), request.Header["Content-Type"], request.Body)
			}
		})
	}
}

func TestOperations_readAnEmptyObject(t *testing.T) {
	srv := newServer(t, 0)
	client := newClient(t, srv.Config(), withoutRetries)
	for _, op := range allOperations() {
		srv.Inject(imagebuildertest.Respond(200, nil, "{}"), 1)
		got, err := op.call(t.Context(), client)
		if err != nil {
			t.Errorf("%s: %v", op.name, err)
			continue
		}
		output := reflect.ValueOf(got).Elem()
		output.FieldByName("ResultMetadata").SetZero()
		if !output.IsZero() {
			t.Errorf("%s: got %+v", op.name, got)
		}
	}
}
