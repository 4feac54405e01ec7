package imagebuildertest

import (
	"cmp"
	"net/http"

	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var getWorkflowStepExecution = operation{
	method: http.MethodGet,
	name:   "GetWorkflowStepExecution",
	read: func(in *input) perform {
		id := in.required("stepExecutionId", stepExecutionIDPattern)
		return func(s *state, c call) (any, smithy.APIError) {
			return s.getWorkflowStepExecution(id, c)
		}
	},
}

type getWorkflowStepExecutionOutput struct {
	types.WorkflowStepMetadata

	RequestId               string `json:"requestId"`
	WorkflowBuildVersionArn string `json:"workflowBuildVersionArn,omitempty"`
	WorkflowExecutionId     string `json:"workflowExecutionId"`
	ImageBuildVersionArn    string `json:"imageBuildVersionArn,omitempty"`
	OnFailure               string `json:"onFailure"`
	TimeoutSeconds          int32  `json:"timeoutSeconds,omitempty"`
}

func (s *state) getWorkflowStepExecution(id string, c call) (any, smithy.APIError) {
	executionID, i, ok := s.findStep(id)
	if !ok {
		return nil, refusal("ClientException", "step execution %s does not exist", id)
	}
	run := s.executions[executionID]
	found := run.steps[i]
	return &getWorkflowStepExecutionOutput{
		WorkflowStepMetadata:    found.WorkflowStepMetadata,
		RequestId:               c.requestID,
		WorkflowBuildVersionArn: run.workflowBuildVersionArn,
		WorkflowExecutionId:     executionID,
		ImageBuildVersionArn:    run.imageBuildVersionArn,
		OnFailure:               cmp.Or(found.OnFailure, "Abort"),
		TimeoutSeconds:          found.TimeoutSeconds,
	}, nil
}
