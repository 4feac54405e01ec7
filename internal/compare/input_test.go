package compare_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
)

func TestInput_withoutARequiredMemberIsRefusedTheSame(t *testing.T) {
	for _, o := range operations {
		for name, in := range map[string]*request{"nil": nil, "empty": {}, "no id": {MaxResults: aws.Int32(5), NextToken: aws.String("token")}} {
			t.Run(o.name+" "+name, func(t *testing.T) {
				var missing [2][]string
				for i, s := range sides {
					svc := responding(ok(emptyPage))
					_, err := s.doing(o).make(config(svc)).list(t.Context(), in)
					missing[i] = missingIn(err)
					if refused := o.required != "{}"; (err != nil) != refused || refused && (!learn(err).OperationError || len(svc.sent) != 0 || len(missing[i]) == 0) {
						t.Errorf("%s: %v, after %d requests", s.name, err, len(svc.sent))
					}
				}
				if !slices.Equal(missing[0], missing[1]) {
					t.Errorf("official misses %q, ours %q", missing[0], missing[1])
				}
			})
		}
	}
}

// invalidMembers are inputs that break a documented constraint, by operation.
func invalidMembers() map[string][]string {
	const versionARN = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0"
	with := func(operation, members string) string { return strings.Replace(operation, "}", ","+members+"}", 1) }
	required := map[string]string{}
	for _, o := range operations {
		required[o.name] = o.required
	}
	image, pipeline := required["RetryImage"], required["StartImagePipelineExecution"]
	action := required["SendWorkflowStepAction"]
	return map[string][]string{
		"ListWorkflowExecutions":   {`{"imageBuildVersionArn":"` + versionARN + `"}`, with(image, `"maxResults":26`), with(image, `"nextToken":""`)},
		"GetWorkflowExecution":     {`{"workflowExecutionId":""}`, `{"workflowExecutionId":"` + stepID + `"}`},
		"GetWorkflowStepExecution": {`{"stepExecutionId":""}`, `{"stepExecutionId":"` + executionID + `"}`},
		"ListWaitingWorkflowSteps": {`{"maxResults":0}`, `{"maxResults":-1,"nextToken":""}`},
		"SendWorkflowStepAction": {
			with(action, `"reason":""`), with(action, `"reason":"`+strings.Repeat("é", 1025)+`"`), with(action, `"clientToken":""`),
			with(action, `"clientToken":"`+strings.Repeat("t", 65)+`"`), strings.Replace(action, stepID, executionID, 1),
		},
		"GetImage": {`{"imageBuildVersionArn":""}`, `{"imageBuildVersionArn":"` + pipelineARN + `"}`, `{"imageBuildVersionArn":"my image/é&a=b"}`},
		"ListImagePipelineImages": {
			`{"imagePipelineArn":"` + imageARN + `"}`, with(pipeline, `"filters":[]`), with(pipeline, `"filters":[{"name":"","values":[]}]`),
			with(pipeline, `"filters":[{"values":["`+strings.Repeat(`a","`, 11)+`"]},{}]`),
		},
		"StartImagePipelineExecution": {`{"imagePipelineArn":"` + imageARN + `"}`, with(pipeline, `"tags":{}`), with(pipeline, `"tags":{"aws:a":"b","":""}`)},
		"CancelImageCreation":         {`{"imageBuildVersionArn":"` + versionARN + `"}`},
		"RetryImage":                  {with(image, `"clientToken":""`), `{"imageBuildVersionArn":""}`},
	}
}

// calling returns a use of a client that calls an operation with members.
func calling(o operation, members string) func(*testing.T, client, *request, []option) {
	return func(t *testing.T, c client, _ *request, call []option) {
		t.Helper()
		if _, err := c.call(t.Context(), o.name, c.input(o.name, members), call...); err != nil {
			t.Error(err)
		}
	}
}

