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
		id := in.requiredID("stepExecutionId", stepExecutionIDPattern)
		return func(s *state, requestID string) (any, smithy.APIError) {
			return s.getWorkflowStepExecution(id, requestID)
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

func (s *state) getWorkflowStepExecution(id, requestID string) (any, smithy.APIError) {
	executionID, found := s.findStep(id)
	if found == nil {
		return nil, refusal("ClientException", "step execution %s does not exist", id)
	}
	run, step := s.executions[executionID], found.step()
	return &getWorkflowStepExecutionOutput{
		WorkflowStepMetadata:    step.WorkflowStepMetadata,
		RequestId:               requestID,
		WorkflowBuildVersionArn: run.workflowBuildVersionArn,
		WorkflowExecutionId:     executionID,
		ImageBuildVersionArn:    run.imageBuildVersionArn,
		OnFailure:               cmp.Or(step.OnFailure, "Abort"),
		TimeoutSeconds:          step.TimeoutSeconds,
	}, nil
}
