package compare_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
)

func TestInput_withoutAnIDIsRefusedTheSame(t *testing.T) {
	for name, in := range map[string]*request{"nil": nil, "empty": {}, "no id": {MaxResults: aws.Int32(5), NextToken: aws.String("token")}} {
		t.Run(name, func(t *testing.T) {
			for _, s := range sides {
				svc := answering(ok(emptyPage))
				_, err := s.make(config(svc)).list(t.Context(), in)
				var invalid smithy.InvalidParamsError
				if !errors.As(err, &invalid) || invalid.Len() != 1 || !learn(err).OperationError || len(svc.sent) != 0 {
					t.Errorf("%s: %v, after %d requests", s.name, err, len(svc.sent))
				}
				for _, e := range invalid.Errs() {
					var param smithy.InvalidParamError
					if !errors.As(e, &param) || param.Field() != "ListWorkflowStepExecutionsInput.WorkflowExecutionId" {
						t.Errorf("%s: %v", s.name, e)
					}
				}
			}
		})
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
}

func init() {
	proofs["check of the input"] = func(t *testing.T) {
		for name, in := range invalidInputs() {
			for i, s := range sides {
				svc := answering(ok(emptyPage))
				_, err := s.make(config(svc)).list(t.Context(), in)
				var invalid smithy.InvalidParamsError
				if sends := i == 0; (err == nil) != sends || len(svc.sent) == 1 != sends || errors.As(err, &invalid) == sends {
					t.Errorf("%s: %s gives %v after %d requests", name, s.name, err, len(svc.sent))
				}
			}
		}
	}
	proofs["text of invalid input"] = func(t *testing.T) {
		var texts [2]string
		for i, s := range sides {
			_, err := s.make(config(answering(ok(emptyPage)))).list(t.Context(), &request{})
			texts[i] = errorText(err)
		}
		if !strings.Contains(texts[0], "\n") || texts[1] == "" || strings.Contains(texts[1], "\n") {
			t.Errorf("official %q, ours %q", texts[0], texts[1])
		}
	}
}
