package diagnosis

import (
	"fmt"
	"strconv"

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
		text:   fmt.Sprintf("invalid subject, nothing was sent: want an image build version ARN, which ends in /1.0.0/1, a workflow execution id or a step execution id, got %s, %s%s", kind, quoted(subject), hint),
		params: smithy.InvalidParamsError{Context: "diagnosis.Of"},
	}
	e.params.Add(smithy.NewErrParamRequired("subject"))
	return e
}

// subjectError says on one line what is wrong with a subject. It holds the error
// by which invalid input is known.
type subjectError struct {
	text   string
	params smithy.InvalidParamsError
}

func (e *subjectError) Error() string { return e.text }
func (e *subjectError) Unwrap() error { return e.params }

// quoted shows an ARN whole, since its end tells what it is.
func quoted(subject string) string {
	const mostOfARN = 256
	if len(subject) <= mostOfARN {
		return strconv.Quote(subject)
	}
	return oneline.Abbreviate(subject)
}
