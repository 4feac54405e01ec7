package imagebuilder_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func TestInput_thatBreaksConstraintsIsRefused(t *testing.T) {
	const prefix = "operation error imagebuilder: ListWorkflowStepExecutions, invalid input, nothing was sent: "
	for name, test := range map[string]struct {
		input *imagebuilder.ListWorkflowStepExecutionsInput
		want  []string
	}{
		"nil input": {nil, []string{"missing required field, ListWorkflowStepExecutionsInput.WorkflowExecutionId"}},
		"no id": {
			&imagebuilder.ListWorkflowStepExecutionsInput{MaxResults: aws.Int32(1)},
			[]string{"missing required field, ListWorkflowStepExecutionsInput.WorkflowExecutionId"},
		},
		"everything wrong": {
			&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String("wf-1"), MaxResults: aws.Int32(26), NextToken: aws.String("")},
			[]string{
				`ListWorkflowStepExecutionsInput.WorkflowExecutionId must be "wf-" and a UUID, got "wf-1"`,
				`ListWorkflowStepExecutionsInput.MaxResults must be from 1 to 25, got 26`,
				`ListWorkflowStepExecutionsInput.NextToken must have from 1 to 65535 characters, got 0`,
			},
		},
		"no id, and a limit of 0": {
			&imagebuilder.ListWorkflowStepExecutionsInput{MaxResults: aws.Int32(0)},
			[]string{
				"missing required field, ListWorkflowStepExecutionsInput.WorkflowExecutionId",
				"ListWorkflowStepExecutionsInput.MaxResults must be from 1 to 25, got 0",
			},
		},
		"a token that is too long": {
			&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(runID), NextToken: aws.String(strings.Repeat("é", 65536))},
			[]string{"ListWorkflowStepExecutionsInput.NextToken must have from 1 to 65535 characters, got 65536"},
		},
		"a line after the id": {
			&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(runID + "\n")},
			[]string{`ListWorkflowStepExecutionsInput.WorkflowExecutionId must be "wf-" and a UUID, got an ARN or id with white space before or after it, "` + runID + `\n"`},
		},
		"a hexadecimal digit that is none": {
			&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(runID[:len(runID)-1] + "g")},
			[]string{`ListWorkflowStepExecutionsInput.WorkflowExecutionId must be "wf-" and a UUID, got "` + runID[:len(runID)-1] + `g"`},
		},
		"a capital that is no hexadecimal digit": {
			&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(runID[:len(runID)-1] + "G")},
			[]string{`ListWorkflowStepExecutionsInput.WorkflowExecutionId must be "wf-" and a UUID, got "` + runID[:len(runID)-1] + `G"`},
		},
		"an id like a book": {
			&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(strings.Repeat("book", 10_000))},
			[]string{`WorkflowExecutionId must be "wf-" and a UUID, got "` + strings.Repeat("book", 15) + `"... of 40000 bytes`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			client := imagebuilder.New(imagebuilder.Options{Region: "us-east-1", Credentials: secretCredentials}, untouched(t))
			_, err := client.ListWorkflowStepExecutions(t.Context(), test.input)
			var invalid smithy.InvalidParamsError
			if !errors.As(err, &invalid) {
				t.Fatalf("got %v, want a smithy.InvalidParamsError", err)
			}
			if invalid.Len() != len(test.want) {
				t.Errorf("got %d violations, want %d", invalid.Len(), len(test.want))
			}
			rest, ok := strings.CutPrefix(err.Error(), prefix)
			if !ok || strings.Contains(rest, "\n") {
				t.Errorf("got %q, want one line that begins %q", err, prefix)
			}
			for i, got := range strings.Split(rest, "; ") {
				if i < len(test.want) && !strings.HasSuffix(got, test.want[i]) {
					t.Errorf("violation %d is %q, want %q", i, got, test.want[i])
				}
			}
		})
	}
}

func TestInput_atItsLimitsIsSent(t *testing.T) {
	srv := newServer(t, 3)
	client := newClient(t, srv.Config(), withoutRetries)
	for _, input := range []*imagebuilder.ListWorkflowStepExecutionsInput{
		{WorkflowExecutionId: aws.String(runID), MaxResults: aws.Int32(1)},
		{WorkflowExecutionId: aws.String(runID), MaxResults: aws.Int32(25)},
		{WorkflowExecutionId: aws.String(strings.ToUpper(runID[3:])), NextToken: aws.String("x")},
		{WorkflowExecutionId: aws.String(runID), NextToken: aws.String(strings.Repeat("é", 65535))},
	} {
		if !strings.HasPrefix(*input.WorkflowExecutionId, "wf-") {
			*input.WorkflowExecutionId = "wf-" + *input.WorkflowExecutionId
		}
		srv.ResetRequests()
		_, err := client.ListWorkflowStepExecutions(t.Context(), input)
		var invalid smithy.InvalidParamsError
		if errors.As(err, &invalid) {
			t.Errorf("refused: %v", err)
		}
		if n := len(srv.Requests()); n != 1 {
			t.Errorf("%d requests were sent, want 1", n)
		}
	}
}

func TestDisableInputValidation_leavesTheCheckToTheService(t *testing.T) {
	srv := newServer(t, 1)
	client := newClient(t, srv.Config(), withoutRetries, func(o *imagebuilder.Options) { o.DisableInputValidation = true })
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String("wf-new-form"), MaxResults: aws.Int32(100), NextToken: aws.String("")}
	_, err := client.ListWorkflowStepExecutions(t.Context(), input)
	if _, ok := errors.AsType[*errors.ValidationError](err); !ok {
		t.Errorf("got %v, want the ValidationError of the service", err)
	}
	requests := srv.Requests()
	if len(requests) != 1 {
		t.Fatalf("%d requests were sent, want 1", len(requests))
	}
	if got, want := string(requests[0].Body), `{"maxResults":100,"nextToken":"","workflowExecutionId":"wf-new-form"}`; got != want {
		t.Errorf("sent %s, want %s", got, want)
	}

	_, err = client.ListWorkflowStepExecutions(t.Context(), &imagebuilder.ListWorkflowStepExecutionsInput{})
	var invalid smithy.InvalidParamsError
	if !errors.As(err, &invalid) || len(srv.Requests()) != 1 {
		t.Errorf("got %v, want the missing id to be refused all the same", err)
	}
}