func invalidInputs() map[string]*request {
	return map[string]*request{
		"an empty id":       {WorkflowExecutionId: aws.String("")},
		"an id of another":  {WorkflowExecutionId: aws.String("step-165b1cb6-3a62-4618-a021-94ddcbe32908")},
		"no results":        {WorkflowExecutionId: aws.String(executionID), MaxResults: aws.Int32(0)},
		"too many results":  {WorkflowExecutionId: aws.String(executionID), MaxResults: aws.Int32(26)},
		"an empty token":    {WorkflowExecutionId: aws.String(executionID), NextToken: aws.String("")},
		"a token too long":  {WorkflowExecutionId: aws.String(executionID), NextToken: aws.String(strings.Repeat("é", 65536))},
		"all that is wrong": {WorkflowExecutionId: aws.String("wf-"), MaxResults: aws.Int32(-1), NextToken: aws.String("")},
	}
}

func TestInput_isSentTheSameWhenItIsNotChecked(t *testing.T) {
	for name, in := range invalidInputs() {
		t.Run(name, func(t *testing.T) { checkWire(t, operations[0], wireCase{in: in, call: []option{unchecked}}) })
	}
	for name, inputs := range invalidMembers() {
		for _, members := range inputs {
			t.Run(name+abbreviate(members), func(t *testing.T) {
				o := operationOf(t, name)
				checkWire(t, o, wireCase{call: []option{unchecked}, use: calling(o, members)})
			})
		}
	}
}

// TestInput_ofAnyTextIsSentTheSame puts what is escaped into all members of the
// recorded requests.
func TestInput_ofAnyTextIsSentTheSame(t *testing.T) {
	for _, text := range []string{"é😀", " +&=?#/%20%2F:;,@$!*'()~-_.", "<\\u0026\\\"\\n\\t\\u0000\\u007f\\u2028>", ""} {
		for _, o := range operations {
			t.Run(o.name+" "+text, func(t *testing.T) {
				members := regexp.MustCompile(`"__\w+__"`).ReplaceAllLiteralString(snapshotOf(t, "request_snapshot", o.name+".request.snap").members(t), `"`+text+`"`)
				checkWire(t, o, wireCase{call: []option{unchecked}, use: calling(o, members)})
			})
		}
	}
}

func init() {
	proofs["Validation of input"] = func(t *testing.T) {
		for name, in := range invalidInputs() {
			for i, s := range sides {
				svc := responding(ok(emptyPage))
				_, err := s.make(config(svc)).list(t.Context(), in)
				var invalid smithy.InvalidParamsError
				if sends := i == 0; (err == nil) != sends || len(svc.sent) == 1 != sends || errors.As(err, &invalid) == sends {
					t.Errorf("%s: %s returns %v after %d requests", name, s.name, err, len(svc.sent))
				}
			}
		}
		for name, inputs := range invalidMembers() {
			for _, members := range inputs {
				for i, s := range sides {
					svc := responding(ok("{}"))
					c := s.make(config(svc))
					_, err := c.call(t.Context(), name, c.input(name, members))
					var invalid smithy.InvalidParamsError
					if sends := i == 0; (err == nil) != sends || len(svc.sent) == 1 != sends || errors.As(err, &invalid) == sends {
						t.Errorf("%s %s: %s returns %v after %d requests", name, abbreviate(members), s.name, err, len(svc.sent))
					}
				}
			}
		}
	}
	proofs["Empty id in a GET"] = func(t *testing.T) {
		for _, o := range operations {
			if o.form() != "GET" {
				continue
			}
			empty := regexp.MustCompile(`:".*"`).ReplaceAllString(o.required, `:""`)
			for i, s := range sides {
				svc := responding(ok("{}"))
				c := s.make(config(svc))
				_, err := c.call(t.Context(), o.name, c.input(o.name, empty))
				if sends := i == 0; (err == nil) != sends || (len(svc.sent) == 1 && strings.HasSuffix(svc.sent[0].URL, "=")) != sends {
					t.Errorf("%s: %v after %+v", s.name, err, svc.sent)
				}
			}
		}
	}
	proofs["Text of a validation error"] = func(t *testing.T) {
		var texts [2]string
		for i, s := range sides {
			_, err := s.make(config(responding(ok(emptyPage)))).list(t.Context(), &request{})
			texts[i] = errorText(err)
		}
		if !strings.Contains(texts[0], "\n") || texts[1] == "" || strings.Contains(texts[1], "\n") {
			t.Errorf("official %q, ours %q", texts[0], texts[1])
		}
	}
}
