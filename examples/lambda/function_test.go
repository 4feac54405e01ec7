package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// rig is a function on the builds of testdata.
type rig struct {
	*function
	server *imagebuildertest.Server
	cfg    aws.Config
	log    bytes.Buffer
}

// newRig returns a function without a role and a topic, which resumes each step that
// waits. A call is sent once.
func newRig(t *testing.T) *rig { return newRigOn(t, imagebuildertest.NewServer()) }

func newRigOn(t *testing.T, server *imagebuildertest.Server) *rig {
	t.Cleanup(server.Close)
	setBuilds(server)
	r := &rig{server: server}
	r.cfg = r.server.Config()
	r.cfg.RetryMaxAttempts = 1
	r.function = &function{
		clients: newClients(r.cfg, ""),
		decide: func(buildevents.Event, types.WorkflowStepExecution) (types.WorkflowStepActionType, string) {
			return types.WorkflowStepActionTypeResume, "the test resumes all"
		},
		log: slog.New(slog.NewJSONHandler(&r.log, nil)),
	}
	return r
}

// at returns the configuration of a client for another service.
func (r *rig) at(service *queryService) aws.Config {
	cfg := r.cfg.Copy()
	cfg.BaseEndpoint = aws.String(service.URL)
	return cfg
}

// handle returns the ids of the messages that are redelivered.
func (r *rig) handle(t *testing.T, ctx context.Context, bodies ...string) string {
	t.Helper()
	response, err := r.function.handle(ctx, batch(bodies...))
	if err != nil {
		t.Fatal(err)
	}
	return ids(response)
}

func ids(response events.SQSEventResponse) string {
	var all []string
	for _, failure := range response.BatchItemFailures {
		all = append(all, failure.ItemIdentifier)
	}
	return strings.Join(all, " ")
}

// logged returns the lines of the log with this message.
func (r *rig) logged(t *testing.T, message string) []map[string]any {
	t.Helper()
	var found []map[string]any
	for text := range bytes.Lines(r.log.Bytes()) {
		var line map[string]any
		if err := json.Unmarshal(text, &line); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if line["msg"] == message {
			found = append(found, line)
		}
	}
	return found
}

func (r *rig) operations() []string {
	var all []string
	for _, request := range r.server.Requests() {
		all = append(all, request.Operation)
	}
	return all
}

func TestHandle_logsWhyABuildFailedInThreeCalls(t *testing.T) {
	r := newRig(t)
	if again := r.handle(t, t.Context(), failed); again != "" {
		t.Errorf("redelivered: %s", again)
	}
	lines := r.logged(t, "build failed")
	if len(lines) != 1 {
		t.Fatalf("log:\n%s", &r.log)
	}
	line := lines[0]
	if line["image"] != failedImage || line["account"] != account || line["region"] != region || line["status"] != "FAILED" ||
		!strings.Contains(line["cause"].(string), "step InstallPackages") || len(line["commands"].([]any)) == 0 {
		t.Errorf("log: %v", line)
	}
	if calls := len(r.server.Requests()); calls != 3 {
		t.Errorf("%d calls: %v", calls, r.operations())
	}
}

func TestHandle_publishesTheReport(t *testing.T) {
	r, service := newRig(t), newSNS(t)
	r.topic = newTopic(r.at(service), topicARN)
	if again := r.handle(t, t.Context(), failed); again != "" {
		t.Errorf("redelivered: %s", again)
	}
	messages := service.values("Message")
	if len(messages) != 1 || !strings.Contains(messages[0], failedImage) || !strings.Contains(messages[0], "InstallPackages") || !strings.Contains(messages[0], "aws logs") {
		t.Errorf("messages: %q", messages)
	}
}

