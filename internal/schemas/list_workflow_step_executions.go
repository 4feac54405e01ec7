package schemas

import "github.com/aws/smithy-go"

// ListWorkflowStepExecutions is the operation of that name.
var ListWorkflowStepExecutions = post("ListWorkflowStepExecutions",
	ListWorkflowStepExecutionsRequest.Schema, ListWorkflowStepExecutionsResponse.Schema)

// ListWorkflowStepExecutionsRequest is the input structure and its members.
var ListWorkflowStepExecutionsRequest = newListWorkflowStepExecutionsRequest()

type listWorkflowStepExecutionsRequest struct {
	*smithy.Schema

	MaxResults          *smithy.Schema
	NextToken           *smithy.Schema
	WorkflowExecutionId *smithy.Schema
}

func newListWorkflowStepExecutionsRequest() *listWorkflowStepExecutionsRequest {
	s := structure("ListWorkflowStepExecutionsRequest", 3)
	return &listWorkflowStepExecutionsRequest{
		Schema:              s,
		MaxResults:          s.AddMember("maxResults", integerShape),
		NextToken:           s.AddMember("nextToken", stringShape),
		WorkflowExecutionId: s.AddMember("workflowExecutionId", stringShape),
	}
}

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
