package diagnosis_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// failingBuild sets a build whose test failed.
func failingBuild(server *imagebuildertest.Server) {
	server.SetImage(failedImage("the reason", nil))
	server.SetExecution(execID(1), buildRun("COMPLETED", completed(1)))
	server.SetExecution(execID(2), run("TEST", "FAILED", 20, failed(20)))
}

func TestOf_tellsTheRestOfWhatIsDenied(t *testing.T) {
	const byStep, byReason = "step Step20 failed in TEST: message 20", "failed in TEST: the reason"
	for name, c := range map[string]struct {
		subject string
		denied  []string
		cause   string
		roles   string
		unread  string
	}{
		"the image":                      {imageARN, []string{getImage}, byStep, "1 , 2 CAUSE", getImage},
		"the executions":                 {imageARN, []string{listRuns}, "the reason", "", listRuns},
		"the steps":                      {imageARN, []string{listSteps}, byReason, "1 , 2 CAUSE", listSteps},
		"the image and the steps":        {imageARN, []string{getImage, listSteps}, byReason, "1 , 2 CAUSE", getImage + " " + listSteps},
		"the execution":                  {execID(2), []string{getRun}, byStep, "1 , 2 CAUSE", getRun},
		"the image of an execution":      {execID(2), []string{getImage}, byStep, "1 , 2 CAUSE", getImage},
		"the executions of an execution": {execID(2), []string{listRuns}, byStep, "2 CAUSE", listRuns},
		"all but the execution":          {execID(2), []string{getImage, listRuns, listSteps}, "failed in TEST: no cause given", "2 CAUSE", getImage + " " + listRuns + " " + listSteps},
		"the executions of a step":       {stepID(20), []string{listRuns}, byStep, "2 CAUSE", listRuns},
		"the steps of a step":            {stepID(20), []string{listSteps}, byStep, "1 , 2 CAUSE", listSteps},
		"all but the step":               {stepID(20), []string{getImage, listRuns, getRun, listSteps}, "", "2", getImage + " " + listRuns + " " + getRun + " " + listSteps},
	} {
		t.Run(name, func(t *testing.T) {
			server, client := newServer(t)
			failingBuild(server)
			server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{Message: aws.String("not you")}), imagebuildertest.Always, c.denied...)
			report := of(t.Context(), t, client, c.subject)
			if got := report.Cause(); !strings.HasPrefix(got, c.cause) || c.cause == "" && got != "" {
				t.Errorf("cause: %s\nwant:  %s", got, c.cause)
			}
			if got := roles(report); got != c.roles {
				t.Errorf("executions: %s, want %s", got, c.roles)
			}
			if got := unread(report); got != c.unread {
				t.Errorf("unread: %v, want %s", report.Unread, c.unread)
			}
			for _, u := range report.Unread {
				if !errors.As(u.Err, new(*errors.ForbiddenException)) || !strings.Contains(u.Reason, "not you") || u.Id == "" {
					t.Errorf("unread: %+v", u)
				}
			}
			if len(server.Requests()) > 6 {
				t.Errorf("sent: %s", operations(server))
			}
		})
	}
}

func TestOf_readsTheStepsOfTheExecutionThatTheContextNames(t *testing.T) {
	for name, c := range map[string]struct {
		isKept bool
		denied string
		cause  string
		unread string
	}{
		"the list is denied":   {true, listRuns, "step ApplyBuildComponents failed in BUILDING: component my-example-component/1.0.0/1, phase build, step InstallPackages, action ExecuteBash: exit status 1; message 2", listRuns},
		"no records are left":  {false, "", "step ApplyBuildComponents failed in BUILDING: component my-example-component/1.0.0/1, phase build, step InstallPackages, action ExecuteBash: exit status 1", listRuns + " " + listSteps},
		"the steps are denied": {true, listSteps, "step ApplyBuildComponents failed in BUILDING: component my-example-component/1.0.0/1, phase build, step InstallPackages, action ExecuteBash: exit status 1", listSteps},
	} {
		t.Run(name, func(t *testing.T) {
			server, client := newServer(t)
			server.SetImage(failedImage("the reason", componentFailure))
			if c.isKept {
				server.SetExecution(execID(1), buildRun("FAILED", completed(1), failed(2)))
			}
			if c.denied != "" {
				server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, c.denied)
			}
			report := of(t.Context(), t, client, imageARN)
			if got := report.Cause(); got != c.cause || roles(report) != "1 CAUSE" || unread(report) != c.unread {
				t.Errorf("cause: %s, executions: %s, unread: %v", got, roles(report), report.Unread)
			}
			if sent := len(server.Requests()); sent != 3 {
				t.Errorf("%d requests", sent)
			}
		})
	}
}