func TestHandle_resumesAStepOnceHoweverOftenItsEventComes(t *testing.T) {
	r := newRig(t)
	if again := r.handle(t, t.Context(), waiting, waiting); again != "" {
		t.Errorf("redelivered: %s", again)
	}
	var sent [][]byte
	for _, request := range r.server.Requests() {
		if request.Operation == "SendWorkflowStepAction" {
			sent = append(sent, request.Body)
		}
	}
	if len(sent) != 2 || !bytes.Equal(sent[0], sent[1]) || !bytes.Contains(sent[0], []byte(types.WorkflowStepActionTypeResume)) {
		t.Errorf("sent: %q", sent)
	}
	if lines := r.logged(t, "sent an action to a waiting step"); len(lines) != 2 || lines[0]["step"] != "WaitForApproval" {
		t.Errorf("log:\n%s", &r.log)
	}
}

func TestHandle_leavesOtherStepsToAPerson(t *testing.T) {
	r := newRig(t)
	r.decide = func(buildevents.Event, types.WorkflowStepExecution) (types.WorkflowStepActionType, string) {
		return "", ""
	}
	if again := r.handle(t, t.Context(), waiting); again != "" || len(r.server.Requests()) != 0 {
		t.Errorf("redelivered: %s, calls: %v", again, r.operations())
	}
	if len(r.logged(t, "step waits for a person")) != 1 {
		t.Errorf("log:\n%s", &r.log)
	}
}

func TestHandle_isDoneWithWhatItCannotUse(t *testing.T) {
	nothingToDo, giveUp := "nothing to do", "give the message up"
	for body, message := range map[string]string{
		strings.Replace(failed, `{"status": "FAILED"}`, `{"status": "AVAILABLE"}`, 1): nothingToDo,
		strings.Replace(failed, "aws.imagebuilder", "my.tests", 1):                    nothingToDo,
		strings.Replace(failed, "Image State Change", "Image Renamed", 1):             nothingToDo,
		`{"detail-type":"Scheduled Event","source":"aws.events"}`:                     nothingToDo,
		``:                        giveUp,
		`hello`:                   giveUp,
		`{"Type":"Notification"}`: giveUp,
		strings.Replace(waiting, waitingStep, "step-1", 1): giveUp,
	} {
		r := newRig(t)
		if again := r.handle(t, t.Context(), body); again != "" || len(r.logged(t, message)) != 1 {
			t.Errorf("%s: redelivered %q, log:\n%s", body, again, &r.log)
		}
		if sent := r.operations(); len(sent) != 0 {
			t.Errorf("%s: sent %v", body, sent)
		}
	}
}

func TestHandle_publishesThatABuildFailedWhoseCauseItCannotRead(t *testing.T) {
	versionARN := strings.TrimSuffix(failedImage, "/1")
	for name, c := range map[string]struct {
		fault  smithy.APIError
		event  string
		denied bool // The role of the account cannot be assumed.
		says   []string
	}{
		"access is denied":         {fault: &errors.ForbiddenException{Message: aws.String("not\nyou")}, says: []string{failedImage, "ForbiddenException", "Grant the identity the action"}},
		"no role":                  {denied: true, says: []string{failedImage, "AccessDenied", "Log in, or check the profile, the role"}},
		"the image is gone":        {fault: &errors.ClientException{}, says: []string{failedImage, "ClientException", "Check the identifier"}},
		"wrong credentials":        {fault: &errors.UnrecognizedClientException{}, says: []string{failedImage, "UnrecognizedClientException"}},
		"an exception that is new": {fault: &smithy.GenericAPIError{Code: "NewException"}, says: []string{failedImage, "NewException"}},
		"an ARN without a build":   {event: strings.Replace(failed, failedImage, versionARN, 1), says: []string{"my-failing-recipe/1.0.0", "invalid"}},
		"no ARN":                   {event: strings.Replace(failed, failedImage, "", 1), says: []string{"arn: invalid prefix"}},
	} {
		t.Run(name, func(t *testing.T) {
			r, service := newRig(t), newSNS(t)
			r.topic = newTopic(r.at(service), topicARN)
			if c.fault != nil {
				r.server.Inject(imagebuildertest.Exception(c.fault), imagebuildertest.Always)
			}
			if c.denied {
				r.clients = newClients(r.at(failing(t, http.StatusForbidden, "AccessDenied")), "reader")
			}
			if again := r.handle(t, t.Context(), cmp.Or(c.event, failed)); again != "" {
				t.Errorf("redelivered: %s", again)
			}
			messages := service.values("Message")
			if len(messages) != 1 {
				t.Fatalf("messages: %q, log:\n%s", messages, &r.log)
			}
			for _, text := range append(c.says, "build failed; its cause could not be read: ") {
				if !strings.Contains(messages[0], text) {
					t.Errorf("the message lacks %q:\n%s", text, messages[0])
				}
			}
			if lines := strings.Count(messages[0], "\n"); lines > 2 {
				t.Errorf("%d lines:\n%s", lines+1, messages[0])
			}
			lines := r.logged(t, "build failed; its cause could not be read")
			if len(lines) != 1 || lines[0]["level"] != "ERROR" || lines[0]["event_id"] == nil {
				t.Errorf("log:\n%s", &r.log)
			}
		})
	}
}

