package main

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// policy decides about a step that waits for an approval. No action leaves the step
// to a person. The same step must get the same reason each time.
type policy func(buildevents.Event, types.WorkflowStepExecution) (action types.WorkflowStepActionType, reason string)

// resumeNamed resumes steps that have one of these names. Replace it by your own
// policy.
func resumeNamed(names ...string) policy {
	return func(_ buildevents.Event, step types.WorkflowStepExecution) (types.WorkflowStepActionType, string) {
		if name := aws.ToString(step.Name); name != "" && slices.Contains(names, name) {
			return types.WorkflowStepActionTypeResume, "RESUME_STEPS has this step"
		}
		return "", ""
	}
}
