package diagnosis_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// canned is a client whose build failed with these words.
type canned struct {
	diagnosis.Client
	image types.Image
	run   types.WorkflowExecutionMetadata
	step  types.WorkflowStepMetadata
}

func (c canned) GetImage(context.Context, *imagebuilder.GetImageInput, ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	return &imagebuilder.GetImageOutput{Image: &c.image}, nil
}

func (c canned) ListWorkflowExecutions(context.Context, *imagebuilder.ListWorkflowExecutionsInput, ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowExecutionsOutput, error) {
	return &imagebuilder.ListWorkflowExecutionsOutput{WorkflowExecutions: []types.WorkflowExecutionMetadata{c.run}}, nil
}

func (c canned) ListWorkflowStepExecutions(context.Context, *imagebuilder.ListWorkflowStepExecutionsInput, ...func(*imagebuilder.Options)) (*imagebuilder.ListWorkflowStepExecutionsOutput, error) {
	return &imagebuilder.ListWorkflowStepExecutionsOutput{Steps: []types.WorkflowStepMetadata{c.step}}, nil
}

// FuzzOf puts a presigned URL into texts of any kind.
func FuzzOf(f *testing.F) {
	f.Add(`{"logUrl": "`, `"}`, "a reason")
	f.Add(`{"output": "{\"logUrl\": \"`, `\"}"}`, "\x1b[31m\n\xff\u202e")
	f.Add(`?`, `\u0026`, `https://a?b=\`)
	f.Add(`{"runCommandId": "$(reboot)", "instanceId": "i-1", "logUrl": "s3://`, `"}`, "")
	f.Fuzz(func(t *testing.T, before, after, reason string) {
		text := before + " " + presigned + " " + after
		client := canned{
			image: failedImage(reason+" "+presigned, nil),
			run:   types.WorkflowExecutionMetadata{WorkflowExecutionId: aws.String(execID(1)), Status: types.WorkflowExecutionStatusFailed, Message: &text},
			step:  types.WorkflowStepMetadata{Status: types.WorkflowStepExecutionStatusFailed, Name: &after, Message: &reason, Inputs: &text, Outputs: &text},
		}
		report, err := diagnosis.Of(t.Context(), client, imageARN)
		if err != nil {
			t.Fatal(err)
		}
		encoded, err := json.Marshal(report)
		if err != nil {
			t.Fatal(err)
		}
		cause := report.Cause()
		if cause == "" || len(cause) > 1000 || strings.ContainsAny(cause, "\n\r\x1b\u202e") || !utf8.ValidString(cause) {
			t.Errorf("cause: %q", cause)
		}
		for _, command := range report.Commands() {
			if strings.ContainsAny(command, "\n\x1b") {
				t.Errorf("command: %q", command)
			}
		}
		if all := string(encoded) + cause; strings.Contains(all, "5ec2e7") && !strings.Contains(before+after+reason, "5ec2e7") {
			t.Errorf("the signature is in %s", all)
		}
	})
}
