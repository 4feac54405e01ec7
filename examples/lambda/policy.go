package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// policy decides about a step that waits for an approval. No action leaves the step
// to a person. The same step must get the same reason each time.
type policy func(buildevents.Event, types.WorkflowStepExecution) (action types.WorkflowStepActionType, reason string)

var stepName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{1,127}$`)

// resumeNamed returns a policy that resumes the steps of a list of names, such as
// "CheckLicense, WaitForApproval". Space around a name and empty names are ignored.
// A name that no step can have is an error. Replace it by your own policy, and
// policy_test.go by its tests.
func resumeNamed(list string) (policy, error) {
	resumed := map[string]bool{}
	for name := range strings.SplitSeq(list, ",") {
		switch name = strings.TrimSpace(name); {
		case name == "":
		case !stepName.MatchString(name):
			return nil, fmt.Errorf("RESUME_STEPS: no step can have the name %.130q; separate names by commas", name)
		default:
			resumed[name] = true
		}
	}
	return func(_ buildevents.Event, step types.WorkflowStepExecution) (types.WorkflowStepActionType, string) {
		if resumed[aws.ToString(step.Name)] {
			return types.WorkflowStepActionTypeResume, "RESUME_STEPS has this step"
		}
		return "", ""
	}, nil
}