func TestOf_saysThatTheBuildOfAnExecutionIsNotKnown(t *testing.T) {
	server, client := newServer(t)
	e := buildRun("FAILED", failed(1))
	e.ImageBuildVersionArn = ""
	server.SetExecution(execID(1), e)
	for _, subject := range []string{execID(1), stepID(1)} {
		report := of(t.Context(), t, client, subject)
		if got := report.Cause(); got != "step Step1 failed in BUILD: message 1" || unread(report) != getImage || report.ImageBuildVersionArn != "" || roles(report) != "1 CAUSE" {
			t.Errorf("%s: cause: %s, unread: %v", subject, got, report.Unread)
		}
	}
}

func TestOf_showsTheStepThatWasAskedForIfNothingElseCanBeRead(t *testing.T) {
	server, client := newServer(t)
	failingBuild(server)
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, getImage, listRuns, getRun, listSteps)
	e := of(t.Context(), t, client, stepID(20)).Executions[0]
	if e.Steps == nil || len(e.Steps.Failed) != 1 || *e.Steps.Failed[0].Message != "message 20" {
		t.Errorf("got %+v", e.Steps)
	}
}

func TestOf_keepsTheReasonThatTheListOfExecutionsRepeats(t *testing.T) {
	server, client := newServer(t)
	server.SetImage(failedImage("the reason", nil))
	server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, getImage)
	report := of(t.Context(), t, client, imageARN)
	if report.Cause() != "the reason" || report.Message != "the reason" {
		t.Errorf("cause: %s, message: %s", report.Cause(), report.Message)
	}
}

func TestOf_failsIfNothingCanBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		subject string
		sent    string
	}{
		"an image that is not known":     {imageARN, getImage + " " + listRuns},
		"an execution that is not known": {execID(1), getRun + " " + listSteps},
		"a step that is not known":       {stepID(1), getStep},
	} {
		t.Run(name, func(t *testing.T) {
			server, client := newServer(t)
			report, err := diagnosis.Of(t.Context(), client, c.subject)
			if report != nil || !errors.As(err, new(*errors.ClientException)) || !strings.Contains(err.Error(), c.subject) || strings.Contains(err.Error(), "\n") {
				t.Errorf("report %v, error %v", report, err)
			}
			if got := operations(server); got != c.sent {
				t.Errorf("sent: %s, want %s", got, c.sent)
			}
		})
	}
	t.Run("throttled", func(t *testing.T) {
		server, client := newServer(t)
		failingBuild(server)
		server.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), imagebuildertest.Always)
		_, err := diagnosis.Of(t.Context(), client, imageARN)
		if !errors.IsThrottling(err) || !errors.IsRetryable(err) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("empty responses", func(t *testing.T) {
		server, client := newServer(t)
		server.Inject(imagebuildertest.Respond(http.StatusOK, nil, "{}"), imagebuildertest.Always)
		if report, err := diagnosis.Of(t.Context(), client, imageARN); err == nil {
			t.Errorf("report %+v", report)
		}
	})
}

func TestOf_refusesWhatIsNoBuildBeforeItSendsAnything(t *testing.T) {
	server, client := newServer(t)
	for subject, says := range map[string]string{
		"":         `neither an ARN nor an id, ""`,
		"my-image": `neither an ARN nor an id, "my-image"`,
		"arn:aws:imagebuilder:us-west-2:111122223333:image/my-image/1.0.0":           "an image version ARN",
		"arn:aws:imagebuilder:us-west-2:111122223333:image/my-image/1.x.x":           "an image version ARN",
		"arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-pipeline":     "an image pipeline ARN",
		"arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1":      "a workflow ARN",
		"arn:aws:imagebuilder:us-west-2:111122223333:component/my-component/1.0.0/1": "another Image Builder ARN",
		"arn:aws:ec2:us-west-2::image/ami-1234567890abcdef0":                         "an ARN of another service",
		"wf-1":                      "neither an ARN nor an id",
		"step-1\x1b[31m":            `"step-1\x1b[31m"`,
		" " + imageARN:              "an ARN or id with white space before or after it",
		imageARN + "\n":             `/1.0.0/7\n"`,
		execID(1) + "\n":            "an ARN or id with white space before or after it",
		strings.Repeat("a", 100000): "100000 bytes in all",
	} {
		report, err := diagnosis.Of(t.Context(), client, subject)
		if report != nil || !errors.As(err, new(smithy.InvalidParamsError)) {
			t.Errorf("%.80q: report %v, error %v", subject, report, err)
			continue
		}
		text := err.Error()
		if !strings.Contains(text, says) || !strings.Contains(text, "want an image build version ARN") || len(text) > 600 || strings.ContainsAny(text, "\n\x1b") {
			t.Errorf("%.80q: error %s", subject, text)
		}
		var params smithy.InvalidParamsError
		if errors.As(err, &params); params.Len() != 1 || !strings.Contains(params.Errs()[0].Error(), says) {
			t.Errorf("%.80q: it holds %v", subject, params)
		}
		if errors.Advice(err) == "" {
			t.Errorf("%.80q: no advice", subject)
		}
	}
	if sent := len(server.Requests()); sent != 0 {
		t.Errorf("%d requests were sent", sent)
	}
}