func TestHandle_publishesWhatCouldNotBeRead(t *testing.T) {
	r, service := newRig(t), newSNS(t)
	r.topic = newTopic(r.at(service), topicARN)
	r.server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "GetImage")
	if again := r.handle(t, t.Context(), failed); again != "" {
		t.Errorf("redelivered: %s", again)
	}
	messages := service.values("Message")
	if len(messages) != 1 || !strings.Contains(messages[0], "\nFAILED: step ") || !strings.Contains(messages[0], "\nnot read: GetImage: ") || !strings.Contains(messages[0], "imagebuilder:GetImage") {
		t.Errorf("messages: %q", messages)
	}
	if lines := r.logged(t, "build failed"); len(lines) != 1 || lines[0]["level"] != "WARN" {
		t.Errorf("log:\n%s", &r.log)
	}
}

func TestHandle_publishesThatABuildWhichWasRetriedHasNoCause(t *testing.T) {
	r, service := newRig(t), newSNS(t)
	r.topic = newTopic(r.at(service), topicARN)
	r.handle(t, t.Context(), strings.Replace(failed, failedImage, "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-wait-recipe/1.0.0/1", 1))
	if messages := service.values("Message"); len(messages) != 1 || !strings.Contains(messages[0], "\nBUILDING: no cause is known") {
		t.Errorf("messages: %q", messages)
	}
}

func TestHandle_leavesAStepThatNoLongerWaits(t *testing.T) {
	act := func(r *rig, action types.WorkflowStepActionType, reason string) {
		client := imagebuilder.NewFromConfig(r.cfg)
		event, err := buildevents.Parse([]byte(waiting))
		if err != nil {
			t.Fatal(err)
		}
		step := event.Detail.(*buildevents.WorkflowStepWaiting).Step
		if reason == "" { // A person, who has a token of his own.
			step.StartTime = nil
		}
		if _, err := client.SendWorkflowStepAction(t.Context(), imagebuilder.StepActionInput(step, action, reason)); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		before  func(*rig)
		fault   smithy.APIError // Of reading the step.
		message string
		level   string
		again   string
		code    string
	}{
		"a person resumed it":               {before: func(r *rig) { act(r, types.WorkflowStepActionTypeResume, "") }, message: "step no longer waits", level: "INFO", code: "InvalidRequestException"},
		"a person stopped it":               {before: func(r *rig) { act(r, types.WorkflowStepActionTypeStop, "") }, message: "step no longer waits", level: "INFO", code: "InvalidRequestException"},
		"it was resumed for another reason": {before: func(r *rig) { act(r, types.WorkflowStepActionTypeResume, "an older policy") }, message: "step no longer waits", level: "INFO", code: "IdempotentParameterMismatchException"},
		"it cannot be read":                 {before: func(r *rig) { act(r, types.WorkflowStepActionTypeResume, "") }, fault: &errors.ForbiddenException{}, message: "give the message up", level: "ERROR", code: "InvalidRequestException"},
		"it cannot be read now":             {before: func(r *rig) { act(r, types.WorkflowStepActionTypeResume, "") }, fault: &errors.ServiceUnavailableException{}, message: "redeliver the message", level: "WARN", again: "1", code: "ServiceUnavailableException"},
		"it waits, and the request is refused": {before: func(r *rig) {
			r.server.Inject(imagebuildertest.Exception(&errors.InvalidRequestException{}), imagebuildertest.Always, "SendWorkflowStepAction")
		}, message: "give the message up", level: "ERROR", code: "InvalidRequestException"},
		"access is denied": {before: func(r *rig) {
			act(r, types.WorkflowStepActionTypeResume, "")
			r.server.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "SendWorkflowStepAction")
		}, message: "give the message up", level: "ERROR", code: "ForbiddenException"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			c.before(r)
			if c.fault != nil {
				r.server.Inject(imagebuildertest.Exception(c.fault), imagebuildertest.Always, "GetWorkflowStepExecution")
			}
			if again := r.handle(t, t.Context(), waiting); again != c.again {
				t.Errorf("redelivered %q", again)
			}
			lines := r.logged(t, c.message)
			if len(lines) != 1 || lines[0]["level"] != c.level || lines[0]["error"].(map[string]any)["code"] != c.code {
				t.Errorf("log:\n%s", &r.log)
			}
		})
	}
}

