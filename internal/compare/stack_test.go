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

var update = flag.Bool("update", false, "write the snapshots in testdata anew")

// stackOf gives the steps of a client's stack and the ids in them, as text.
func stackOf(t *testing.T, s side, client ...option) string {
	t.Helper()
	var text string
	c := s.make(config(answering(ok(emptyPage))), client...)
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
		for name, client := range map[string][]option{"stack": nil, "stack_with_interceptors": {withInterceptor}} {
			path := filepath.Join("testdata", name+"_"+s.name+".txt")
			got := stackOf(t, s, client...)
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

// leftOut are the official client's middlewares that ours does without, and
// added is what ours has instead.
var (
	leftOut = []string{"legacyEndpointContextSetter", "SetLogger", "setOperationInput", "ComputeContentLength", "SetCredentialSourceMiddleware", "spanRetryLoop",
		"InterceptBeforeRetryLoop", "InterceptAttempt", "RetryMetricsHeader", "disableHTTPS", "setLegacyContextSigningOptions", "ErrorCloseResponseBody", "CloseResponseBody"}
	added = []string{"RecordAttempt"}

	// onlyForInterceptors are among both stacks when there are interceptors.
	onlyForInterceptors = []string{"InterceptBeforeRetryLoop", "InterceptAttempt"}
)

func TestStacks_haveTheSameMiddlewaresInTheSameOrder(t *testing.T) {
	for name, c := range map[string]struct {
		client []option
		out    []string
	}{
		"without interceptors": {nil, leftOut},
		"with interceptors": {[]option{withInterceptor}, slices.DeleteFunc(slices.Clone(leftOut), func(id string) bool {
			return slices.Contains(onlyForInterceptors, id)
		})},
	} {
		t.Run(name, func(t *testing.T) {
			want, got := idsOf(stackOf(t, sides[0], c.client...)), idsOf(stackOf(t, sides[1], c.client...))
			differ(t, "middlewares left out")
			differ(t, "middleware added")
			for _, id := range c.out {
				if i := slices.Index(want, id); i < 0 {
					t.Errorf("the official client has no %s", id)
				} else {
					want = slices.Delete(want, i, i+1)
				}
			}
			for _, id := range added {
				if i := slices.Index(got, id); i < 0 {
					t.Errorf("ours has no %s", id)
				} else {
					got = slices.Delete(got, i, i+1)
				}
			}
			if !slices.Equal(want, got) {
				t.Errorf("\nofficial %q\nours     %q", want, got)
			}
		})
	}
}

func idsOf(stack string) []string { return strings.Fields(stack) }

func init() {
	proofs["middlewares left out"] = func(t *testing.T) {
		want, got := idsOf(stackOf(t, sides[0])), idsOf(stackOf(t, sides[1]))
		for _, id := range leftOut {
			if !slices.Contains(want, id) || slices.Contains(got, id) {
				t.Errorf("%s: official %v, ours %v", id, slices.Contains(want, id), slices.Contains(got, id))
			}
		}
	}
	proofs["middleware added"] = func(t *testing.T) {
		want, got := idsOf(stackOf(t, sides[0])), idsOf(stackOf(t, sides[1]))
		for _, id := range added {
			if slices.Contains(want, id) || !slices.Contains(got, id) {
				t.Errorf("%s: official %v, ours %v", id, slices.Contains(want, id), slices.Contains(got, id))
			}
		}
	}
}
