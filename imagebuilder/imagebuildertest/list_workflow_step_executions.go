package imagebuildertest

import (
	"encoding/json"
	"net/http"

	"github.com/aws/smithy-go"
)

type listWorkflowStepExecutionsOutput struct {
	RequestId               string            `json:"requestId"`
	Steps                   []json.RawMessage `json:"steps"`
	WorkflowBuildVersionArn string            `json:"workflowBuildVersionArn,omitempty"`
	WorkflowExecutionId     string            `json:"workflowExecutionId"`
	ImageBuildVersionArn    string            `json:"imageBuildVersionArn,omitempty"`
	Message                 string            `json:"message,omitempty"`
	NextToken               string            `json:"nextToken,omitempty"`
}

func (s *Server) listWorkflowStepExecutions(r *http.Request, body []byte, requestID string) (any, smithy.APIError) {
	in, refused := bodyInput(r, body)
	if refused != nil {
		return nil, refused
	}
	var id *string
	in.decode("workflowExecutionId", "a string", &id)
	asked := in.decodePage()
	in.checkID("workflowExecutionId", id, workflowExecutionIDPattern)
	in.checkPage(asked)
	if refused := in.refused(); refused != nil {
		return nil, refused
	}

	s.mu.Lock()
	defer s.mu.Unlock()
	run, ok := s.executions[*id]
	if !ok {
		return nil, refusal("ClientException", "workflow execution %s does not exist", *id)
	}
	steps, nextToken, refused := s.page("workflow execution "+*id, run.steps, asked)
	if refused != nil {
		return nil, refused
	}
	return &listWorkflowStepExecutionsOutput{
		RequestId:               requestID,
		Steps:                   steps,
		WorkflowBuildVersionArn: run.workflowBuildVersionArn,
		WorkflowExecutionId:     *id,
		ImageBuildVersionArn:    run.imageBuildVersionArn,
		Message:                 run.message,
		NextToken:               nextToken,
	}, nil
}
