package compare_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	officialtypes "github.com/aws/aws-sdk-go-v2/service/imagebuilder/types"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// listOrPanic says how a call ends: with an error, with a panic or well.
func listOrPanic(t *testing.T, c client, opts ...option) (end string) {
	t.Helper()
	defer func() {
		if recover() != nil {
			end = "panic"
		}
	}()
	if _, err := c.list(t.Context(), listing(), opts...); err != nil {
		return "error"
	}
	return "page"
}

// bothEnd holds that the two clients end a call in these ways.
func bothEnd(t *testing.T, what, official, ours string, call func(side) string) {
	t.Helper()
	if want, got := call(sides[0]), call(sides[1]); want != official || got != ours {
		t.Errorf("%s: official %s, ours %s", what, want, got)
	}
}

// unset returns an option that sets a field to its zero value.
func unset(field string) option {
	zero := func(options any) { reflect.ValueOf(options).Elem().FieldByName(field).SetZero() }
	return option{official: func(o *official.Options) { zero(o) }, ours: func(o *ours.Options) { zero(o) }}
}

func init() {
	proofs["JSON of an output"] = func(t *testing.T) {
		want, err := json.Marshal(official.ListWorkflowStepExecutionsOutput{Steps: []officialtypes.WorkflowStepMetadata{{Name: aws.String("one")}}})
		if err != nil || !strings.Contains(string(want), `"Name":"one"`) || !strings.Contains(string(want), `"Message":null`) {
			t.Errorf("official %s, %v", want, err)
		}
		got, err := json.Marshal(ours.ListWorkflowStepExecutionsOutput{Steps: []types.WorkflowStepMetadata{{Name: aws.String("one")}}})
		if err != nil || string(got) != `{"steps":[{"name":"one"}]}` {
			t.Errorf("ours %s, %v", got, err)
		}
		counts, err := json.Marshal(officialtypes.WorkflowExecutionMetadata{})
		if err != nil || !strings.Contains(string(counts), `"EndTime":null`) || !strings.Contains(string(counts), `"TotalStepCount":0`) {
			t.Errorf("official %s, %v", counts, err)
		}
		counts, err = json.Marshal(types.WorkflowExecutionMetadata{})
		if err != nil || string(counts) != `{"totalStepCount":0,"totalStepsFailed":0,"totalStepsSkipped":0,"totalStepsSucceeded":0}` {
			t.Errorf("ours %s, %v", counts, err)
		}
		for _, text := range [][]byte{want, got} {
			var read ours.ListWorkflowStepExecutionsOutput
			if err := json.Unmarshal(text, &read); err != nil || len(read.Steps) != 1 || aws.ToString(read.Steps[0].Name) != "one" {
				t.Errorf("%s is read as %+v, %v", text, read, err)
			}
		}
	}
	proofs["Status of a step"] = func(t *testing.T) {
		want, got := officialtypes.WorkflowStepExecutionStatus("").Values(), types.WorkflowStepExecutionStatus("").Values()
		if len(got) != len(want)+2 {
			t.Errorf("official %q, ours %q", want, got)
		}
		for _, status := range []string{"WAITING", "TIMED_OUT"} {
			if slices.Contains(want, officialtypes.WorkflowStepExecutionStatus(status)) || !slices.Contains(got, types.WorkflowStepExecutionStatus(status)) {
				t.Errorf("%s: official %q, ours %q", status, want, got)
			}
		}
	}
	proofs["Retry mode in a functional option"] = func(t *testing.T) {
		for i, want := range []reflect.Type{reflect.TypeFor[*retry.Standard](), reflect.TypeFor[*retry.AdaptiveMode]()} {
			c := sides[i].make(config(responding(ok(emptyPage))), set("RetryMode", aws.RetryModeAdaptive))
			if got := reflect.ValueOf(c.options()).Elem().FieldByName("Retryer").Elem().Type(); got != want {
				t.Errorf("%s: %v", sides[i].name, got)
			}
		}
	}
	proofs["Sources of credentials"] = func(t *testing.T) {
		for i, want := range []bool{true, false} {
			svc := responding(ok(emptyPage))
			cfg := config(svc)
			cfg.Credentials = &lateSource{}
			c := sides[i].make(cfg)
			listOnce(t, c, listing(), nil)
			listOnce(t, c, listing(), nil)
			if changed := svc.sent[0].Header.Get("User-Agent") != svc.sent[1].Header.Get("User-Agent"); changed != want {
				t.Errorf("%s: %v", sides[i].name, changed)
			}
		}
	}
	proofs["Anonymous credentials of one call"] = func(t *testing.T) {
		bothEnd(t, "a call", "error", "page", func(s side) string {
			return listOrPanic(t, s.make(config(responding(ok(emptyPage)))), set("Credentials", aws.CredentialsProvider(aws.AnonymousCredentials{})))
		})
	}
	proofs["Required option set to nil"] = func(t *testing.T) {
		for field, want := range map[string]string{"HTTPClient": "panic", "Retryer": "panic", "TracerProvider": "panic", "EndpointResolverV2": "error"} {
			bothEnd(t, field, want, "page", func(s side) string {
				return listOrPanic(t, s.make(config(responding(ok(emptyPage)))), unset(field))
			})
		}
		bothEnd(t, "IdempotencyTokenProvider", "error", "page", func(s side) string {
			return listOrPanic(t, s.doing(operationOf(t, "RetryImage")).make(config(responding(ok("{}")))), unset("IdempotencyTokenProvider"))
		})
	}
	proofs["Clock after a lost connection"] = func(t *testing.T) {
		const shift = time.Hour
		for i, want := range []bool{false, true} {
			failed := failure(500, "ServiceException")
			failed.header.Set("Date", time.Now().Add(shift).UTC().Format(http.TimeFormat))
			svc := responding(failed, response{err: &smithyhttp.RequestSendError{Err: http.ErrServerClosed}}, ok(emptyPage))
			cfg := config(svc)
			cfg.Retryer = withoutDelay
			listOnce(t, sides[i].make(cfg), listing(), nil)
			signed, err := time.Parse("20060102T150405Z", svc.sent[2].Header.Get("X-Amz-Date"))
			if shifted := time.Until(signed) > shift/2; err != nil || shifted != want {
				t.Errorf("%s: signed at %v, %v", sides[i].name, signed, err)
			}
		}
	}
	proofs["Expired request"] = func(t *testing.T) {
		for i, attempts := range []int{1, 2} {
			expired := failure(400, "RequestExpired")
			expired.header.Set("Date", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
			svc := responding(expired, ok(emptyPage))
			_, err := sides[i].make(config(svc)).list(t.Context(), listing())
			if (err == nil) != (attempts == 2) || len(svc.sent) != attempts {
				t.Errorf("%s: %v after %d attempts", sides[i].name, err, len(svc.sent))
			}
		}
	}
	proofs["Response without a body or an output"] = func(t *testing.T) {
		bothEnd(t, "no deserializer", "panic", "error", func(s side) string {
			return listOrPanic(t, s.make(config(responding(ok(emptyPage))), addAPIOption(func(stack *middleware.Stack) error {
				_, err := stack.Deserialize.Remove("OperationDeserializer")
				return err
			})))
		})
		bothEnd(t, "no body", "panic", "error", func(s side) string {
			cfg := config(nil)
			cfg.HTTPClient = smithyhttp.ClientDoFunc(func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}}, nil
			})
			return listOrPanic(t, s.make(cfg))
		})
	}
	proofs["Lines of an error"] = func(t *testing.T) {
		lines := errors.Join(errors.New("no \x1b[31mroute"), http.ErrServerClosed)
		failing := config(nil)
		failing.HTTPClient = smithyhttp.ClientDoFunc(func(*http.Request) (*http.Response, error) { return nil, lines })
		for i, want := range []int{1, 0} {
			_, ofSending := sides[i].make(failing).list(t.Context(), listing(), set("RetryMaxAttempts", 1))
			_, ofAnOption := sides[i].make(failing).list(t.Context(), listing(), addAPIOption(func(*middleware.Stack) error { return lines }))
			for _, err := range []error{ofSending, ofAnOption} {
				text := fmt.Sprint(err)
				if strings.Count(text, "\n") != want || strings.Count(text, "\x1b") != want || !errors.Is(err, http.ErrServerClosed) {
					t.Errorf("%s: %q", sides[i].name, err)
				}
				if line := `no \x1b[31mroute, http: Server closed`; want == 0 && !strings.Contains(text, line) {
					t.Errorf("%s: %q does not say %s", sides[i].name, err, line)
				}
			}
		}
	}
	proofs["Case of the message member"] = func(t *testing.T) {
		for _, body := range []string{`{"Message":"m"}`, `{"MESSAGE":"m"}`} {
			a := response{status: 403, header: header("ForbiddenException"), body: body}
			if want, got := failWith(t, sides[0], a), failWith(t, sides[1], a); want.Message != "" || got.Message != "m" {
				t.Errorf("%s: official %q, ours %q", body, want.Message, got.Message)
			}
		}
	}
}

// lateSource is a provider of credentials that knows where they are from only
// after it has got them.
type lateSource struct{ known bool }

func (p *lateSource) Retrieve(context.Context) (aws.Credentials, error) {
	p.known = true
	return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "SECRET"}, nil
}

func (p *lateSource) ProviderSources() []aws.CredentialSource {
	if !p.known {
		return nil
	}
	return []aws.CredentialSource{aws.CredentialSourceProfile}
}
