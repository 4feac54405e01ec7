package imagebuildertest

import (
	"net/http"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var getWorkflowExecution = operation{
	method: http.MethodGet,
	name:   "GetWorkflowExecution",
	read: func(in *input) perform {
		id := in.required("workflowExecutionId", workflowExecutionIDPattern)
		return func(s *state, c call) (any, smithy.APIError) {
			return s.getWorkflowExecution(id, c)
		}
	},
}

type getWorkflowExecutionOutput struct {
	types.WorkflowExecutionMetadata

	RequestId            string `json:"requestId"`
	ImageBuildVersionArn string `json:"imageBuildVersionArn,omitempty"`
}

func (s *state) getWorkflowExecution(id string, c call) (any, smithy.APIError) {
	run, ok := s.executions[id]
	if !ok {
		return nil, refusal("ClientException", "workflow execution %s does not exist", id)
	}
	metadata := run.metadata(id)
	metadata.Retried = nil
	return &getWorkflowExecutionOutput{metadata, c.requestID, run.imageBuildVersionArn}, nil
}
