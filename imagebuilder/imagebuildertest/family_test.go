package imagebuildertest_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	accountARN  = "arn:aws:imagebuilder:us-west-2:111122223333:"
	imageARN    = accountARN + "image/my-example-recipe/1.0.0/1"
	pipelineARN = accountARN + "image-pipeline/my-example-pipeline"
	testRunID   = "wf-1a3639b8-1366-4b73-8347-706874020dad"
	workflowARN = "arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1"
)

// newClient makes a client that sends each request once.
func newClient(srv *imagebuildertest.Server) *imagebuilder.Client {
	return imagebuilder.NewFromConfig(srv.Config(), func(o *imagebuilder.Options) { o.Retryer = aws.NopRetryer{} })
}

func imageOf(arn string, status types.ImageStatus) types.Image {
	return types.Image{
		Arn: aws.String(arn), Name: aws.String("my-example-recipe"), Version: aws.String(arn[strings.Index(arn, "/1.")+1:]),
		SourcePipelineArn: aws.String(pipelineARN), State: &types.ImageState{Status: status},
	}
}

func stepOf(id string, status types.WorkflowStepExecutionStatus) types.WorkflowStepMetadata {
	return types.WorkflowStepMetadata{
		StepExecutionId: aws.String("step-00000000-0000-0000-0000-0000000000" + id), Name: aws.String("step" + id),
		Action: aws.String("WaitForAction"), Status: status, StartTime: aws.String("2026-09-09T20:02:59.931Z"),
	}
}

// setBuild sets an image of two executions, whose build waits at its step 02.
func setBuild(srv *imagebuildertest.Server) {
	srv.SetImage(imageOf(imageARN, types.ImageStatusBuilding))
	srv.SetExecution(runID, imagebuildertest.Execution{
		Steps: []types.WorkflowStepMetadata{
			stepOf("00", types.WorkflowStepExecutionStatusCompleted), stepOf("01", types.WorkflowStepExecutionStatusSkipped),
			stepOf("02", types.WorkflowStepExecutionStatusWaiting), stepOf("03", types.WorkflowStepExecutionStatusPending),
			stepOf("04", types.WorkflowStepExecutionStatusFailed),
		},
		WorkflowBuildVersionArn: workflowARN, ImageBuildVersionArn: imageARN, Message: "a message", StartTime: "2026-09-09T19:12:23.175Z",
		Type: types.WorkflowTypeBuild, Status: types.WorkflowExecutionStatusRunning,
	})
	srv.SetExecution(otherRunID, imagebuildertest.Execution{
		ImageBuildVersionArn: imageARN, ParallelGroup: "group", Retried: true, EndTime: "2026-09-09T19:19:06.158Z",
		Type: types.WorkflowTypeTest, Status: types.WorkflowExecutionStatusCancelled,
	})
}

func mustCode(t *testing.T, err error, code string) {
	t.Helper()
	if errors.Code(err) != code {
		t.Errorf("got %v, want %s", err, code)
	}
}

func TestGetWorkflowExecution_countsTheSteps(t *testing.T) {
	srv := newServer(t)
	setBuild(srv)
	client := newClient(srv)
	got, err := client.GetWorkflowExecution(t.Context(), &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: aws.String(runID)})
	if err != nil {
		t.Fatal(err)
	}
	if got.TotalStepCount != 5 || got.TotalStepsSucceeded != 1 || got.TotalStepsSkipped != 1 || got.TotalStepsFailed != 1 {
		t.Errorf("got the counts of %+v", got)
	}
	if *got.ImageBuildVersionArn != imageARN || *got.WorkflowBuildVersionArn != workflowARN || *got.WorkflowExecutionId != runID || *got.Message != "a message" ||
		got.Type != "BUILD" || got.Status != "RUNNING" || *got.StartTime != "2026-09-09T19:12:23.175Z" || got.EndTime != nil || got.ParallelGroup != nil || *got.RequestId == "" {
		t.Errorf("got %+v", got)
	}
	_, err = client.GetWorkflowExecution(t.Context(), &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: aws.String(testRunID)})
	mustCode(t, err, "ClientException")
}