func TestOf_endsWithItsContext(t *testing.T) {
	for n, c := range []struct {
		operation string
		cause     string // of the report, if there is one
		unread    string
	}{
		{getImage, "", ""},
		{listRuns, "the reason", listRuns},
		{listSteps, "failed in TEST: the reason", listSteps},
	} {
		server, client := newServer(t)
		failingBuild(server)
		ctx, cancel := context.WithCancel(t.Context())
		server.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
			if r.Operation != c.operation {
				return nil
			}
			cancel()
			return imagebuildertest.Hang()
		})
		report, err := diagnosis.Of(ctx, client, imageARN)
		if !errors.Is(err, context.Canceled) || errors.IsRetryable(err) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v", c.operation, err)
		}
		if (report != nil) != (c.cause != "") || report != nil && (report.Cause() != c.cause || unread(report) != c.unread || report.Status() != types.ImageStatusFailed) {
			t.Errorf("%s: report %+v", c.operation, report)
		}
		if sent := len(server.Requests()); sent != n+1 {
			t.Errorf("%s: %d requests", c.operation, sent)
		}
	}
}

func TestOf_notesEachCallThatItsContextPrevents(t *testing.T) {
	server, client := newServer(t)
	failingBuild(server)
	server.SetExecution(execID(3), run("TEST", "FAILED", 21, failed(21)))
	ctx, cancel := context.WithCancel(t.Context())
	server.InjectFunc(func(r imagebuildertest.Request) imagebuildertest.Fault {
		if r.Operation != listSteps {
			return nil
		}
		cancel()
		return imagebuildertest.Hang()
	})
	report, err := diagnosis.Of(ctx, client, imageARN)
	if !errors.Is(err, context.Canceled) || unread(report) != listSteps+" "+listSteps {
		t.Fatalf("report %+v, error %v", report, err)
	}
	if u := report.Unread[1]; u.Id != execID(3) || u.Err != nil || !strings.Contains(u.Reason, "the context had ended") {
		t.Errorf("unread: %+v", u)
	}
}

// deaf is a client that does not look at contexts. It cancels the one of the test
// in GetImage.
type deaf struct {
	canned
	cancel context.CancelFunc
	err    error
}

func (d deaf) GetImage(ctx context.Context, in *imagebuilder.GetImageInput, optFns ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	d.cancel()
	if d.err != nil {
		return nil, d.err
	}
	return d.canned.GetImage(ctx, in, optFns...)
}

