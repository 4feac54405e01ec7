package diagnosis

import (
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
	"github.com/seed-78d42d54/imagebuilder-go/internal/refusal"
)

// checkSubject refuses what is no build, and an image version above all: GetImage
// would return another build for it, one that did not fail.
func checkSubject(subject string) error {
	kind := identifier.KindOf(subject)
	var hint string
	switch kind {
	case identifier.ImageBuild, identifier.WorkflowExecution, identifier.WorkflowStepExecution:
		return nil
	case identifier.ImageVersion:
		hint = "; a version stands for its latest AVAILABLE build, not for one that failed"
	case identifier.ImagePipeline:
		hint = "; ListImagePipelineImages lists the builds of a pipeline"
	}
	return refusal.Of("diagnosis.Of", "subject", fmt.Sprintf("want an image build version ARN, which ends in /1.0.0/1, a workflow execution id or a step execution id, got %s, %q%s",
		kind, oneline.Cut(subject, 256), hint))
}