func TestListWorkflowExecutions_listsInTheOrderOfSetting(t *testing.T) {
	srv := newServer(t)
	setBuild(srv)
	srv.SetExecution(testRunID, imagebuildertest.Execution{ImageBuildVersionArn: accountARN + "image/other/1.0.0/1"})
	srv.SetSteps(runID, namedSteps(2)...)
	client := newClient(srv)
	input := &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: aws.String(imageARN), MaxResults: aws.Int32(1)}
	var got []types.WorkflowExecutionMetadata
	for run, err := range imagebuilder.NewListWorkflowExecutionsPaginator(client, input).All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, run)
	}
	if len(got) != 2 || *got[0].WorkflowExecutionId != runID || *got[1].WorkflowExecutionId != otherRunID {
		t.Fatalf("got %+v", got)
	}
	if got[0].TotalStepCount != 2 || *got[0].Retried || !*got[1].Retried || *got[1].ParallelGroup != "group" || got[1].Status != "CANCELLED" {
		t.Errorf("got %+v", got)
	}
	if n := len(srv.Requests()); n != 2 {
		t.Errorf("%d pages, want 2", n)
	}
}

func TestListWorkflowExecutions_tellsWhyTheImageFailed(t *testing.T) {
	srv := newServer(t)
	client := newClient(srv)
	input := &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: aws.String(imageARN)}
	_, err := client.ListWorkflowExecutions(t.Context(), input)
	mustCode(t, err, "ClientException")

	failed := imageOf(imageARN, types.ImageStatusFailed)
	failed.State.Reason = aws.String("the reason")
	srv.SetImage(failed)
	*failed.State.Reason = "changed later"
	got, err := client.ListWorkflowExecutions(t.Context(), input)
	if err != nil || *got.Message != "the reason" || len(got.WorkflowExecutions) != 0 || *got.ImageBuildVersionArn != imageARN {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestListWaitingWorkflowSteps_listsTheWholeAccount(t *testing.T) {
	srv := newServer(t)
	client := newClient(srv)
	if got, err := client.ListWaitingWorkflowSteps(t.Context(), nil); err != nil || len(got.Steps) != 0 || got.NextToken != nil {
		t.Errorf("got %+v, %v", got, err)
	}
	setBuild(srv)
	srv.SetSteps(testRunID, stepOf("11", types.WorkflowStepExecutionStatusWaiting), stepOf("12", types.WorkflowStepExecutionStatusRunning))
	srv.SetDefaultPageSize(1)
	var got []string
	for step, err := range imagebuilder.NewListWaitingWorkflowStepsPaginator(client, nil).All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(*step.Name, " ", *step.WorkflowExecutionId, " ", aws.ToString(step.ImageBuildVersionArn), " ", *step.StartTime, " ", *step.Action))
	}
	const rest = " 2026-09-09T20:02:59.931Z WaitForAction"
	if want := []string{"step02 " + runID + " " + imageARN + rest, "step11 " + testRunID + " " + rest}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGetImage_resolvesAVersionToTheLatestAvailableBuild(t *testing.T) {
	srv := newServer(t)
	client := newClient(srv)
	get := func(resource string) (string, error) {
		got, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: aws.String(accountARN + "image/" + resource)})
		if err != nil {
			return "", err
		}
		return strings.TrimPrefix(*got.Image.Arn, accountARN+"image/"), nil
	}
	for resource, status := range map[string]types.ImageStatus{
		"a/1.0.0/1": "AVAILABLE", "a/1.0.0/9": "AVAILABLE", "a/1.0.0/10": "AVAILABLE", "a/1.0.0/11": "FAILED", "a/1.0.0/12": "BUILDING",
		"a/1.10.0/1": "AVAILABLE", "a/1.9.0/1": "AVAILABLE", "a/2.0.0/1": "FAILED", "a/2.0.0/2": "DEPRECATED", "ab/3.0.0/1": "AVAILABLE",
	} {
		srv.SetImage(imageOf(accountARN+"image/"+resource, status))
	}
	for asked, want := range map[string]string{
		"a/1.0.0": "a/1.0.0/10", "a/1.0.x": "a/1.0.0/10", "a/1.x.x": "a/1.10.0/1", "a/x.x.x": "a/1.10.0/1", "a/x.9.x": "a/1.9.0/1",
		"a/1.0.0/12": "a/1.0.0/12", "a/2.0.0/1": "a/2.0.0/1",
	} {
		if got, err := get(asked); err != nil || got != want {
			t.Errorf("%s: got %s, %v, want %s", asked, got, err, want)
		}
	}
	for _, unknown := range []string{"a/2.0.0", "a/2.x.x", "a/3.0.0", "b/x.x.x", "a/1.0.0/2"} {
		_, err := get(unknown)
		mustCode(t, err, "ClientException")
	}
}

