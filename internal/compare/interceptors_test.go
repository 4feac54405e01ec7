package compare_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// hooks is an interceptor for all 13 hooks: it notes each, with what it gets.
type hooks struct {
	ran []string

	// failing is the hook that returns an error.
	failing string
}

func (h *hooks) note(hook string, in *smithyhttp.InterceptorContext) error {
	text := hook
	if in.Input != nil {
		text += " " + reflect.TypeOf(in.Input).Elem().Name()
	}
	if in.Request != nil {
		text += " " + describeRequest(in.Request)
	}
	if in.Response != nil {
		text += fmt.Sprint(" ", in.Response.StatusCode)
	}
	if in.Output != nil {
		text += " " + reflect.TypeOf(in.Output).Elem().Name()
	}
	h.ran = append(h.ran, text)
	if hook == "BeforeSigning" || hook == "BeforeRetryLoop" {
		in.Request.Header.Add("X-"+hook, "value")
	}
	if hook == h.failing {
		return errors.New("the hook failed")
	}
	return nil
}

var hookNames = []string{
	"BeforeExecution", "BeforeSerialization", "AfterSerialization", "BeforeRetryLoop", "BeforeAttempt", "BeforeSigning", "AfterSigning",
	"BeforeTransmit", "AfterTransmit", "BeforeDeserialization", "AfterDeserialization", "AfterAttempt", "AfterExecution",
}

func (h *hooks) BeforeExecution(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("BeforeExecution", in)
}

func (h *hooks) BeforeSerialization(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("BeforeSerialization", in)
}

func (h *hooks) AfterSerialization(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("AfterSerialization", in)
}

func (h *hooks) BeforeRetryLoop(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("BeforeRetryLoop", in)
}

func (h *hooks) BeforeAttempt(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("BeforeAttempt", in)
}

func (h *hooks) BeforeSigning(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("BeforeSigning", in)
}

func (h *hooks) AfterSigning(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("AfterSigning", in)
}

func (h *hooks) BeforeTransmit(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("BeforeTransmit", in)
}

func (h *hooks) AfterTransmit(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("AfterTransmit", in)
}

func (h *hooks) BeforeDeserialization(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("BeforeDeserialization", in)
}

func (h *hooks) AfterDeserialization(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("AfterDeserialization", in)
}

func (h *hooks) AfterAttempt(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("AfterAttempt", in)
}

func (h *hooks) AfterExecution(_ context.Context, in *smithyhttp.InterceptorContext) error {
	return h.note("AfterExecution", in)
}

// registry registers h for all hooks, or for one alone.
func (h *hooks) registry(only string) smithyhttp.InterceptorRegistry {
	var r smithyhttp.InterceptorRegistry
	for _, name := range hookNames {
		if only == "" || only == name {
			reflect.ValueOf(&r).MethodByName("Add" + name).Call([]reflect.Value{reflect.ValueOf(h)})
		}
	}
	return r
}

func TestInterceptors_runAtTheSamePoints(t *testing.T) { eachForm(t, interceptorsRunAtTheSamePoints) }

func interceptorsRunAtTheSamePoints(t *testing.T, o operation) {
	for name, responses := range map[string][]response{
		"success": {ok(emptyPage)}, "retry": {failure(500, "ServiceException"), ok(emptyPage)}, "failure": {failure(403, "ForbiddenException")},
		"retries that fail": {failure(503, "")}, "sending": {{err: errors.New("not sent")}}, "decoding": {ok("{")},
	} {
		t.Run(name, func(t *testing.T) { checkHooks(t, o, "", "", responses, listing()) })
		for _, hook := range hookNames {
			t.Run(name+" with "+hook+" alone", func(t *testing.T) { checkHooks(t, o, hook, "", responses, listing()) })
			t.Run(name+" with a failing "+hook, func(t *testing.T) { checkHooks(t, o, "", hook, responses, listing()) })
		}
	}
	t.Run("invalid input", func(t *testing.T) { checkHooks(t, o, "", "", []response{ok(emptyPage)}, &request{}) })
}

// hooked is what interceptors saw, what was sent and how the call ended.
type hooked struct {
	Ran, Sent []string
	Error     outcome
	HookError bool
}

func checkHooks(t *testing.T, o operation, only, failing string, responses []response, in *request) {
	t.Helper()
	want, got := onBothSides(t, func(t *testing.T, s side) hooked {
		h := &hooks{failing: failing}
		svc := responding(responses...)
		cfg := config(svc)
		fixedBackoff(&cfg)
		cfg.APIOptions = []func(*middleware.Stack) error{fixInvocationID}
		cfg.Interceptors = h.registry(only)
		svc.onRequest = func(*http.Request) { h.ran = append(h.ran, "sent") }
		signer := notingSigner{v4.NewSigner(), func() { h.ran = append(h.ran, "signed") }}
		c := s.doing(o).make(cfg, option{
			official: func(o *official.Options) { o.HTTPSignerV4 = signer },
			ours:     func(o *ours.Options) { o.HTTPSignerV4 = signer },
		})
		_, err := c.list(t.Context(), in)
		seen := hooked{Ran: h.ran, Error: outcomeOf(len(svc.sent), err), HookError: err != nil && failing != "" && containsHookError(err)}
		for _, r := range svc.sent {
			seen.Sent = append(seen.Sent, headerText(r.Header))
		}
		return seen
	})
	for i := range min(len(want.Ran), len(got.Ran)) {
		if output := " " + o.name + "Output"; want.Ran[i] == got.Ran[i]+output && len(got.Ran[i]) > 0 {
			differ(t, "Output beside an error")
			want.Ran[i] = got.Ran[i]
		}
	}
	sameFields(t, "hooks", want, got)
}

// notingSigner notes when it signs: hooks cannot see it in the request that they
// get, which is the one that attempts are copied from.
type notingSigner struct {
	*v4.Signer
	note func()
}

func (s notingSigner) SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, hash, service, region string, at time.Time, opts ...func(*v4.SignerOptions)) error {
	s.note()
	return s.Signer.SignHTTP(ctx, credentials, r, hash, service, region, at, opts...)
}

func containsHookError(err error) bool {
	for e := err; e != nil; e = errors.Unwrap(e) {
		if e.Error() == "the hook failed" {
			return true
		}
	}
	return false
}

func headerText(h http.Header) string {
	var lines []string
	for name, values := range h {
		lines = append(lines, fmt.Sprintf("%s: %q", name, userAgentProduct.ReplaceAllString(fmt.Sprint(values), "product")))
	}
	slices.Sort(lines)
	return fmt.Sprint(lines)
}
