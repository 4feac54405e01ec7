package compare_test

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

const (
	stepID      = "step-2e6fef0d-657c-4b7e-8706-ff24da9afa01"
	imageARN    = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1"
	pipelineARN = "arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline"
	clientToken = "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"
)

// operation is one that both clients have, with an input of the members that it
// requires of callers, as JSON.
type operation struct{ name, required string }

var operations = []operation{
	{"ListWorkflowStepExecutions", `{"workflowExecutionId":"` + executionID + `"}`},
	{"ListWorkflowExecutions", `{"imageBuildVersionArn":"` + imageARN + `"}`},
	{"GetWorkflowExecution", `{"workflowExecutionId":"` + executionID + `"}`},
	{"GetWorkflowStepExecution", `{"stepExecutionId":"` + stepID + `"}`},
	{"ListWaitingWorkflowSteps", `{}`},
	{"SendWorkflowStepAction", `{"stepExecutionId":"` + stepID + `","imageBuildVersionArn":"` + imageARN + `","action":"RESUME"}`},
	{"GetImage", `{"imageBuildVersionArn":"` + imageARN + `"}`},
	{"ListImagePipelineImages", `{"imagePipelineArn":"` + pipelineARN + `"}`},
	{"StartImagePipelineExecution", `{"imagePipelineArn":"` + pipelineARN + `"}`},
	{"CancelImageCreation", `{"imageBuildVersionArn":"` + imageARN + `"}`},
	{"RetryImage", `{"imageBuildVersionArn":"` + imageARN + `"}`},
}

func operationOf(t *testing.T, name string) operation {
	t.Helper()
	i := slices.IndexFunc(operations, func(o operation) bool { return o.name == name })
	if i < 0 {
		t.Fatalf("no operation %s", name)
	}
	return operations[i]
}

// form is which of the three forms of request an operation has.
func (o operation) form() string {
	switch {
	case o.name[:3] == "Get":
		return "GET"
	case o.name[:4] == "List":
		return "POST"
	default:
		return "PUT"
	}
}

// eachForm runs a test for one operation of each form of request.
func eachForm(t *testing.T, test func(*testing.T, operation)) {
	t.Helper()
	for _, name := range []string{"ListWorkflowStepExecutions", "GetImage", "SendWorkflowStepAction"} {
		t.Run(name, func(t *testing.T) { test(t, operationOf(t, name)) })
	}
}

// paginators are the functions that make them, the official client's first.
var paginators = map[string][2]any{
	"ListWorkflowStepExecutions": {official.NewListWorkflowStepExecutionsPaginator, ours.NewListWorkflowStepExecutionsPaginator},
	"ListWorkflowExecutions":     {official.NewListWorkflowExecutionsPaginator, ours.NewListWorkflowExecutionsPaginator},
	"ListWaitingWorkflowSteps":   {official.NewListWaitingWorkflowStepsPaginator, ours.NewListWaitingWorkflowStepsPaginator},
	"ListImagePipelineImages":    {official.NewListImagePipelineImagesPaginator, ours.NewListImagePipelineImagesPaginator},
}

// doing returns a side whose list does another operation. Of a request it takes the
// page size and the token, where the operation has them, and whether the id is
// there; of an output, it returns what pages have.
func (s side) doing(o operation) side {
	if o == operations[0] {
		return s
	}
	number := slices.IndexFunc(sides, func(other side) bool { return other.name == s.name })
	return side{s.name, func(cfg aws.Config, opts ...option) client {
		return operationClient{s.make(cfg, append(slices.Clip(opts), set("IdempotencyTokenProvider", fixedToken{}))...), o, number}
	}}
}

type fixedToken struct{}

func (fixedToken) GetIdempotencyToken() (string, error) { return clientToken, nil }

type operationClient struct {
	client
	operation operation
	side      int
}

func (c operationClient) list(ctx context.Context, in *request, opts ...option) (*page, error) {
	return asPage(c.call(ctx, c.operation.name, c.inputLike(in), opts...))
}

// inputLike returns the input of the operation that corresponds to a request.
func (c operationClient) inputLike(in *request) any {
	switch {
	case in == nil:
		return reflect.Zero(reflect.TypeOf(c.input(c.operation.name, `{}`))).Interface()
	case in.WorkflowExecutionId == nil:
		return c.input(c.operation.name, `{}`)
	}
	input := c.input(c.operation.name, c.operation.required)
	copyFields(reflect.ValueOf(input).Elem(), reflect.ValueOf(in).Elem(), "MaxResults", "NextToken")
	return input
}

func (c operationClient) paginate(in *request, optFns ...func(*pagingOptions)) pager {
	construct := reflect.ValueOf(paginators[c.operation.name][c.side])
	var fns []reflect.Value
	for _, fn := range optFns {
		fns = append(fns, reflect.MakeFunc(construct.Type().In(2).Elem(), func(args []reflect.Value) []reflect.Value {
			options := args[0].Elem().Convert(reflect.TypeFor[pagingOptions]()).Interface().(pagingOptions)
			fn(&options)
			args[0].Elem().Set(reflect.ValueOf(options).Convert(args[0].Elem().Type()))
			return nil
		}))
	}
	arguments := append([]reflect.Value{reflect.ValueOf(c.underlying()), reflect.ValueOf(c.inputLike(in))}, fns...)
	return operationPager{construct.Call(arguments)[0], c.client}
}

type operationPager struct {
	paginator reflect.Value
	client    client
}

func (p operationPager) HasMorePages() bool {
	return p.paginator.MethodByName("HasMorePages").Call(nil)[0].Bool()
}

func (p operationPager) next(ctx context.Context, opts ...option) (*page, error) {
	return asPage(results(p.paginator.MethodByName("NextPage"), ctx, p.client.optFns(opts)))
}

// asPage returns what the output of any operation has in common with a page.
func asPage(output any, err error) (*page, error) {
	v := reflect.ValueOf(output)
	if v.IsNil() {
		return nil, err
	}
	var p page
	copyFields(reflect.ValueOf(&p).Elem(), v.Elem(), "NextToken", "RequestId", "ResultMetadata")
	return &p, err
}

func copyFields(to, from reflect.Value, names ...string) {
	for _, name := range names {
		if a, b := to.FieldByName(name), from.FieldByName(name); a.IsValid() && b.IsValid() {
			a.Set(b)
		}
	}
}

// inputOf returns the input of an operation of a client with members from JSON text,
// whose names are those of the fields but for their case.
func inputOf(client any, operation, members string) any {
	method := reflect.ValueOf(client).MethodByName(operation)
	if !method.IsValid() {
		panic(fmt.Sprintf("%T has no operation %s", client, operation))
	}
	in := reflect.New(method.Type().In(1).Elem()).Interface()
	if err := json.Unmarshal([]byte(members), in); err != nil {
		panic(fmt.Sprintf("%s %s: %v", operation, members, err))
	}
	return in
}

// results calls a method whose last parameter takes the options, and whose
// results are an output and an error.
func results(method reflect.Value, arguments ...any) (output any, err error) {
	in := make([]reflect.Value, len(arguments))
	for i, argument := range arguments {
		in[i] = reflect.ValueOf(argument)
	}
	out := method.CallSlice(in)
	err, _ = out[1].Interface().(error)
	return out[0].Interface(), err
}
