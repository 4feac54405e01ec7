package schemas

import "github.com/aws/smithy-go"

// WorkflowStepMetadata is the structure that describes one step, and its
// members.
var WorkflowStepMetadata = newWorkflowStepMetadata()

type workflowStepMetadata struct {
	*smithy.Schema

	Action          *smithy.Schema
	AttemptNumber   *smithy.Schema
	Description     *smithy.Schema
	EndTime         *smithy.Schema
	Inputs          *smithy.Schema
	MaxAttempts     *smithy.Schema
	Message         *smithy.Schema
	Name            *smithy.Schema
	Outputs         *smithy.Schema
	RollbackStatus  *smithy.Schema
	StartTime       *smithy.Schema
	Status          *smithy.Schema
	StepExecutionId *smithy.Schema
}

func newWorkflowStepMetadata() *workflowStepMetadata {
	s := structure("WorkflowStepMetadata", 13)
	return &workflowStepMetadata{
		Schema:          s,
		Action:          s.AddMember("action", stringShape),
		AttemptNumber:   s.AddMember("attemptNumber", integerShape),
		Description:     s.AddMember("description", stringShape),
		EndTime:         s.AddMember("endTime", stringShape),
		Inputs:          s.AddMember("inputs", stringShape),
		MaxAttempts:     s.AddMember("maxAttempts", integerShape),
		Message:         s.AddMember("message", stringShape),
		Name:            s.AddMember("name", stringShape),
		Outputs:         s.AddMember("outputs", stringShape),
		RollbackStatus:  s.AddMember("rollbackStatus", stringShape),
		StartTime:       s.AddMember("startTime", stringShape),
		Status:          s.AddMember("status", stringShape),
		StepExecutionId: s.AddMember("stepExecutionId", stringShape),
	}
}
