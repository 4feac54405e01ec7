package validation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
)

// CheckID checks the ID of a workflow execution or a step.
func (v *Violations) CheckID(field string, given *string, want identifier.Kind) {
	constraint := `"wf-" and a UUID`
	if want == identifier.WorkflowStepExecution {
		constraint = `"step-" and a UUID`
	}
	v.checkKind(field, given, constraint, want)
}

// CheckARN checks that an ARN is of one of these kinds.
func (v *Violations) CheckARN(field string, given *string, want ...identifier.Kind) {
	kinds := make([]string, len(want))
	for i, kind := range want {
		kinds[i] = kind.String()
	}
	v.checkKind(field, given, strings.Join(kinds, " or "), want...)
}

// checkKind checks that an identifier is of one of these kinds. The error names its
// actual kind, if known.
func (v *Violations) checkKind(field string, given *string, constraint string, want ...identifier.Kind) {
	if given == nil {
		return
	}
	kind := identifier.KindOf(*given)
	switch {
	case slices.Contains(want, kind):
	case kind == identifier.Unknown:
		v.add(field, "must be "+constraint, oneline.Abbreviate(*given))
	default:
		// The end of an ARN shows the mistake.
		v.add(field, "must be "+constraint, fmt.Sprintf("%s, %q", kind, oneline.Cut(*given, 256)))
	}
}
