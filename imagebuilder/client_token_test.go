package imagebuilder_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var randomUUID = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// withoutToken are the operations that write, with the client token taken out of
// their inputs.
func withoutToken() []operation {
	var writing []operation
	for _, op := range allOperations() {
		if token := reflect.ValueOf(op.input).Elem().FieldByName("ClientToken"); token.IsValid() {
			token.SetZero()
			writing = append(writing, op)
		}
	}
	return writing
}

// sentTokens returns the client tokens of the requests.
func sentTokens(t *testing.T, srv *imagebuildertest.Server) []string {
	t.Helper()
	var tokens []string
	for _, request := range srv.Requests() {
		var body struct{ ClientToken string }
		if err := json.Unmarshal(request.Body, &body); err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, body.ClientToken)
	}
	return tokens
}

func TestClientToken_isOneForAllAttemptsAndAnotherForTheNextCall(t *testing.T) {
	srv := newServer(t, 0)
	client := newClient(t, srv.Config(), withoutBackoff)
	operations := withoutToken()
	if len(operations) != 4 {
		t.Fatalf("%d operations have a client token, want 4", len(operations))
	}
	for _, op := range operations {
		srv.ResetRequests()
		before, _ := json.Marshal(op.input)
		for range 2 {
			srv.Inject(imagebuildertest.Exception(&errors.ServiceUnavailableException{}), 2)
			srv.Inject(imagebuildertest.Respond(200, nil, "{}"), 1)
			if _, err := op.call(t.Context(), client); err != nil {
				t.Errorf("%s: %v", op.name, err)
			}
		}
		if after, _ := json.Marshal(op.input); string(after) != string(before) {
			t.Errorf("%s: the input %s became %s", op.name, before, after)
		}
		tokens := sentTokens(t, srv)
		if len(tokens) != 6 || tokens[0] != tokens[1] || tokens[1] != tokens[2] || tokens[3] != tokens[4] || tokens[4] != tokens[5] || tokens[0] == tokens[3] {
			t.Errorf("%s: sent the tokens %q", op.name, tokens)
		}
		for _, token := range tokens {
			if !randomUUID.MatchString(token) {
				t.Errorf("%s: token %q is not a random UUID", op.name, token)
			}
		}
	}
}

// tokens is an IdempotencyTokenProvider.
type tokens struct {
	token string
	err   error
	asked int
}

func (p *tokens) GetIdempotencyToken() (string, error) {
	p.asked++
	return p.token, p.err
}

func TestIdempotencyTokenProvider_makesTheTokenOnceForACall(t *testing.T) {
	srv := newServer(t, 0)
	for _, op := range withoutToken() {
		srv.ResetRequests()
		provider := &tokens{token: "mine"}
		client := newClient(t, srv.Config(), withoutBackoff, func(o *imagebuilder.Options) { o.IdempotencyTokenProvider = provider })
		srv.Inject(imagebuildertest.Exception(&errors.ServiceUnavailableException{}), 1)
		srv.Inject(imagebuildertest.Respond(200, nil, "{}"), 1)
		if _, err := op.call(t.Context(), client); err != nil {
			t.Errorf("%s: %v", op.name, err)
		}
		if got := sentTokens(t, srv); provider.asked != 1 || !reflect.DeepEqual(got, []string{"mine", "mine"}) {
			t.Errorf("%s: asked %d times, and sent %q", op.name, provider.asked, got)
		}
	}
}

func TestIdempotencyTokenProvider_isNotAskedForATokenThatIsThere(t *testing.T) {
	srv := newServer(t, 0)
	provider := &tokens{token: "mine"}
	client := newClient(t, srv.Config(), withoutRetries, func(o *imagebuilder.Options) { o.IdempotencyTokenProvider = provider })
	for _, op := range allOperations() {
		srv.Inject(imagebuildertest.Respond(200, nil, "{}"), 1)
		if _, err := op.call(t.Context(), client); err != nil {
			t.Errorf("%s: %v", op.name, err)
		}
	}
	if provider.asked > 0 {
		t.Errorf("asked %d times", provider.asked)
	}
}

func TestIdempotencyTokenProvider_thatFailsOrMakesABadTokenSendsNothing(t *testing.T) {
	for _, op := range withoutToken() {
		failed := errors.New("no entropy")
		for _, provider := range []*tokens{{err: failed}, {token: strings.Repeat("x", 65)}, {token: ""}} {
			client := imagebuilder.New(imagebuilder.Options{Region: "us-east-1", Credentials: secretCredentials, IdempotencyTokenProvider: provider}, untouched(t))
			_, err := op.call(t.Context(), client)
			if err == nil || provider.err != nil && !errors.Is(err, failed) || provider.err == nil && !strings.Contains(err.Error(), "ClientToken") {
				t.Errorf("%s with %+v: %v", op.name, provider, err)
			}
		}
	}
}

func TestStepActionInput_makesOneTokenOfAStepItsStartAndTheAction(t *testing.T) {
	step := types.WorkflowStepExecution{
		ImageBuildVersionArn: aws.String(imageARN),
		StepExecutionId:      aws.String(stepID),
		StartTime:            aws.String("2026-09-09T20:02:59.931Z"),
		Name:                 aws.String("WaitForApproval"),
	}
	got := imagebuilder.StepActionInput(step, types.WorkflowStepActionTypeResume, "fine")
	if *got.StepExecutionId != stepID || *got.ImageBuildVersionArn != imageARN || got.Action != types.WorkflowStepActionTypeResume || *got.Reason != "fine" {
		t.Errorf("got %+v", got)
	}
	if len(*got.ClientToken) != 36 {
		t.Errorf("the token %q has %d characters", *got.ClientToken, len(*got.ClientToken))
	}
	renamed, later, other := step, step, step
	renamed.Name, renamed.WorkflowExecutionId = nil, aws.String(runID)
	later.StartTime = aws.String("2026-09-09T20:02:59.932Z")
	other.StepExecutionId = aws.String(strings.Replace(stepID, "8", "9", 1))
	for _, test := range []struct {
		name   string
		input  *imagebuilder.SendWorkflowStepActionInput
		isSame bool
	}{
		{"again", imagebuilder.StepActionInput(step, types.WorkflowStepActionTypeResume, "fine"), true},
		{"what is no part of it", imagebuilder.StepActionInput(renamed, types.WorkflowStepActionTypeResume, ""), true},
		{"another action", imagebuilder.StepActionInput(step, types.WorkflowStepActionTypeStop, "fine"), false},
		{"another start", imagebuilder.StepActionInput(later, types.WorkflowStepActionTypeResume, "fine"), false},
		{"another step", imagebuilder.StepActionInput(other, types.WorkflowStepActionTypeResume, "fine"), false},
	} {
		if isSame := *test.input.ClientToken == *got.ClientToken; isSame != test.isSame {
			t.Errorf("%s: the token is the same: %t", test.name, isSame)
		}
	}
	if in := imagebuilder.StepActionInput(step, types.WorkflowStepActionTypeResume, ""); in.Reason != nil {
		t.Errorf("an empty reason is sent as %q", *in.Reason)
	}
	_ = imagebuilder.StepActionInput(types.WorkflowStepExecution{}, "", "") // absent members are accepted
}
