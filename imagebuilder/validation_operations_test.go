package imagebuilder_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// calling returns a call of an operation with this input.
func calling[In, Out any](call func(*imagebuilder.Client, context.Context, *In, ...func(*imagebuilder.Options)) (*Out, error), in *In) func(context.Context, *imagebuilder.Client) error {
	return func(ctx context.Context, client *imagebuilder.Client) error {
		_, err := call(client, ctx, in)
		return err
	}
}

func manyTags(n int) map[string]string {
	tags := map[string]string{}
	for i := range n {
		tags[fmt.Sprint("key", i)] = ""
	}
	return tags
}

func TestOperations_refuseInputThatBreaksConstraints(t *testing.T) {
	type client = imagebuilder.Client
	text := aws.String
	long := func(n int) *string { return text(strings.Repeat("é", n)) }
	for _, test := range []struct {
		call func(context.Context, *imagebuilder.Client) error
		want []string // each violation, by its end
	}{
		{calling((*client).CancelImageCreation, nil), []string{"missing required field, CancelImageCreationInput.ImageBuildVersionArn"}},
		{calling((*client).CancelImageCreation, &imagebuilder.CancelImageCreationInput{ClientToken: text(""), ImageBuildVersionArn: text(versionARN)}), []string{
			"CancelImageCreationInput.ClientToken must have from 1 to 64 characters, got 0",
			`CancelImageCreationInput.ImageBuildVersionArn must be an image build version ARN, got an image version ARN, "` + versionARN + `"`,
		}},
		{calling((*client).GetImage, nil), []string{"missing required field, GetImageInput.ImageBuildVersionArn"}},
		{calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: text("")}), []string{
			`GetImageInput.ImageBuildVersionArn must be an image build version ARN or an image version ARN, got ""`,
		}},
		{calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: text(pipelineARN)}), []string{
			`must be an image build version ARN or an image version ARN, got an image pipeline ARN, "` + pipelineARN + `"`,
		}},
		{calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: text(imageARN + "\n")}), []string{
			`got an ARN or id with white space before or after it, "` + imageARN + `\n"`,
		}},
		{calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: text(runID)}), []string{`got a workflow execution id, "` + runID + `"`}},
		{calling((*client).GetWorkflowExecution, nil), []string{"missing required field, GetWorkflowExecutionInput.WorkflowExecutionId"}},
		{calling((*client).GetWorkflowExecution, &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: text(stepID)}), []string{
			`GetWorkflowExecutionInput.WorkflowExecutionId must be "wf-" and a UUID, got a step execution id, "` + stepID + `"`,
		}},
		{calling((*client).GetWorkflowStepExecution, nil), []string{"missing required field, GetWorkflowStepExecutionInput.StepExecutionId"}},
		{calling((*client).GetWorkflowStepExecution, &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: text(runID)}), []string{
			`GetWorkflowStepExecutionInput.StepExecutionId must be "step-" and a UUID, got a workflow execution id, "` + runID + `"`,
		}},
		{calling((*client).ListImagePipelineImages, nil), []string{"missing required field, ListImagePipelineImagesInput.ImagePipelineArn"}},
		{calling((*client).ListImagePipelineImages, &imagebuilder.ListImagePipelineImagesInput{
			Filters:          []types.Filter{{Name: text(""), Values: []string{"", "a"}}, {Name: long(1025), Values: []string{}}, {Values: make([]string, 11)[:0:0]}},
			ImagePipelineArn: text(imageARN),
			MaxResults:       aws.Int32(0),
			NextToken:        text(""),
		}), []string{
			"ListImagePipelineImagesInput.Filters[0].Name must have from 1 to 1024 characters, got 0",
			"ListImagePipelineImagesInput.Filters[0].Values[0] must have from 1 to 1024 characters, got 0",
			"ListImagePipelineImagesInput.Filters[1].Name must have from 1 to 1024 characters, got 1025",
			"ListImagePipelineImagesInput.Filters[1].Values must have from 1 to 10 elements, got 0",
			"ListImagePipelineImagesInput.Filters[2].Values must have from 1 to 10 elements, got 0",
			`ListImagePipelineImagesInput.ImagePipelineArn must be an image pipeline ARN, got an image build version ARN, "` + imageARN + `"`,
			"ListImagePipelineImagesInput.MaxResults must be from 1 to 25, got 0",
			"ListImagePipelineImagesInput.NextToken must have from 1 to 65535 characters, got 0",
		}},
		{calling((*client).ListImagePipelineImages, &imagebuilder.ListImagePipelineImagesInput{ImagePipelineArn: text(pipelineARN), Filters: []types.Filter{}}), []string{
			"ListImagePipelineImagesInput.Filters must have from 1 to 10 elements, got 0",
		}},
		{calling((*client).ListImagePipelineImages, &imagebuilder.ListImagePipelineImagesInput{ImagePipelineArn: text(pipelineARN), Filters: make([]types.Filter, 11)}), []string{
			"ListImagePipelineImagesInput.Filters must have from 1 to 10 elements, got 11",
		}},
		{calling((*client).ListWaitingWorkflowSteps, &imagebuilder.ListWaitingWorkflowStepsInput{MaxResults: aws.Int32(26), NextToken: long(65536)}), []string{
			"ListWaitingWorkflowStepsInput.MaxResults must be from 1 to 25, got 26",
			"ListWaitingWorkflowStepsInput.NextToken must have from 1 to 65535 characters, got 65536",
		}},
		{calling((*client).ListWorkflowExecutions, nil), []string{"missing required field, ListWorkflowExecutionsInput.ImageBuildVersionArn"}},
		{calling((*client).ListWorkflowExecutions, &imagebuilder.ListWorkflowExecutionsInput{
			ImageBuildVersionArn: text("arn:aws:ec2:us-west-2::image/ami-1234567890abcdef0"), MaxResults: aws.Int32(-1), NextToken: text(""),
		}), []string{
			`must be an image build version ARN, got an ARN of another service, "arn:aws:ec2:us-west-2::image/ami-1234567890abcdef0"`,
			"ListWorkflowExecutionsInput.MaxResults must be from 1 to 25, got -1",
			"ListWorkflowExecutionsInput.NextToken must have from 1 to 65535 characters, got 0",
		}},
		{calling((*client).RetryImage, nil), []string{"missing required field, RetryImageInput.ImageBuildVersionArn"}},
		{calling((*client).RetryImage, &imagebuilder.RetryImageInput{ClientToken: long(65), ImageBuildVersionArn: text(accountARN + "image/a/1.x.x")}), []string{
			"RetryImageInput.ClientToken must have from 1 to 64 characters, got 65",
			`RetryImageInput.ImageBuildVersionArn must be an image build version ARN, got an image version ARN, "` + accountARN + `image/a/1.x.x"`,
		}},
		{calling((*client).SendWorkflowStepAction, nil), []string{
			"missing required field, SendWorkflowStepActionInput.Action",
			"missing required field, SendWorkflowStepActionInput.ImageBuildVersionArn",
			"missing required field, SendWorkflowStepActionInput.StepExecutionId",
		}},
		{calling((*client).SendWorkflowStepAction, &imagebuilder.SendWorkflowStepActionInput{
			Action: "ANY", ClientToken: text(""), ImageBuildVersionArn: text(accountARN + "workflow/build/a/1.0.0/1"), Reason: long(1025), StepExecutionId: text("step-1"),
		}), []string{
			"SendWorkflowStepActionInput.ClientToken must have from 1 to 64 characters, got 0",
			`must be an image build version ARN, got a workflow ARN, "` + accountARN + `workflow/build/a/1.0.0/1"`,
			"SendWorkflowStepActionInput.Reason must have from 1 to 1024 characters, got 1025",
			`SendWorkflowStepActionInput.StepExecutionId must be "step-" and a UUID, got "step-1"`,
		}},
		{calling((*client).StartImagePipelineExecution, &imagebuilder.StartImagePipelineExecutionInput{ImagePipelineArn: text(pipelineARN + "\n")}), []string{
			`must be an image pipeline ARN, got an ARN or id with white space before or after it, "` + pipelineARN + `\n"`,
		}},
		{calling((*client).StartImagePipelineExecution, nil), []string{"missing required field, StartImagePipelineExecutionInput.ImagePipelineArn"}},
		{calling((*client).StartImagePipelineExecution, &imagebuilder.StartImagePipelineExecutionInput{
			ClientToken: text(""), ImagePipelineArn: text("my-pipeline"), Tags: map[string]string{"": "", "aws:a": "", "k": strings.Repeat("é", 257), strings.Repeat("l", 129): ""},
		}), []string{
			"StartImagePipelineExecutionInput.ClientToken must have from 1 to 64 characters, got 0",
			`StartImagePipelineExecutionInput.ImagePipelineArn must be an image pipeline ARN, got "my-pipeline"`,
			`StartImagePipelineExecutionInput.Tags[""] must have a key of 1 to 128 characters, got 0`,
			`StartImagePipelineExecutionInput.Tags["aws:a"] must have a key that does not begin with aws:, got "aws:a"`,
			`StartImagePipelineExecutionInput.Tags["k"] must have a value of at most 256 characters, got 257`,
			"must have a key of 1 to 128 characters, got 129",
		}},
		{calling((*client).StartImagePipelineExecution, &imagebuilder.StartImagePipelineExecutionInput{ImagePipelineArn: text(pipelineARN), Tags: manyTags(51)}), []string{
			"StartImagePipelineExecutionInput.Tags must have from 1 to 50 elements, got 51",
		}},
		{calling((*client).StartImagePipelineExecution, &imagebuilder.StartImagePipelineExecutionInput{ImagePipelineArn: text(pipelineARN), Tags: manyTags(0)}), []string{
			"StartImagePipelineExecutionInput.Tags must have from 1 to 50 elements, got 0",
		}},
	} {
		client := imagebuilder.New(imagebuilder.Options{Region: "us-east-1", Credentials: secretCredentials}, untouched(t))
		err := test.call(t.Context(), client)
		var invalid smithy.InvalidParamsError
		if !errors.As(err, &invalid) || strings.Contains(err.Error(), "\n") {
			t.Errorf("got %v, want a smithy.InvalidParamsError on one line with %q", err, test.want)
			continue
		}
		_, told, _ := strings.Cut(err.Error(), "nothing was sent: ")
		got := strings.Split(told, "; ")
		for i := range max(len(got), len(test.want)) {
			if i >= len(got) || i >= len(test.want) || !strings.HasSuffix(got[i], test.want[i]) {
				t.Errorf("got the violations\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
				break
			}
		}
	}
}

