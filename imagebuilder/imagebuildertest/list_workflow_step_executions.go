package imagebuildertest

import (
	"encoding/json"
	"net/http"

	"github.com/aws/smithy-go"
)

var listWorkflowStepExecutions = operation{
	method: http.MethodPost,
	name:   "ListWorkflowStepExecutions",
	read: func(in *input) perform {
		id := in.requiredID("workflowExecutionId", workflowExecutionIDPattern)
		asked := in.page()
		return func(s *state, requestID string) (any, smithy.APIError) {
			return s.listWorkflowStepExecutions(id, asked, requestID)
		}
	},
}

type listWorkflowStepExecutionsOutput struct {
	RequestId               string            `json:"requestId"`
	Steps                   []json.RawMessage `json:"steps"`
	WorkflowBuildVersionArn string            `json:"workflowBuildVersionArn,omitempty"`
	WorkflowExecutionId     string            `json:"workflowExecutionId"`
	ImageBuildVersionArn    string            `json:"imageBuildVersionArn,omitempty"`
	Message                 string            `json:"message,omitempty"`
	NextToken               string            `json:"nextToken,omitempty"`
}

func (s *state) listWorkflowStepExecutions(id string, asked pageInput, requestID string) (any, smithy.APIError) {
	run, ok := s.executions[id]
	if !ok {
		return nil, refusal("ClientException", "workflow execution %s does not exist", id)
	}
	steps, nextToken, refused := page(s, "workflow execution "+id, run.steps, asked)
	if refused != nil {
		return nil, refused
	}
	output := &listWorkflowStepExecutionsOutput{
		RequestId:               requestID,
		Steps:                   make([]json.RawMessage, len(steps)),
		WorkflowBuildVersionArn: run.workflowBuildVersionArn,
		WorkflowExecutionId:     id,
		ImageBuildVersionArn:    run.imageBuildVersionArn,
		Message:                 run.message,
		NextToken:               nextToken,
	}
	for i, step := range steps {
		output.Steps[i] = step.metadata
	}
	return output, nil
}
