package compare_test

import (
	"runtime/debug"
	"slices"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/compare"
)

// differ lets a parity test go on where the clients differ on purpose: it fails
// unless the difference is on the list.
func differ(t *testing.T, name string) {
	t.Helper()
	if !slices.ContainsFunc(differences(), func(d compare.Difference) bool { return d.Name == name }) {
		t.Fatalf("the clients differ by %q, which is not on the list of differences", name)
	}
}

// differences returns the list without its groups.
func differences() (all []compare.Difference) {
	for _, group := range compare.Groups {
		all = append(all, group.Differences...)
	}
	return all
}

// failOnPanic makes a panic a failure of its test, so that the others still run.
func failOnPanic(t *testing.T) {
	t.Helper()
	if reason := recover(); reason != nil {
		t.Errorf("panic: %v\n%s", reason, debug.Stack())
	}
}

// proofs show, for each difference on the list, that it exists.
var proofs = map[string]func(*testing.T){}

func TestDifferences_existAndHaveReasons(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range differences() {
		t.Run(d.Name, func(t *testing.T) {
			if seen[d.Name] {
				t.Error("is on the list twice")
			}
			seen[d.Name] = true
			if d.Official == "" || d.Ours == "" || d.Reason == "" {
				t.Error("does not say what either client does and why")
			}
			prove, ok := proofs[d.Name]
			if !ok {
				t.Fatal("no test shows that it exists")
			}
			defer failOnPanic(t)
			prove(t)
		})
	}
	for name := range proofs {
		if !seen[name] {
			t.Errorf("%s has a proof, and is not on the list", name)
		}
	}
}