func TestOperations_sendInputAtItsLimits(t *testing.T) {
	type client = imagebuilder.Client
	text := aws.String
	long := func(n int) *string { return text(strings.Repeat("é", n)) }
	srv := newServer(t, 0)
	c := newClient(t, srv.Config(), withoutRetries)
	for name, call := range map[string]func(context.Context, *imagebuilder.Client) error{
		"the longest token": calling((*client).CancelImageCreation, &imagebuilder.CancelImageCreationInput{ClientToken: long(64), ImageBuildVersionArn: text(imageARN)}),
		"a version":         calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: text(versionARN)}),
		"wildcards":         calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: text(accountARN + "image/a/x.x.x")}),
		"another partition": calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: text("arn:aws-cn:imagebuilder:cn-north-1:111122223333:image/a/1.0.0/1")}),
		"nothing":           calling((*client).ListWaitingWorkflowSteps, nil),
		"the longest reason": calling((*client).SendWorkflowStepAction, &imagebuilder.SendWorkflowStepActionInput{
			Action: "ANEW", ImageBuildVersionArn: text(imageARN), StepExecutionId: text(stepID), Reason: long(1024),
		}),
		"the most tags": calling((*client).StartImagePipelineExecution, &imagebuilder.StartImagePipelineExecutionInput{ImagePipelineArn: text(pipelineARN), Tags: manyTags(50)}),
		"the longest tag": calling((*client).StartImagePipelineExecution, &imagebuilder.StartImagePipelineExecutionInput{
			ImagePipelineArn: text(pipelineARN), Tags: map[string]string{strings.Repeat("k", 128): strings.Repeat("é", 256)},
		}),
		"a filter without values": calling((*client).ListImagePipelineImages, &imagebuilder.ListImagePipelineImagesInput{
			ImagePipelineArn: text(pipelineARN), Filters: []types.Filter{{Name: long(1024)}},
		}),
	} {
		srv.ResetRequests()
		err := call(t.Context(), c)
		if _, isInvalid := errors.AsType[smithy.InvalidParamsError](err); isInvalid || len(srv.Requests()) != 1 {
			t.Errorf("%s: %v, and %d requests", name, err, len(srv.Requests()))
		}
	}
}

