package imagebuildertest

import (
	"net/http"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var listWorkflowStepExecutions = operation{
	method: http.MethodPost,
	name:   "ListWorkflowStepExecutions",
	read: func(in *input) perform {
		id := in.required("workflowExecutionId", workflowExecutionIDPattern)
		asked := in.page()
		return func(s *state, c call) (any, smithy.APIError) {
			return s.listWorkflowStepExecutions(id, asked, c)
		}
	},
}

type listWorkflowStepExecutionsOutput struct {
	RequestId               string                       `json:"requestId"`
	Steps                   []types.WorkflowStepMetadata `json:"steps"`
	WorkflowBuildVersionArn string                       `json:"workflowBuildVersionArn,omitempty"`
	WorkflowExecutionId     string                       `json:"workflowExecutionId"`
	ImageBuildVersionArn    string                       `json:"imageBuildVersionArn,omitempty"`
	Message                 string                       `json:"message,omitempty"`
	NextToken               string                       `json:"nextToken,omitempty"`
}

func (s *state) listWorkflowStepExecutions(id string, asked pageInput, c call) (any, smithy.APIError) {
	run, ok := s.executions[id]
	if !ok {
		return nil, refusal("ClientException", "workflow execution %s does not exist", id)
	}
	steps, nextToken, refused := page(s, "workflow execution "+id, run.steps, asked)
	if refused != nil {
		return nil, refused
	}
	output := &listWorkflowStepExecutionsOutput{
		RequestId:               c.requestID,
		Steps:                   make([]types.WorkflowStepMetadata, len(steps)),
		WorkflowBuildVersionArn: run.workflowBuildVersionArn,
		WorkflowExecutionId:     id,
		ImageBuildVersionArn:    run.imageBuildVersionArn,
		Message:                 run.message,
		NextToken:               nextToken,
	}
	for i, step := range steps {
		output.Steps[i] = step.WorkflowStepMetadata
	}
	return output, nil
}
