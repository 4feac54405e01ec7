package diagnosis

import (
	"fmt"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/internal/oneline"
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
	e := &subjectError{
		InvalidParamError: smithy.NewErrParamRequired("subject"), // smithy-go knows where it is.
		text:              fmt.Sprintf("want an image build version ARN, which ends in /1.0.0/1, a workflow execution id or a step execution id, got %s, %q%s", kind, oneline.Cut(subject, 256), hint),
	}
	params := smithy.InvalidParamsError{Context: "diagnosis.Of"}
	params.Add(e)
	return &invalidInputError{e, params}
}

// subjectError says what is wrong with a subject.
type subjectError struct {
	smithy.InvalidParamError
	text string
}

func (e *subjectError) Error() string { return e.text }

// invalidInputError says on one line what [smithy.InvalidParamsError], by which
// invalid input is known, would say on several.
type invalidInputError struct {
	subject *subjectError
	params  smithy.InvalidParamsError
}

func (e *invalidInputError) Error() string {
	return "invalid subject, nothing was sent: " + e.subject.text
}

func (e *invalidInputError) Unwrap() error { return e.params }