func TestDisableInputValidation_leavesAllButWhatIsRequiredToTheService(t *testing.T) {
	type client = imagebuilder.Client
	srv := newServer(t, 0)
	c := newClient(t, srv.Config(), withoutRetries, func(o *imagebuilder.Options) { o.DisableInputValidation = true })
	odd := aws.String("odd")
	for name, call := range map[string]func(context.Context, *imagebuilder.Client) error{
		"CancelImageCreation":      calling((*client).CancelImageCreation, &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: odd}),
		"GetImage":                 calling((*client).GetImage, &imagebuilder.GetImageInput{ImageBuildVersionArn: odd}),
		"GetWorkflowExecution":     calling((*client).GetWorkflowExecution, &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: odd}),
		"GetWorkflowStepExecution": calling((*client).GetWorkflowStepExecution, &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: odd}),
		"ListImagePipelineImages": calling((*client).ListImagePipelineImages, &imagebuilder.ListImagePipelineImagesInput{
			ImagePipelineArn: odd, Filters: []types.Filter{}, MaxResults: aws.Int32(0),
		}),
		"ListWaitingWorkflowSteps": calling((*client).ListWaitingWorkflowSteps, &imagebuilder.ListWaitingWorkflowStepsInput{MaxResults: aws.Int32(0)}),
		"ListWorkflowExecutions":   calling((*client).ListWorkflowExecutions, &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: odd}),
		"RetryImage":               calling((*client).RetryImage, &imagebuilder.RetryImageInput{ImageBuildVersionArn: odd}),
		"SendWorkflowStepAction": calling((*client).SendWorkflowStepAction, &imagebuilder.SendWorkflowStepActionInput{
			Action: "odd", ImageBuildVersionArn: odd, StepExecutionId: odd,
		}),
		"StartImagePipelineExecution": calling((*client).StartImagePipelineExecution, &imagebuilder.StartImagePipelineExecutionInput{
			ImagePipelineArn: odd, Tags: map[string]string{},
		}),
	} {
		err := call(t.Context(), c)
		if _, ok := errors.AsType[*errors.ValidationError](err); !ok {
			t.Errorf("%s: got %v, want the ValidationError of the service", name, err)
		}
	}
}