func TestGetImage_returnsAllThatIsSet(t *testing.T) {
	srv := newServer(t)
	build := imagebuildertest.SampleFailingBuild()
	srv.SetImage(build.Image)
	got, err := newClient(srv).GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: build.Image.Arn})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := jsonOf(t, got.Image), jsonOf(t, build.Image); a != b || got.Image.State.FailureContext.ComponentFailure == nil {
		t.Errorf("got  %s\nwant %s", a, b)
	}
}

func TestSendWorkflowStepAction_actsOnce(t *testing.T) {
	for action, want := range map[types.WorkflowStepActionType]string{
		"RESUME": `COMPLETED {"action": "RESUME", "reason": "it's \"fine\""}, RUNNING 2 1, BUILDING`,
		"STOP":   `FAILED {"action": "STOP", "reason": "it's \"fine\""}, FAILED 1 2, FAILED`,
	} {
		srv := newServer(t)
		setBuild(srv)
		client := newClient(srv)
		waiting, err := client.ListWaitingWorkflowSteps(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		input := imagebuilder.StepActionInput(waiting.Steps[0], action, `it's "fine"`)
		for range 2 { // as an event that is delivered twice
			got, err := client.SendWorkflowStepAction(t.Context(), input)
			if err != nil || *got.ClientToken != *input.ClientToken || *got.StepExecutionId != *input.StepExecutionId || *got.ImageBuildVersionArn != imageARN {
				t.Fatalf("%s: got %+v, %v", action, got, err)
			}
		}
		step, err := client.GetWorkflowStepExecution(t.Context(), &imagebuilder.GetWorkflowStepExecutionInput{StepExecutionId: input.StepExecutionId})
		if err != nil {
			t.Fatal(err)
		}
		run, err := client.GetWorkflowExecution(t.Context(), &imagebuilder.GetWorkflowExecutionInput{WorkflowExecutionId: aws.String(runID)})
		if err != nil {
			t.Fatal(err)
		}
		image, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: aws.String(imageARN)})
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%s %s, %s %d %d, %s", step.Status, *step.Outputs, run.Status, run.TotalStepsSucceeded, run.TotalStepsFailed, image.Image.State.Status)
		if got != want || step.EndTime == nil {
			t.Errorf("%s: got %s, want %s", action, got, want)
		}

		mismatched := *input
		mismatched.Reason = aws.String("another")
		_, err = client.SendWorkflowStepAction(t.Context(), &mismatched)
		mustCode(t, err, "IdempotentParameterMismatchException")
		input.ClientToken = nil
		_, err = client.SendWorkflowStepAction(t.Context(), input)
		mustCode(t, err, "InvalidRequestException")
	}
}

func TestSendWorkflowStepAction_goesOnAfterAStepThatContinues(t *testing.T) {
	srv := newServer(t)
	setBuild(srv)
	step := stepOf("02", "")
	srv.UpdateStep(*step.StepExecutionId, func(step *imagebuildertest.Step) { step.OnFailure = "Continue" })
	client := newClient(srv)
	input := &imagebuilder.SendWorkflowStepActionInput{Action: "STOP", StepExecutionId: step.StepExecutionId, ImageBuildVersionArn: aws.String(imageARN)}
	if _, err := client.SendWorkflowStepAction(t.Context(), input); err != nil {
		t.Fatal(err)
	}
	if seen := look(t, client, aws.String(imageARN)); seen != "BUILDING, BUILD RUNNING CSFPF, TEST CANCELLED " {
		t.Errorf("got %s", seen)
	}
}

