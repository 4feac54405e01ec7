package imagebuildertest

import (
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var listWorkflowExecutions = operation{
	method: http.MethodPost,
	name:   "ListWorkflowExecutions",
	read: func(in *input) perform {
		arn := in.required("imageBuildVersionArn", imageBuildARNPattern)
		asked := in.page()
		return func(s *state, c call) (any, smithy.APIError) {
			return s.listWorkflowExecutions(arn, asked, c)
		}
	},
}

type listWorkflowExecutionsOutput struct {
	RequestId            string                            `json:"requestId"`
	WorkflowExecutions   []types.WorkflowExecutionMetadata `json:"workflowExecutions"`
	ImageBuildVersionArn string                            `json:"imageBuildVersionArn"`
	Message              string                            `json:"message,omitempty"`
	NextToken            string                            `json:"nextToken,omitempty"`
}

func (s *state) listWorkflowExecutions(arn string, asked pageInput, c call) (any, smithy.APIError) {
	ids := s.executionsOf(arn)
	image, ok := s.images[arn]
	if !ok && len(ids) == 0 {
		return nil, refusal("ClientException", "image %s does not exist", arn)
	}
	ids, nextToken, refused := page(s, "image "+arn, ids, asked)
	if refused != nil {
		return nil, refused
	}
	output := &listWorkflowExecutionsOutput{
		RequestId:            c.requestID,
		WorkflowExecutions:   make([]types.WorkflowExecutionMetadata, len(ids)),
		ImageBuildVersionArn: arn,
		NextToken:            nextToken,
	}
	for i, id := range ids {
		output.WorkflowExecutions[i] = s.executions[id].metadata(id)
	}
	if image.status().IsFailed() {
		output.Message = aws.ToString(image.State.Reason)
	}
	return output, nil
}
