package diagnosis_test

import (
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const (
	getImage  = "GetImage"
	listRuns  = "ListWorkflowExecutions"
	getRun    = "GetWorkflowExecution"
	listSteps = "ListWorkflowStepExecutions"
	getStep   = "GetWorkflowStepExecution"
)

var (
	componentFailure = &types.ImageFailureContext{
		ImageStatus:         types.ImageStatusBuilding,
		WorkflowExecutionId: aws.String(execID(1)),
		WorkflowArn:         aws.String("arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/x.x.x/x"),
		StepExecutionId:     aws.String(stepID(2)),
		FailedStep:          aws.String("ApplyBuildComponents"),
		ComponentFailure: &types.ComponentFailureContext{
			ComponentArn: aws.String("arn:aws:imagebuilder:us-west-2:111122223333:component/my-example-component/1.0.0/1"),
			PhaseName:    aws.String("build"),
			StepName:     aws.String("InstallPackages"),
			Action:       aws.String("ExecuteBash"),
			ErrorMessage: aws.String("exit status 1"),
		},
	}
	integrationFailure = &types.ImageFailureContext{
		ImageStatus: types.ImageStatusIntegrating,
		DistributionFailure: &types.DistributionFailureContext{
			ErrorMessage: aws.String("In region 'eu-west-1' - 'EC2 Client Error: …"),
			RegionFailures: []types.RegionFailure{
				{Region: aws.String("eu-west-1"), Status: "FAILED", ImageConfigurationStep: "UPDATE_LAUNCH_TEMPLATES", ErrorMessage: aws.String("lt-0a1b does not exist")},
				{Region: aws.String("us-east-1"), Status: "TIMED_OUT", TargetAccountId: aws.String("444455556666")},
			},
		},
	}
	parallel = func(e imagebuildertest.Execution, workflow string) imagebuildertest.Execution {
		e.WorkflowBuildVersionArn, e.ParallelGroup = workflow, "tests"
		return e
	}
	unstarted = func(e imagebuildertest.Execution) imagebuildertest.Execution { e.StartTime = ""; return e }
	retried   = func(e imagebuildertest.Execution) imagebuildertest.Execution { e.Retried = true; return e }
)

func TestOf(t *testing.T) {
	cases := map[string]struct {
		image      types.Image
		executions []imagebuildertest.Execution // with the ids 1, 2, …
		subject    string
		cause      string // its beginning; none if empty
		roles      string
		unread     string
		sent       string
	}{
		"a component fails": {
			image:      failedImage("Document … failed!", componentFailure),
			executions: []imagebuildertest.Execution{buildRun("FAILED", completed(1), failed(2), step(3, "PENDING"))},
			cause:      "step ApplyBuildComponents failed in BUILDING: component my-example-component/1.0.0/1, phase build, step InstallPackages, action ExecuteBash: exit status 1; message 2",
			roles:      "1 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"the integration fails": {
			image:      failedImage("Integration failed", integrationFailure),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1))},
			cause:      "failed in INTEGRATING: eu-west-1, UPDATE_LAUNCH_TEMPLATES: lt-0a1b does not exist; us-east-1 444455556666, TIMED_OUT",
			roles:      "1",
			sent:       getImage + " " + listRuns,
		},
		"a distribution fails as a whole": {
			image: failedImage("Distribution failed", &types.ImageFailureContext{
				ImageStatus:         types.ImageStatusDistributing,
				DistributionFailure: &types.DistributionFailureContext{ErrorMessage: aws.String("KMS said no")},
			}),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1))},
			cause:      "failed in DISTRIBUTING: KMS said no",
			roles:      "1",
			sent:       getImage + " " + listRuns,
		},
		"no context, a step": {
			image:      failedImage("Workflow Execution ID: …", nil),
			executions: []imagebuildertest.Execution{buildRun("FAILED", completed(1), failed(2))},
			cause:      "step Step2 failed in BUILD: message 2",
			roles:      "1 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"a step timed out": {
			image:      failedImage("Workflow Execution ID: …", nil),
			executions: []imagebuildertest.Execution{buildRun("FAILED", completed(1), step(2, "TIMED_OUT"))},
			cause:      "step Step2 failed in BUILD: no cause given",
			roles:      "1 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"no context, no failed step": {
			image:      failedImage("the workflow document is invalid", nil),
			executions: []imagebuildertest.Execution{buildRun("FAILED", step(1, "PENDING"))},
			cause:      "failed in BUILD: the workflow document is invalid",
			roles:      "1 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"the rollback is over": {
			image:      failedImage("Workflow Execution ID: …", nil),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1)), run("TEST", "ROLLBACK_COMPLETED", 20, completed(20), failed(21))},
			cause:      "step Step21 failed in TEST: message 21",
			roles:      "1 , 2 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"the rollback goes on": {
			image:      image(types.ImageState{Status: types.ImageStatusBuilding}),
			executions: []imagebuildertest.Execution{buildRun("ROLLBACK_IN_PROGRESS", completed(1), failed(2))},
			cause:      "step Step2 failed in BUILD: message 2",
			roles:      "1 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"a retry failed too": {
			image: failedImage("Workflow Execution ID: …", nil),
			executions: []imagebuildertest.Execution{
				buildRun("COMPLETED", completed(1)), retried(run("TEST", "FAILED", 20, failed(20))), run("TEST", "FAILED", 30, failed(30)),
			},
			cause: "step Step30 failed in TEST: message 30",
			roles: "1 , 2 SUPERSEDED, 3 CAUSE",
			sent:  getImage + " " + listRuns + " " + listSteps,
		},
		"a retry succeeded": {
			image: image(types.ImageState{Status: types.ImageStatusAvailable}),
			executions: []imagebuildertest.Execution{
				buildRun("COMPLETED", completed(1)), retried(run("TEST", "FAILED", 20, failed(20))), run("TEST", "COMPLETED", 30, completed(30)),
			},
			roles: "1 , 2 SUPERSEDED, 3",
			sent:  getImage + " " + listRuns,
		},
		"a test is passed over": {
			image:      image(types.ImageState{Status: types.ImageStatusAvailable}),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1)), run("TEST", "FAILED", 20, failed(20))},
			roles:      "1 , 2 PASSED_OVER",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"a test that may fail, then one that may not": {
			image: image(types.ImageState{Status: types.ImageStatusFailed}, mayFail("arn:aws:imagebuilder:us-west-2:111122223333:workflow/test/my-tests/x.x.x")),
			executions: []imagebuildertest.Execution{
				buildRun("COMPLETED", completed(1)), run("TEST", "FAILED", 20, failed(20)), parallel(run("TEST", "FAILED", 21, failed(21)), otherWorkflow),
			},
			cause: "step Step21 failed in TEST: message 21",
			roles: "1 , 2 PASSED_OVER, 3 CAUSE",
			sent:  getImage + " " + listRuns + " " + listSteps + " " + listSteps,
		},
		"two tests fail side by side": {
			image: image(types.ImageState{Status: types.ImageStatusFailed}),
			executions: []imagebuildertest.Execution{
				buildRun("COMPLETED", completed(1)), parallel(run("TEST", "FAILED", 22, failed(22)), otherWorkflow), run("TEST", "FAILED", 21, failed(21)),
			},
			cause: "step Step21 failed in TEST: message 21",
			roles: "1 , 3 CAUSE, 2 FAILED",
			sent:  getImage + " " + listRuns + " " + listSteps + " " + listSteps,
		},
		"a workflow that runs twice, and may fail once": {
			image: image(types.ImageState{Status: types.ImageStatusFailed}, mayFail(testWorkflow), func(i *types.Image) {
				i.Workflows = append(i.Workflows, types.WorkflowConfiguration{WorkflowArn: aws.String(testWorkflow), OnFailure: types.OnWorkflowFailureAbort})
			}),
			executions: []imagebuildertest.Execution{run("TEST", "FAILED", 20, failed(20))},
			cause:      "step Step20 failed in TEST: message 20",
			roles:      "1 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"several steps of a test that is passed over": {
			image:      image(types.ImageState{Status: types.ImageStatusAvailable}),
			executions: []imagebuildertest.Execution{run("TEST", "FAILED", 20, failed(20), failed(21))},
			roles:      "1 PASSED_OVER",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"the steps are gone": {
			image:      failedImage("the reason", nil),
			executions: []imagebuildertest.Execution{buildRun("FAILED")},
			cause:      "failed in BUILD: the reason",
			roles:      "1 CAUSE",
			unread:     listSteps,
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"executions in no order": {
			image: image(types.ImageState{Status: types.ImageStatusAvailable}),
			executions: []imagebuildertest.Execution{
				run("LATER", "COMPLETED", 1, completed(1)), run("DISTRIBUTION", "COMPLETED", 30, completed(1)), unstarted(run("TEST", "SKIPPED", 0)),
				run("TEST", "COMPLETED", 21, completed(1)), run("TEST", "COMPLETED", 20, completed(1)), buildRun("COMPLETED", completed(1)),
			},
			roles: "6 , 5 , 4 , 3 , 2 , 1",
			sent:  getImage + " " + listRuns,
		},
		"a step is passed over and the build goes on": {
			image:      image(types.ImageState{Status: types.ImageStatusAvailable}),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1), failed(2), completed(3))},
			roles:      "1 PASSED_OVER",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"a step is passed over before another": {
			image:      image(types.ImageState{Status: types.ImageStatusFailed}),
			executions: []imagebuildertest.Execution{buildRun("FAILED", failed(99), failed(2), failed(3))},
			cause:      "step Step2 failed in BUILD: message 2",
			roles:      "1 CAUSE",
			sent:       getImage + " " + listRuns + " " + listSteps + " " + getStep,
		},
		"the parent image is gone": {
			image:  failedImage("The parent image ami-1 does not exist", &types.ImageFailureContext{ImageStatus: types.ImageStatusCreating}),
			cause:  "failed in CREATING: The parent image ami-1 does not exist",
			unread: listRuns,
			sent:   getImage + " " + listRuns,
		},
		"no records are left": {
			image:  failedImage("Workflow Execution ID: 'wf-1' failed with reason: it broke", nil),
			cause:  "Workflow Execution ID: 'wf-1' failed with reason: it broke",
			unread: listRuns,
			sent:   getImage + " " + listRuns,
		},
		"nothing is known of a failure": {
			image:  image(types.ImageState{Status: types.ImageStatusFailed}),
			cause:  "no cause given",
			unread: listRuns,
			sent:   getImage + " " + listRuns,
		},
		"the build runs": {
			image:      image(types.ImageState{Status: types.ImageStatusBuilding}),
			executions: []imagebuildertest.Execution{buildRun("RUNNING", completed(1), step(2, "WAITING"))},
			roles:      "1",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"the build begins": {
			image: image(types.ImageState{Status: types.ImageStatusPending}),
			sent:  getImage + " " + listRuns,
		},
		"the build succeeded": {
			image:      image(types.ImageState{Status: types.ImageStatusAvailable}),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1))},
			roles:      "1",
			sent:       getImage + " " + listRuns,
		},
		"the build was cancelled": {
			image:      image(types.ImageState{Status: types.ImageStatusCancelled, Reason: aws.String("cancelled by the user")}),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1)), run("TEST", "CANCELLED", 20, step(20, "CANCELLED")), run("TEST", "FAILED", 21, failed(21))},
			roles:      "1 , 2 , 3 FAILED",
			sent:       getImage + " " + listRuns + " " + listSteps,
		},
		"an execution": {
			subject:    execID(2),
			image:      failedImage("Workflow Execution ID: …", nil),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1)), run("TEST", "FAILED", 20, failed(20))},
			cause:      "step Step20 failed in TEST: message 20",
			roles:      "1 , 2 CAUSE",
			sent:       getRun + " " + getImage + " " + listRuns + " " + listSteps,
		},
		"a step": {
			subject:    stepID(20),
			image:      failedImage("Workflow Execution ID: …", nil),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1)), run("TEST", "FAILED", 20, failed(20))},
			cause:      "step Step20 failed in TEST: message 20",
			roles:      "1 , 2 CAUSE",
			sent:       getStep + " " + getImage + " " + listRuns + " " + listSteps,
		},
		"a step of an execution that did not fail": {
			subject:    stepID(1),
			image:      failedImage("Workflow Execution ID: …", nil),
			executions: []imagebuildertest.Execution{buildRun("COMPLETED", completed(1)), run("TEST", "FAILED", 20, failed(20))},
			cause:      "step Step20 failed in TEST: message 20",
			roles:      "1 , 2 CAUSE",
			sent:       getStep + " " + getImage + " " + listRuns + " " + listSteps + " " + listSteps,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			server, client := newServer(t)
			server.SetImage(c.image)
			for i, e := range c.executions {
				server.SetExecution(execID(i+1), e)
			}
			if name == "a step is passed over before another" {
				// In the list, step 99 is first, and its time is the last.
				server.UpdateStep(stepID(99), func(s *imagebuildertest.Step) { s.StartTime = aws.String(at(50)) })
			}
			subject := c.subject
			if subject == "" {
				subject = imageARN
			}
			report := of(t.Context(), t, client, subject)
			if got := report.Cause(); !strings.HasPrefix(got, c.cause) || c.cause == "" && got != "" {
				t.Errorf("cause: %s\nwant:  %s", got, c.cause)
			}
			if got := roles(report); got != c.roles {
				t.Errorf("executions: %s, want %s", got, c.roles)
			}
			if got := unread(report); got != c.unread {
				t.Errorf("unread: %v, want %s", report.Unread, c.unread)
			}
			if got := operations(server); got != c.sent {
				t.Errorf("sent: %s\nwant: %s", got, c.sent)
			}
			if report.ImageBuildVersionArn != imageARN {
				t.Errorf("the build is %s", report.ImageBuildVersionArn)
			}
		})
	}
}