func TestSendWorkflowStepAction_refusesAnotherStep(t *testing.T) {
	srv := newServer(t)
	setBuild(srv)
	client := newClient(srv)
	for _, test := range []struct{ step, image, code string }{
		{"02", accountARN + "image/my-example-recipe/1.0.0/2", "InvalidParameterValueException"},
		{"03", imageARN, "InvalidRequestException"},
		{"99", imageARN, "ResourceNotFoundException"},
	} {
		_, err := client.SendWorkflowStepAction(t.Context(), &imagebuilder.SendWorkflowStepActionInput{
			Action: "RESUME", StepExecutionId: stepOf(test.step, "").StepExecutionId, ImageBuildVersionArn: aws.String(test.image),
		})
		mustCode(t, err, test.code)
	}
}

func TestListImagePipelineImages_filtersAndPages(t *testing.T) {
	srv := newServer(t)
	client := newClient(srv)
	for _, build := range []string{"1.0.0/1", "1.0.0/2", "1.0.1/1"} {
		srv.SetImage(imageOf(accountARN+"image/my-example-recipe/"+build, "AVAILABLE"))
	}
	other := imageOf(accountARN+"image/other/1.0.0/1", "AVAILABLE")
	other.SourcePipelineArn = nil
	srv.SetImage(other)
	list := func(filters ...types.Filter) (got []string) {
		input := &imagebuilder.ListImagePipelineImagesInput{ImagePipelineArn: aws.String(pipelineARN), MaxResults: aws.Int32(2), Filters: filters}
		for image, err := range imagebuilder.NewListImagePipelineImagesPaginator(client, input).All(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if *image.Owner != "111122223333" || image.State.Status != "AVAILABLE" {
				t.Errorf("got %+v", image)
			}
			got = append(got, *image.Version)
		}
		return got
	}
	filter := func(name string, values ...string) types.Filter { return types.Filter{Name: &name, Values: values} }
	for _, test := range []struct {
		got  []string
		want string
	}{
		{list(), "1.0.0/1 1.0.0/2 1.0.1/1"},
		{list(filter("version", "1.0.0")), "1.0.0/1 1.0.0/2"},
		{list(filter("version", "1.0.0/2", "1.0.1")), "1.0.0/2 1.0.1/1"},
		{list(filter("name", "my-example-recipe"), filter("version", "1.0.1")), "1.0.1/1"},
		{list(filter("name", "other")), ""},
	} {
		if strings.Join(test.got, " ") != test.want {
			t.Errorf("got %q, want %s", test.got, test.want)
		}
	}
	_, err := client.ListImagePipelineImages(t.Context(), &imagebuilder.ListImagePipelineImagesInput{ImagePipelineArn: aws.String(pipelineARN + "2")})
	mustCode(t, err, "ResourceNotFoundException")
	_, err = client.ListImagePipelineImages(t.Context(), &imagebuilder.ListImagePipelineImagesInput{
		ImagePipelineArn: aws.String(pipelineARN), Filters: []types.Filter{filter("platform", "Linux")},
	})
	mustCode(t, err, "ValidationError")
}

func TestCancelImageCreation_endsTheBuild(t *testing.T) {
	srv := newServer(t)
	setBuild(srv)
	client := newClient(srv)
	input := &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: aws.String(imageARN), ClientToken: aws.String("token")}
	for range 2 {
		got, err := client.CancelImageCreation(t.Context(), input)
		if err != nil || *got.ImageBuildVersionArn != imageARN || *got.ClientToken != "token" || *got.RequestId == "" {
			t.Fatalf("got %+v, %v", got, err)
		}
	}
	if seen := look(t, client, aws.String(imageARN)); seen != "CANCELLED, BUILD CANCELLED CSCPF, TEST CANCELLED " {
		t.Errorf("got %s", seen)
	}
	input.ClientToken = nil
	_, err := client.CancelImageCreation(t.Context(), input)
	mustCode(t, err, "InvalidRequestException")
	_, err = client.CancelImageCreation(t.Context(), &imagebuilder.CancelImageCreationInput{ImageBuildVersionArn: aws.String(imageARN + "0")})
	mustCode(t, err, "ClientException")
}

