package readme

import (
	"context"
	"testing"
	"testing/synctest"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// countFailed stands for the code that a user tests.
func countFailed(ctx context.Context, client imagebuilder.ListWorkflowStepExecutionsAPIClient, id string) (int, error) {
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id}
	summary, err := types.SummarizeSeq(imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input).All(ctx))
	return len(summary.Failed), err
}

// readme: testing
func TestCountFailed_waitsOutThrottling(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := imagebuildertest.NewInMemoryServer()
		defer server.Close()
		id := "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"
		server.SetSteps(id,
			types.WorkflowStepMetadata{Name: aws.String("LaunchBuildInstance"), Status: types.WorkflowStepExecutionStatusCompleted},
			types.WorkflowStepMetadata{Name: aws.String("ApplyBuildComponents"), Status: types.WorkflowStepExecutionStatusFailed},
		)
		server.Inject(imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), 2)

		client := imagebuilder.NewFromConfig(server.Config())
		if failed, err := countFailed(t.Context(), client, id); err != nil || failed != 1 {
			t.Errorf("%d failed, %v", failed, err)
		}
		if requests := server.Requests(); len(requests) != 3 {
			t.Errorf("%d requests", len(requests))
		}
	})
}

// readme: end
