package diagnosis

import (
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// builder makes a report.
type builder struct {
	reader
	report Report

	// asked is the execution that the subject is or belongs to, execution what is
	// known of it before the list, and step what is known of the step, if the
	// subject is one.
	asked     string
	execution *Execution
	step      *types.WorkflowStepMetadata

	// listed reports whether the list of executions was read to its end.
	listed bool

	// onFailure has what is known of the onFailure of steps, by their ids.
	onFailure map[string]string

	// failed has the failed steps of the executions, by their ids, in the order of
	// their start.
	failed map[string][]types.WorkflowStepMetadata
}

// belongsTo takes the ARN of the build from a response.
func (b *builder) belongsTo(arn *string) {
	if identifier.KindOf(aws.ToString(arn)) == identifier.ImageBuild {
		b.report.ImageBuildVersionArn = *arn
	}
}

// isEmpty reports whether nothing could be read.
func (b *builder) isEmpty() bool {
	return b.report.Image == nil && len(b.report.Executions) == 0 && b.report.Message == ""
}

// failure returns why nothing could be read.
func (b *builder) failure() error {
	for _, unread := range b.unread {
		if unread.Err != nil {
			return unread.Err
		}
	}
	return errors.New("the responses are empty")
}
