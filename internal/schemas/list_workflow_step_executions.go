package schemas

import "github.com/aws/smithy-go"

// ListWorkflowStepExecutions is the operation of that name.
var ListWorkflowStepExecutions = operation("ListWorkflowStepExecutions", ListWorkflowStepExecutionsResponse.Schema)

// ListWorkflowStepExecutionsResponse is the output structure and its members.
var ListWorkflowStepExecutionsResponse = newListWorkflowStepExecutionsResponse()

type listWorkflowStepExecutionsResponse struct {
	*smithy.Schema

	ImageBuildVersionArn    *smithy.Schema
	Message                 *smithy.Schema
	NextToken               *smithy.Schema
	RequestId               *smithy.Schema
	Steps                   *smithy.Schema
	WorkflowBuildVersionArn *smithy.Schema
	WorkflowExecutionId     *smithy.Schema
}

func newListWorkflowStepExecutionsResponse() *listWorkflowStepExecutionsResponse {
	s := structure("ListWorkflowStepExecutionsResponse", 7)
	return &listWorkflowStepExecutionsResponse{
		Schema:                  s,
		ImageBuildVersionArn:    s.AddMember("imageBuildVersionArn", stringShape),
		Message:                 s.AddMember("message", stringShape),
		NextToken:               s.AddMember("nextToken", stringShape),
		RequestId:               s.AddMember("requestId", stringShape),
		Steps:                   s.AddMember("steps", list("WorkflowStepMetadataList", WorkflowStepMetadata.Schema)),
		WorkflowBuildVersionArn: s.AddMember("workflowBuildVersionArn", stringShape),
		WorkflowExecutionId:     s.AddMember("workflowExecutionId", stringShape),
	}
}
