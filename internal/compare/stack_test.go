package compare_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

var update = flag.Bool("update", false, "write the snapshots in testdata and docs/differences.md")

// stackOf returns the steps of a client's stack and the ids in them, as text.
func stackOf(t *testing.T, s side, client ...option) string {
	t.Helper()
	var text string
	c := s.make(config(responding(ok(emptyPage))), client...)
	listOnce(t, c, listing(), []option{set("APIOptions", []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
		text = stack.String()
		return nil
	}})})
	return text
}

var withInterceptor = set("Interceptors", smithyhttp.InterceptorRegistry{
	BeforeExecution: []smithyhttp.BeforeExecutionInterceptor{&hooks{}},
})

func TestStacks_areAsRecorded(t *testing.T) {
	for _, s := range sides {
		for name, c := range map[string]struct {
			operation string
			client    []option
		}{
			"stack":                   {"ListWorkflowStepExecutions", nil},
			"stack_with_interceptors": {"ListWorkflowStepExecutions", []option{withInterceptor}},
			"stack_of_a_get":          {"GetImage", nil},
			"stack_of_a_put":          {"SendWorkflowStepAction", nil},
		} {
			path := filepath.Join("testdata", name+"_"+s.name+".txt")
			got := stackOf(t, s.doing(operationOf(t, c.operation)), c.client...)
			if *update {
				if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(path, []byte(got), 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: the stack is\n%s\nand not, as %s says,\n%s", s.name, got, path, want)
			}
		}
	}
}

// dropped are the middlewares that the official client had in v1.55.2 and has no more.
var dropped = []string{
	"RegisterServiceMetadata", "legacyEndpointContextSetter", "SetLogger", "ComputeContentLength", "SetCredentialSourceMiddleware",
	"spanRetryLoop", "RetryMetricsHeader", "ErrorCloseResponseBody", "CloseResponseBody",
}

// added is what ours has on its stack and the official client has not.
const added = "RecordAttempt"

func TestStacks_haveTheSameMiddlewaresInTheSameOrder(t *testing.T) {
	for _, o := range operations {
		for name, client := range map[string][]option{" without interceptors": nil, " with interceptors": {withInterceptor}} {
			t.Run(o.name+name, func(t *testing.T) {
				want, got := idsOf(stackOf(t, sides[0].doing(o), client...)), idsOf(stackOf(t, sides[1].doing(o), client...))
				differ(t, "RecordAttempt")
				differ(t, "Middlewares of earlier versions")
				got = slices.DeleteFunc(got, func(id string) bool { return id == added || slices.Contains(dropped, id) })
				if o.name == unvalidated {
					differ(t, "OperationInputValidation")
					got = slices.DeleteFunc(got, func(id string) bool { return id == "OperationInputValidation" })
				}
				if !slices.Equal(want, got) {
					t.Errorf("\nofficial %q\nours     %q", want, got)
				}
			})
		}
	}
}

// unvalidated is the operation whose input the official client does not look at.
const unvalidated = "ListWaitingWorkflowSteps"

func idsOf(stack string) []string { return strings.Fields(stack) }

func init() {
	proofs["Middlewares without effect"] = func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) string {
			svc := responding(ok(emptyPage))
			c := s.make(config(svc), set("EndpointOptions.DisableHTTPS", true), addAPIOption(func(stack *middleware.Stack) error {
				_, err := stack.Finalize.Remove("disableHTTPS")
				return err
			}))
			listOnce(t, c, listing(), nil)
			return svc.sent[0].URL[:5]
		})
		if want != "https" || got != "http:" {
			t.Errorf("official %s, ours %s", want, got)
		}
	}
	proofs["OperationInputValidation"] = func(t *testing.T) {
		for i, s := range sides {
			ids := idsOf(stackOf(t, s.doing(operationOf(t, unvalidated))))
			if has := slices.Contains(ids, "OperationInputValidation"); has != (i == 1) {
				t.Errorf("%s: %q", s.name, ids)
			}
		}
	}
	proofs["RecordAttempt"] = func(t *testing.T) {
		want, got := idsOf(stackOf(t, sides[0])), idsOf(stackOf(t, sides[1]))
		if slices.Contains(want, added) || !slices.Contains(got, added) {
			t.Errorf("official %q\nours     %q", want, got)
		}
	}
	proofs["Middlewares of earlier versions"] = func(t *testing.T) {
		want, got := idsOf(stackOf(t, sides[0])), idsOf(stackOf(t, sides[1]))
		for _, id := range dropped {
			if slices.Contains(want, id) || !slices.Contains(got, id) {
				t.Errorf("%s: official %q\nours     %q", id, want, got)
			}
		}
	}
	proofs["Type of RequestResponseLogger"] = func(t *testing.T) {
		want, got := onBothSides(t, func(t *testing.T, s side) (isThat bool) {
			listOnce(t, s.make(config(responding(ok(emptyPage)))), listing(), []option{addAPIOption(func(stack *middleware.Stack) error {
				step, _ := stack.Deserialize.Get("RequestResponseLogger")
				_, isThat = step.(*smithyhttp.RequestResponseLogger)
				return nil
			})})
			return isThat
		})
		if !want || got {
			t.Errorf("official %v, ours %v", want, got)
		}
	}
}