func TestHandle_redeliversWhatMayPass(t *testing.T) {
	for name, c := range map[string]struct {
		fault     imagebuildertest.Fault
		times     int
		operation []string
		again     bool
	}{
		"throttled":                  {imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), imagebuildertest.Always, nil, true},
		"service failed":             {imagebuildertest.Exception(&errors.ServiceException{}), imagebuildertest.Always, nil, true},
		"connection lost":            {imagebuildertest.DropConnection(), imagebuildertest.Always, nil, true},
		"bad gateway":                {imagebuildertest.Respond(http.StatusBadGateway, nil, "<html>"), imagebuildertest.Always, nil, true},
		"a part throttled":           {imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), 1, []string{"ListWorkflowStepExecutions"}, true},
		"forbidden":                  {imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, nil, false},
		"no such image":              {imagebuildertest.Exception(&errors.ClientException{}), imagebuildertest.Always, nil, false},
		"a part forbidden":           {imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, []string{"GetImage"}, false},
		"an exception that is new":   {imagebuildertest.Exception(&smithy.GenericAPIError{Code: "NewException"}), imagebuildertest.Always, nil, false},
		"credentials that are wrong": {imagebuildertest.Exception(&errors.UnrecognizedClientException{}), imagebuildertest.Always, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.server.Inject(c.fault, c.times, c.operation...)
			again := r.handle(t, t.Context(), failed)
			if (again == "1") != c.again {
				t.Errorf("redelivered %q, log:\n%s", again, &r.log)
			}
			if c.again && (len(r.logged(t, "redeliver the message")) != 1 || len(r.logged(t, "build failed")) != 0) {
				t.Errorf("log:\n%s", &r.log)
			}
			if len(r.log.Bytes()) == 0 {
				t.Error("nothing is logged")
			}
		})
	}
}

func TestHandle_redeliversAfterThrottlingOfOtherServices(t *testing.T) {
	for code, c := range map[string]struct {
		status int
		again  string
	}{"Throttling": {http.StatusBadRequest, "1"}, "AccessDenied": {http.StatusForbidden, ""}} {
		r := newRig(t)
		r.clients = newClients(r.at(failing(t, c.status, code)), "reader")
		if again := r.handle(t, t.Context(), failed); again != c.again {
			t.Errorf("%s of STS: redelivered %q, log:\n%s", code, again, &r.log)
		}
		r = newRig(t)
		r.topic = newTopic(r.at(failing(t, c.status, code)), topicARN)
		if again := r.handle(t, t.Context(), failed); again != c.again || len(r.logged(t, "build failed")) != 1 {
			t.Errorf("%s of SNS: redelivered %q, log:\n%s", code, again, &r.log)
		}
	}
}