func TestOf_endsWithItsContextIfTheClientDoesNot(t *testing.T) {
	stub := deaf{canned: canned{image: failedImage("the reason", nil)}}
	for name, c := range map[string]struct {
		err      error
		isEnded  bool // before the first call
		isReport bool
	}{
		"before the first call":          {nil, true, false},
		"during a call":                  {nil, false, true},
		"during a call that is refused":  {&errors.ForbiddenException{}, false, false},
		"before a call that was refused": {&errors.ForbiddenException{}, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			stub.cancel, stub.err = cancel, c.err
			if c.isEnded {
				cancel()
			}
			report, err := diagnosis.Of(ctx, stub, imageARN)
			if !errors.Is(err, context.Canceled) || errors.IsRetryable(err) || (report != nil) != c.isReport {
				t.Errorf("report %+v, error %v", report, err)
			}
			if c.err != nil && !c.isEnded && !errors.Is(err, c.err) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestOf_endsAfterAnErrorThatEachCallWouldMeet(t *testing.T) {
	for name, fault := range map[string]imagebuildertest.Fault{
		"expired":        imagebuildertest.Exception(&errors.ExpiredTokenException{}),
		"of another key": imagebuildertest.Exception(&errors.UnrecognizedClientException{}),
		"bad signature":  imagebuildertest.Exception(&errors.InvalidSignatureException{}),
		"no opt-in":      imagebuildertest.Exception(&errors.OptInRequired{}),
	} {
		t.Run(name, func(t *testing.T) {
			server, client := newServer(t)
			failingBuild(server)
			server.Inject(fault, imagebuildertest.Always)
			if report, err := diagnosis.Of(t.Context(), client, imageARN); report != nil || errors.Code(err) == "" {
				t.Errorf("report %+v, error %v", report, err)
			}
			if got := operations(server); got != getImage {
				t.Errorf("sent: %s", got)
			}
		})
	}
	t.Run("no credentials", func(t *testing.T) {
		asked := 0
		client := imagebuilder.New(imagebuilder.Options{Region: "us-west-2", Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			asked++
			return aws.Credentials{}, errors.New("no profile")
		})})
		if _, err := diagnosis.Of(t.Context(), client, imageARN); !errors.As(err, new(*errors.CredentialsError)) || asked != 1 {
			t.Errorf("asked %d times, error %v", asked, err)
		}
	})
	t.Run("later", func(t *testing.T) {
		server, client := newServer(t)
		failingBuild(server)
		server.Inject(imagebuildertest.Exception(&errors.ExpiredTokenException{}), imagebuildertest.Always, listRuns)
		report := of(t.Context(), t, client, stepID(20))
		if got := operations(server); got != getStep+" "+getImage+" "+listRuns || report.Cause() != "the reason" {
			t.Errorf("sent: %s, cause: %s", got, report.Cause())
		}
		if got := unread(report); got != strings.Join([]string{listRuns, getRun, listSteps}, " ") || !strings.Contains(report.Unread[1].Reason, "would fail as the call before") {
			t.Errorf("unread: %+v", report.Unread)
		}
	})
}

func TestOf_saysThatTheClientIsOfAnotherRegion(t *testing.T) {
	const says = "which is in us-west-2 while the Region of the client is eu-west-1: "
	server, _ := newServer(t)
	server.SetRegion("eu-west-1")
	elsewhere := imagebuilder.NewFromConfig(server.Config())
	for name, c := range map[string]struct {
		client  diagnosis.Client
		subject string
		optFns  []func(*imagebuilder.Options)
		isSaid  bool
	}{
		"another Region":               {elsewhere, imageARN, nil, true},
		"in a type around the client":  {struct{ *imagebuilder.Client }{elsewhere}, imageARN, nil, true},
		"that of the call":             {elsewhere, imageARN, []func(*imagebuilder.Options){func(o *imagebuilder.Options) { o.Region = "us-west-2" }}, false},
		"by its name for FIPS":         {elsewhere, imageARN, []func(*imagebuilder.Options){func(o *imagebuilder.Options) { o.Region = "us-west-2-fips" }}, false},
		"an id":                        {elsewhere, execID(1), nil, false},
		"a client that has no Options": {struct{ diagnosis.Client }{elsewhere}, imageARN, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := diagnosis.Of(t.Context(), c.client, c.subject, c.optFns...)
			if err == nil || strings.Contains(err.Error(), says) != c.isSaid || strings.Contains(err.Error(), "the Region of the client") != c.isSaid {
				t.Errorf("error %v", err)
			}
		})
	}

	server.Inject(imagebuildertest.DropConnection(), imagebuildertest.Always)
	if _, err := diagnosis.Of(t.Context(), elsewhere, imageARN, func(o *imagebuilder.Options) { o.RetryMaxAttempts = 1 }); err == nil || strings.Contains(err.Error(), "the Region of the client") {
		t.Errorf("without a response: error %v", err)
	}
}

// manySteps are as many steps, from this number on, the last of which failed.
func manySteps(from, count int) []types.WorkflowStepMetadata {
	steps := make([]types.WorkflowStepMetadata, count)
	for i := range steps {
		steps[i] = completed(from + i)
	}
	steps[count-1] = failed(from + count - 1)
	return steps
}