func TestOf_passesOverStepsWhoseOnFailureIsContinue(t *testing.T) {
	server, client := newServer(t)
	server.SetImage(image(types.ImageState{Status: types.ImageStatusFailed}))
	server.SetExecution(execID(1), buildRun("FAILED", failed(4), failed(3), failed(2), completed(1)))
	for _, n := range []int{2, 3} {
		server.UpdateStep(stepID(n), func(s *imagebuildertest.Step) { s.OnFailure = "Continue" })
	}
	report := of(t.Context(), t, client, imageARN)
	if got := report.Cause(); !strings.HasPrefix(got, "step Step4 failed in BUILD: message 4") {
		t.Errorf("cause: %s", got)
	}
	if e := report.Executions[0]; *e.FailedStep.StepExecutionId != stepID(4) || len(e.Steps.Failed) != 3 {
		t.Errorf("the step %+v of %d failed", e.FailedStep, len(e.Steps.Failed))
	}
	if got := len(server.Requests()); got != 6 {
		t.Errorf("%d requests", got)
	}

	// Without the right to ask, it is the first.
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, getStep)
	report = of(t.Context(), t, client, imageARN)
	if got := report.Cause(); !strings.HasPrefix(got, "step Step2 failed in BUILD: message 2") || unread(report) != getStep {
		t.Errorf("cause: %s, unread %v", got, report.Unread)
	}
}