func TestRetryImage_bringsTheImageBack(t *testing.T) {
	retry := func(t *testing.T, client *imagebuilder.Client) error {
		t.Helper()
		_, err := client.RetryImage(t.Context(), &imagebuilder.RetryImageInput{ImageBuildVersionArn: aws.String(imageARN)})
		return err
	}
	t.Run("after a failed test", func(t *testing.T) {
		srv := newServer(t)
		srv.SetImage(imageOf(imageARN, "FAILED"))
		for id, run := range map[string]imagebuildertest.Execution{
			runID:      {Type: "BUILD", Status: "COMPLETED"},
			testRunID:  {Type: "TEST", Status: "ROLLBACK_COMPLETED"},
			otherRunID: {Type: "TEST", Status: "COMPLETED"},
		} {
			run.ImageBuildVersionArn = imageARN
			srv.SetExecution(id, run)
		}
		client := newClient(srv)
		if err := retry(t, client); err != nil {
			t.Fatal(err)
		}
		got, err := client.ListWorkflowExecutions(t.Context(), &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: aws.String(imageARN)})
		if err != nil {
			t.Fatal(err)
		}
		for _, run := range got.WorkflowExecutions {
			if *run.Retried != (*run.WorkflowExecutionId == testRunID) {
				t.Errorf("got %+v", run)
			}
		}
		image, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: aws.String(imageARN)})
		if err != nil || image.Image.State.Status != "TESTING" || image.Image.State.Reason != nil {
			t.Errorf("got %+v, %v", image, err)
		}
		mustCode(t, retry(t, client), "ResourceInUseException")
	})
	t.Run("by its failure context", func(t *testing.T) {
		srv := newServer(t)
		failed := imageOf(imageARN, "FAILED")
		failed.State.FailureContext = &types.ImageFailureContext{ImageStatus: "INTEGRATING"}
		srv.SetImage(failed)
		client := newClient(srv)
		if err := retry(t, client); err != nil {
			t.Fatal(err)
		}
		if seen := look(t, client, aws.String(imageARN)); seen != "INTEGRATING" {
			t.Errorf("got %s", seen)
		}
	})
	for name, refused := range map[string]struct {
		set  func(*imagebuildertest.Server)
		code string
	}{
		"unknown":           {func(*imagebuildertest.Server) {}, "ClientException"},
		"available":         {func(srv *imagebuildertest.Server) { srv.SetImage(imageOf(imageARN, "AVAILABLE")) }, "InvalidRequestException"},
		"without its phase": {func(srv *imagebuildertest.Server) { srv.SetImage(imageOf(imageARN, "CANCELLED")) }, "InvalidRequestException"},
		"failed in its build": {func(srv *imagebuildertest.Server) {
			srv.SetImage(imageOf(imageARN, "FAILED"))
			srv.SetExecution(runID, imagebuildertest.Execution{ImageBuildVersionArn: imageARN, Type: "BUILD", Status: "FAILED"})
		}, "InvalidRequestException"},
		"a container": {func(srv *imagebuildertest.Server) {
			container := imageOf(imageARN, "FAILED")
			container.Type = types.ImageTypeDocker
			srv.SetImage(container)
		}, "InvalidRequestException"},
	} {
		t.Run("not if it is "+name, func(t *testing.T) {
			srv := newServer(t)
			refused.set(srv)
			mustCode(t, retry(t, newClient(srv)), refused.code)
		})
	}
}

