package api

import (
	"encoding/json"
	"iter"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// What the methods of a step return.
var (
	_ func(step) (time.Time, error)                       = step.StartedAt
	_ func(step) (time.Time, error)                       = step.EndedAt
	_ func(step, time.Time) (time.Duration, error)        = step.Duration
	_ func(step) bool                                     = step.IsFailed
	_ func(step) bool                                     = step.IsFinished
	_ func(step) bool                                     = step.IsInProgress
	_ func(step) bool                                     = step.IsRolledBack
	_ func(step) bool                                     = step.IsSkipped
	_ func(step) bool                                     = step.IsWaitingForApproval
	_ func(step) types.StepData                           = step.InputData
	_ func(step) types.StepData                           = step.OutputData
	_ func(step, any) error                               = step.DecodeInputs
	_ func(step, any) error                               = step.DecodeOutputs
	_ func(step) string                                   = step.Cause
	_ func([]step) types.Summary                          = types.Summarize
	_ func(iter.Seq2[step, error]) (types.Summary, error) = types.SummarizeSeq

	_ types.WorkflowStepExecutionStatus = types.WorkflowStepExecutionStatusWaiting

	_ = step{AttemptNumber: (*int32)(nil), MaxAttempts: (*int32)(nil)}
)

var (
	_ = types.StepData{
		Text:                  "",
		Members:               map[string]json.RawMessage{},
		InstanceId:            "",
		ImageId:               "",
		RunCommandId:          "",
		Status:                "",
		Output:                "",
		Error:                 "",
		Cause:                 "",
		ErrorMessage:          "",
		LogUrl:                "",
		WaitFor:               "",
		HealthCheck:           "",
		ImageIdOverride:       "",
		InstanceTypesOverride: []string{},
		WaitForTermination:    (*bool)(nil),
		DocumentName:          "",
		DocumentVersion:       "",
		Parameters:            map[string][]string{},
		OsVersion:             "",
		AssociationId:         "",
		Architecture:          "",
		BootMode:              "",
		AmiName:               "",
		SnapshotId:            "",
		SnsTopicArn:           "",
		LambdaFunctionName:    "",
		Payload:               "",
		Action:                "",
		Reason:                "",
		StateMachineArn:       "",
		Input:                 "",
		ExecutionArn:          "",
		Distributions:         []types.Distribution{},
		Images:                []types.DistributedImage{},
		SucceededRegions:      []string{},
		FailedRegions:         []string{},
	}
	_ = types.Distribution{
		Region:           "",
		Name:             "",
		Description:      "",
		TargetAccountIds: []string{},
		AmiTags:          map[string]string{},
		KmsKeyId:         "",
	}
	_ = types.DistributedImage{
		Region:       "",
		Name:         "",
		AmiId:        "",
		AccountId:    "",
		DateStarted:  "",
		DateStopped:  "",
		Status:       "",
		Step:         "",
		ErrorMessage: "",
	}
	_ = types.Summary{
		Total:         int(0),
		ByStatus:      map[types.WorkflowStepExecutionStatus]int{},
		Failed:        []step{},
		Running:       []step{},
		Waiting:       []step{},
		EarliestStart: time.Time{},
		LatestEnd:     time.Time{},
		Retried:       int(0),
	}
)