func TestHandle_redeliversOnlyTheMessagesThatFailed(t *testing.T) {
	r := newRig(t)
	r.server.InjectFunc(func(request imagebuildertest.Request) imagebuildertest.Fault {
		if request.Operation == "SendWorkflowStepAction" {
			return imagebuildertest.Exception(&errors.CallRateLimitExceededException{})
		}
		return nil
	})
	if again := r.handle(t, t.Context(), "no event", waiting, failed, waiting); again != "2 4" {
		t.Errorf("redelivered %q, log:\n%s", again, &r.log)
	}
	if len(r.logged(t, "build failed")) != 1 {
		t.Errorf("log:\n%s", &r.log)
	}
}

func TestHandle_keepsTimeForTheOtherMessagesAndTheResponse(t *testing.T) {
	synctest.Test(t, testTimeouts)
}

func testTimeouts(t *testing.T) {
	r := newRigOn(t, imagebuildertest.NewInMemoryServer())
	r.server.Inject(imagebuildertest.Hang(), imagebuildertest.Always, "SendWorkflowStepAction")
	ctx, cancel := context.WithTimeout(t.Context(), timeToReport+time.Minute)
	defer cancel()
	if again := r.handle(t, ctx, waiting, failed, waiting); again != "1 3" {
		t.Errorf("redelivered %q, log:\n%s", again, &r.log)
	}
	if ctx.Err() != nil {
		t.Error("no time was left to report")
	}

	ctx, cancel = context.WithTimeout(t.Context(), timeToReport/2)
	defer cancel()
	if again := r.handle(t, ctx, failed, "no event"); again != "1" {
		t.Errorf("redelivered %q without time, log:\n%s", again, &r.log)
	}
}

func TestHandle_redeliversAMessageThatPanicsAndNoOther(t *testing.T) {
	r := newRig(t)
	r.decide = func(buildevents.Event, types.WorkflowStepExecution) (types.WorkflowStepActionType, string) {
		panic("no policy")
	}
	if again := r.handle(t, t.Context(), waiting, failed); again != "1" {
		t.Errorf("redelivered %q", again)
	}
	lines := r.logged(t, "panic; redeliver the message")
	if len(lines) != 1 || lines[0]["panic"] != "no policy" || !strings.Contains(lines[0]["stack"].(string), "sendAction") || len(r.logged(t, "build failed")) != 1 {
		t.Errorf("log:\n%s", &r.log)
	}
}

func TestHandle_assumesTheRoleOfTheAccountOnceForAnEventThatComesTwice(t *testing.T) {
	r := newRig(t)
	sts := newSTS(t, r.server)
	r.clients = newClients(r.at(sts), "reader")
	r.clients.cfg = r.cfg
	for range 2 {
		if again := r.handle(t, t.Context(), failed); again != "" || len(r.logged(t, "build failed")) == 0 {
			t.Fatalf("redelivered %q, log:\n%s", again, &r.log)
		}
	}
	if lines := r.logged(t, "build failed"); len(lines) != 2 || lines[0]["event_id"] != lines[1]["event_id"] || lines[0]["cause"] != lines[1]["cause"] {
		t.Errorf("an event that comes twice is logged as\n%s", &r.log)
	}
	if roles := sts.values("RoleArn"); !slices.Equal(roles, []string{"arn:aws:iam::111122223333:role/reader"}) {
		t.Errorf("assumed %q", roles)
	}
	for _, request := range r.server.Requests() {
		if signed := request.Header.Get("Authorization"); !strings.Contains(signed, "ASIAROLE/") {
			t.Errorf("%s is signed by %s", request.Operation, signed)
		}
	}
}

func TestClients_areOneForEachRegionAndAccount(t *testing.T) {
	clients := newClients(aws.Config{}, "")
	seen := map[any]string{}
	for _, c := range []struct{ account, region string }{
		{"111122223333", "us-west-2"}, {"111122223333", "eu-central-1"}, {"444455556666", "us-west-2"},
	} {
		event := buildevents.Event{Account: c.account, Region: c.region}
		first, err := clients.of(event, failedImage)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := clients.of(event, failedImage); again != first || first.Options().Region != c.region {
			t.Errorf("%v has another client, or one for %s", c, first.Options().Region)
		}
		if other, ok := seen[first]; ok {
			t.Errorf("%v has the client of %s", c, other)
		}
		seen[first] = fmt.Sprint(c)
	}
}