func TestInject_forAnOperationLeavesOthersBe(t *testing.T) {
	srv := newServer(t)
	setBuild(srv)
	client := newClient(srv)
	srv.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "GetImage", "RetryImage")
	srv.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), 1, "ListWorkflowExecutions")
	srv.Inject(imagebuildertest.Exception(&errors.ServiceException{}), 1)

	var got []string
	for range 3 {
		_, err := client.GetImage(t.Context(), &imagebuilder.GetImageInput{ImageBuildVersionArn: aws.String(imageARN)})
		got = append(got, errors.Code(err))
		_, err = client.ListWorkflowExecutions(t.Context(), &imagebuilder.ListWorkflowExecutionsInput{ImageBuildVersionArn: aws.String(imageARN)})
		got = append(got, errors.Code(err))
	}
	want := []string{
		"ForbiddenException", "CallRateLimitExceededException", "ForbiddenException", "ServiceException", "ForbiddenException", "",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFamily_checksRequests(t *testing.T) {
	srv := newServer(t)
	setBuild(srv)
	image, token := `"imageBuildVersionArn":"`+imageARN+`"`, `"clientToken":"t"`
	for _, test := range []struct{ method, path, body, message string }{
		{"GET", "GetImage", "", "1 validation error(s): imageBuildVersionArn is required"},
		{"GET", "GetImage?imageBuildVersionArn=" + accountARN + "image/A/1.0.0", "", "does not match"},
		{"GET", "GetImage?imageBuildVersionArn=" + imageARN + "%0A", "", "does not match"},
		{"GET", "GetWorkflowExecution?workflowExecutionId=wf-1", "", "does not match ^wf-"},
		{"POST", "ListWorkflowExecutions", `{"imageBuildVersionArn":"` + accountARN + `image/a/1.0.0","maxResults":26}`, "2 validation error(s): imageBuildVersionArn"},
		{"POST", "ListWaitingWorkflowSteps", `{"maxResults":0,"nextToken":""}`, "2 validation error(s): maxResults 0"},
		{"POST", "ListImagePipelineImages", `{"imagePipelineArn":"` + imageARN + `","filters":[]}`, "2 validation error(s): imagePipelineArn"},
		{
			"POST", "ListImagePipelineImages", `{"imagePipelineArn":"` + pipelineARN + `","filters":[{"name":"name"},{"name":"version","values":["` + strings.Repeat("a", 1025) + `","é"]}]}`,
			"3 validation error(s): filters[0] has 0 values",
		},
		{"PUT", "CancelImageCreation", `{}`, "2 validation error(s): imageBuildVersionArn is required; clientToken is required"},
		{"PUT", "RetryImage", `{` + image + `,"clientToken":""}`, "1 validation error(s): clientToken has 0 characters"},
		{"PUT", "RetryImage", `{` + image + `,"clientToken":7}`, "1 validation error(s): clientToken must be a string, is 7"},
		{
			"PUT", "SendWorkflowStepAction", `{` + image + `,` + token + `,"stepExecutionId":"step-1","action":"resume","reason":"` + strings.Repeat("é", 1025) + `"}`,
			"3 validation error(s): stepExecutionId",
		},
		{"PUT", "StartImagePipelineExecution", `{"imagePipelineArn":"` + pipelineARN + `",` + token + `,"tags":{}}`, "tags has 0 elements"},
		{"PUT", "StartImagePipelineExecution", `{"imagePipelineArn":"` + pipelineARN + `",` + token + `,"tags":{"aws:a":"","é":"","k":"` + strings.Repeat("é", 257) + `"}}`, "3 validation error(s)"},
		{"PUT", "StartImagePipelineExecution", `{"imagePipelineArn":"` + pipelineARN + `",` + token + `,"tags":{"a":1}}`, "tags must be a map of strings"},
	} {
		c := defaultCall(t, srv)
		c.method, c.path, c.body = test.method, "/"+strings.ReplaceAll(test.path, "/", "%2F"), test.body
		if test.method == http.MethodGet {
			c.header = http.Header{}
		}
		a := c.mustSend(t, srv)
		if a.status != 400 || a.errorCode != "ValidationError" || !strings.Contains(a.message, test.message) {
			t.Errorf("%s %s %s: got %d %s %q", test.method, test.path, test.body, a.status, a.errorCode, a.message)
		}
	}
}