func TestOf_makesAtMost12Calls(t *testing.T) {
	t.Run("10 executions of 3 pages", func(t *testing.T) {
		server, client := newServer(t)
		server.SetImage(image(types.ImageState{Status: types.ImageStatusFailed}))
		server.SetExecution(execID(1), buildRun("COMPLETED", completed(1)))
		for n := 2; n <= 10; n++ {
			server.SetExecution(execID(n), run("TEST", "FAILED", 10+n, manySteps(100*n, 60)...))
		}
		report := of(t.Context(), t, client, imageARN)
		if sent := len(server.Requests()); sent != 12 {
			t.Errorf("%d requests: %s", sent, operations(server))
		}
		if got := report.Cause(); !strings.HasPrefix(got, "step Step259 failed in TEST: message 259") {
			t.Errorf("cause: %s", got)
		}
		// 10 calls read 3 executions and a third of a fourth.
		read := 0
		for _, e := range report.Executions {
			if e.Steps != nil {
				read++
			}
		}
		if read != 4 || len(report.Unread) != 6 {
			t.Errorf("%d executions were read, unread: %v", read, report.Unread)
		}
		for _, u := range report.Unread {
			if u.Operation != listSteps || u.Err != nil || !strings.Contains(u.Reason, "limit of 12 calls") {
				t.Errorf("unread: %+v", u)
			}
		}
	})
	t.Run("200 executions", func(t *testing.T) {
		server, client := newServer(t)
		server.SetImage(image(types.ImageState{Status: types.ImageStatusFailed}))
		for n := 1; n <= 200; n++ {
			server.SetExecution(execID(n), run("TEST", "FAILED", 1, failed(n)))
		}
		report := of(t.Context(), t, client, imageARN)
		if sent := len(server.Requests()); sent != 12 {
			t.Errorf("%d requests: %s", sent, operations(server))
		}
		if first := report.Unread[0]; first.Operation != listRuns || !strings.Contains(first.Reason, "first 5 pages") || len(report.Executions) != 125 {
			t.Errorf("%d executions, unread: %+v", len(report.Executions), first)
		}
		if report.Cause() == "" {
			t.Error("no cause")
		}
	})
	t.Run("30 failed steps", func(t *testing.T) {
		server, client := newServer(t)
		server.SetImage(image(types.ImageState{Status: types.ImageStatusFailed}))
		steps := make([]types.WorkflowStepMetadata, 30)
		for i := range steps {
			steps[i] = failed(i + 1)
		}
		server.SetExecution(execID(1), buildRun("FAILED", steps...))
		for i := range steps {
			server.UpdateStep(stepID(i+1), func(s *imagebuildertest.Step) { s.OnFailure = "Continue" })
		}
		report := of(t.Context(), t, client, imageARN)
		if sent := len(server.Requests()); sent != 12 || len(report.Unread) != 1 {
			t.Errorf("%d requests, unread: %v", sent, report.Unread)
		}
	})
}

func TestOf_keepsThePagesBeforeAnError(t *testing.T) {
	server, client := newServer(t)
	server.SetImage(image(types.ImageState{Status: types.ImageStatusFailed}))
	steps := manySteps(100, 60)
	steps[0] = failed(100)
	server.SetExecution(execID(1), buildRun("FAILED", steps...))
	server.Inject(nil, 1, listSteps)
	server.Inject(imagebuildertest.Exception(&errors.ServiceException{}), imagebuildertest.Always, listSteps)
	report := of(t.Context(), t, client, imageARN)
	if got := report.Cause(); !strings.HasPrefix(got, "step Step100 failed") || unread(report) != listSteps || report.Executions[0].Steps.Total != 25 {
		t.Errorf("cause: %s, unread %v", got, report.Unread)
	}
}

func TestOf_survivesATokenThatComesAgain(t *testing.T) {
	server, client := newServer(t)
	failingBuild(server)
	server.Inject(imagebuildertest.Respond(http.StatusOK, nil, `{"nextToken":"again"}`), imagebuildertest.Always, listRuns)
	report := of(t.Context(), t, client, imageARN)
	if unread(report) != listRuns || report.Cause() != "the reason" {
		t.Errorf("cause: %s, unread: %v", report.Cause(), report.Unread)
	}
}

func TestOf_passesOptionsToEachCall(t *testing.T) {
	server, client := newServer(t)
	failingBuild(server)
	if _, err := diagnosis.Of(t.Context(), client, stepID(20), func(o *imagebuilder.Options) { o.AppID = "my-app" }); err != nil {
		t.Fatal(err)
	}
	for _, r := range server.Requests() {
		if !strings.Contains(r.Header.Get("User-Agent"), "app/my-app") {
			t.Errorf("%s: user agent %s", r.Operation, r.Header.Get("User-Agent"))
		}
	}
}

// nothing is a client that returns neither responses nor errors.
type nothing struct{ diagnosis.Client }

func (nothing) GetImage(context.Context, *imagebuilder.GetImageInput, ...func(*imagebuilder.Options)) (*imagebuilder.GetImageOutput, error) {
	return nil, nil // what a stand-in may do
}

func TestOf_survivesAClientThatReturnsNothing(t *testing.T) {
	server, client := newServer(t)
	failingBuild(server)
	report := of(t.Context(), t, nothing{client}, imageARN)
	if unread(report) != getImage || !strings.Contains(report.Unread[0].Reason, "neither a response nor an error") {
		t.Errorf("unread: %v", report.Unread)
	}
}
