package imagebuilder

import (
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/internal/schemas"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func readStep(r *memberReader, step *types.WorkflowStepMetadata) error {
	schema := schemas.WorkflowStepMetadata
	return smithy.ReadStruct(r.from, schema.Schema, func(member *smithy.Schema) error {
		switch member {
		case schema.Action:
			return r.readString(member, &step.Action)
		case schema.AttemptNumber:
			return r.readInt32(member, &step.AttemptNumber)
		case schema.Description:
			return r.readString(member, &step.Description)
		case schema.EndTime:
			return r.readString(member, &step.EndTime)
		case schema.Inputs:
			return r.readString(member, &step.Inputs)
		case schema.MaxAttempts:
			return r.readInt32(member, &step.MaxAttempts)
		case schema.Message:
			return r.readString(member, &step.Message)
		case schema.Name:
			return r.readString(member, &step.Name)
		case schema.Outputs:
			return r.readString(member, &step.Outputs)
		case schema.RollbackStatus:
			return r.from.ReadString(member, (*string)(&step.RollbackStatus))
		case schema.StartTime:
			return r.readString(member, &step.StartTime)
		case schema.Status:
			return r.from.ReadString(member, (*string)(&step.Status))
		case schema.StepExecutionId:
			return r.readString(member, &step.StepExecutionId)
		}
		return nil
	})
}