func TestOf_listsWhatAnExecutionPassedOver(t *testing.T) {
	server, client := newServer(t)
	server.SetImage(image(types.ImageState{Status: types.ImageStatusAvailable}))
	server.SetExecution(execID(1), buildRun("COMPLETED", completed(1), failed(2)))
	report := of(t.Context(), t, client, imageARN)
	e := report.Executions[0]
	if e.FailedStep != nil || e.Steps == nil || len(e.Steps.Failed) != 1 || *e.Steps.Failed[0].Name != "Step2" {
		t.Errorf("got %+v", e)
	}
}

func TestOf_reportsABuildAtAnyTimeOfIt(t *testing.T) {
	server, client := newServer(t)
	start := time.Now()
	now := start
	server.SetClock(func() time.Time { return now })
	build := imagebuildertest.SampleFailingBuild()
	build.Speed = 10 // The signatures stay current.
	server.Play(build)
	for _, c := range []struct {
		seconds int // of the record
		status  string
		failed  bool
	}{
		{0, "", false},
		{100, "RUNNING", false},
		{318, "ROLLBACK_IN_PROGRESS", true},
		{330, "ROLLBACK_COMPLETED", true},
	} {
		now = start.Add(time.Duration(c.seconds) * time.Second / 10)
		report := of(t.Context(), t, client, *build.Image.Arn)
		status := ""
		for _, e := range report.Executions {
			status += string(e.Status)
		}
		if cause := report.Cause(); status != c.status || strings.HasPrefix(cause, "step ApplyBuildComponents failed in BUILD") != c.failed || len(report.Unread) > 0 {
			t.Errorf("after %d s: %s, cause: %s, unread: %v", c.seconds, status, cause, report.Unread)
		}
	}
}
