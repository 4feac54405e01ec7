package types

import (
	"cmp"
	"encoding/json"
	"fmt"
)

// StepData is the decoded inputs or outputs of a step. It has the documented
// members of all step actions as fields, and every member as raw JSON.
//
// A field is its zero value if the step has no such member. Keys match exactly as
// documented. References are not resolved: "instanceId.$" is a key of Members, and
// leaves InstanceId empty.
//
// The summary of AWSTOE, the program that executes components, is removed from
// Output. Its failureMessage and logUrl fill FailureMessage and LogUrl if the step
// has none.
//
// A string field accepts any JSON value. A list becomes its elements, one per line,
// and null becomes empty. A number, true, false, an object or a nested list is kept
// as JSON text. JSON inside a string is not decoded. Invalid UTF-8 is replaced with
// U+FFFD, except in Text and in the values of Members.
//
// A list of strings accepts a single value as a list of one. A field of any other type
// is empty if the JSON value has a different type.
type StepData struct {
	// Text is the whole text, unchanged, if it is not a JSON object. All other
	// fields are empty then.
	Text string

	// Members are all members by key, including unknown ones, with their original
	// bytes as values. For a duplicate key, the last value counts. It is nil if
	// there is no JSON object.
	Members map[string]json.RawMessage

	// InstanceId is the EC2 instance that the step launched or works on.
	InstanceId string
	// ImageId is the AMI that the step created (CreateImage, RegisterImage).
	ImageId string

	// RunCommandId is the Systems Manager command that ran on the instance.
	RunCommandId string
	// Status is the final status of the command, component or distribution that the
	// step ran, such as Success or Failed. It is not the status of the step.
	Status string
	// Output is the text that the command or the components printed, or the JSON text
	// that a state machine returned. RunCommand returns a list, which is joined with
	// line breaks. Systems Manager keeps only the beginning of a long output, and
	// ends it with a marker.
	Output string

	// Error is the name or the text of an error.
	Error string
	// Cause explains Error (ExecuteStateMachine).
	Cause string
	// ErrorMessage describes an error.
	ErrorMessage string
	// FailureMessage is the reason why AWSTOE failed (ExecuteComponents).
	FailureMessage string
	// LogUrl is the location of the log of a failed ExecuteComponents step, in S3 or
	// on the instance. It may be a presigned URL, which is a secret: anyone who has
	// it can read the log until it expires. String, LogValue and Cause leave out the
	// query of such a URL.
	LogUrl string

	// WaitFor is the condition that LaunchInstance waits for, such as ssmAgent.
	WaitFor string
	// HealthCheck is the health check that LaunchInstance requests.
	HealthCheck string
	// ImageIdOverride is the AMI to launch instead of the recipe's.
	ImageIdOverride string
	// InstanceTypesOverride are the instance types to launch instead of the
	// configured ones. A single value is a list of one.
	InstanceTypesOverride []string
	// WaitForTermination reports whether TerminateInstance waits until the instance
	// is terminated.
	WaitForTermination *bool

	// DocumentName is the Systems Manager document of RunCommand.
	DocumentName string
	// DocumentVersion is the version of that document.
	DocumentVersion string
	// Parameters are the parameters of that document, the first 10,000 of them. A
	// single value is a list of one.
	Parameters map[string][]string

	// OsVersion is the operating system of the instance (CollectImageMetadata).
	OsVersion string
	// AssociationId is the Systems Manager association that collected OsVersion.
	AssociationId string

	// Architecture is the processor architecture of the image.
	Architecture string
	// BootMode is the boot mode of the image (RegisterImage).
	BootMode string
	// AmiName is the name of the image (CreateImageFromIso).
	AmiName string
	// SnapshotId is the EBS snapshot of the image (CreateImageFromIso).
	SnapshotId string

	// SnsTopicArn is the topic that WaitForAction notifies.
	SnsTopicArn string
	// LambdaFunctionName is the function that WaitForAction invokes.
	LambdaFunctionName string
	// Payload is the payload of that function.
	Payload string
	// Action is the action sent to WaitForAction: RESUME or STOP.
	Action string
	// Reason is the reason sent with that action.
	Reason string

	// StateMachineArn is the state machine of ExecuteStateMachine.
	StateMachineArn string
	// Input is the input of the state machine.
	Input string
	// ExecutionArn is the execution of the state machine.
	ExecutionArn string

	// Distributions are the copies that DistributeImage makes. Elements that are not
	// objects and those after the first 10,000 are left out.
	Distributions []Distribution
	// Images are the images of a distribution action, one for each Region and
	// account: the member distributedImages, modifiedImages or configuredImages.
	// Elements that are not objects and those after the first 10,000 are left out.
	Images []DistributedImage
	// SucceededRegions are the Regions in which DistributeContainerImage succeeded.
	// A single value is a list of one.
	SucceededRegions []string
	// FailedRegions are the Regions in which DistributeContainerImage failed. A
	// single value is a list of one.
	FailedRegions []string
}

// Distribution is a copy of an image that DistributeImage makes. Its fields are
// decoded like those of [StepData].
type Distribution struct {
	// Region is the AWS Region to copy to.
	Region string
	// Name is the name of the copy.
	Name string
	// Description is the description of the copy.
	Description string
	// TargetAccountIds are the accounts to copy to.
	TargetAccountIds []string
	// AmiTags are the tags of the copy, the first 10,000 of them.
	AmiTags map[string]string
	// KmsKeyId is the key that encrypts the copy.
	KmsKeyId string
}

// DistributedImage is the result of a distribution in one Region and account. Its
// fields are decoded like those of [StepData].
type DistributedImage struct {
	// Region is the AWS Region of the image.
	Region string
	// Name is the name of the image.
	Name string
	// AmiId is the AMI in that Region.
	AmiId string
	// AccountId is the account that owns it.
	AccountId string
	// DateStarted is when the distribution began, as text.
	DateStarted string
	// DateStopped is when the distribution ended, as text.
	DateStopped string
	// Status is the status of the distribution.
	Status string
	// Step is the last part of the distribution that was reached.
	Step string
	// ErrorMessage describes the error.
	ErrorMessage string
}

// InputData decodes the inputs of the step. It never fails: absent inputs yield the
// zero StepData, and inputs that are not a JSON object are in its Text. Each call
// decodes again.
func (s WorkflowStepMetadata) InputData() StepData {
	return newStepData(s.Inputs)
}

// OutputData decodes the outputs of the step like InputData.
func (s WorkflowStepMetadata) OutputData() StepData {
	return newStepData(s.Outputs)
}

// DecodeInputs decodes the inputs of the step into the value that v points to,
// by the rules of [json.Unmarshal]. It returns an error if the inputs are absent,
// are not JSON or do not fit v.
func (s WorkflowStepMetadata) DecodeInputs(v any) error {
	return decode("inputs", s.Inputs, v)
}

// DecodeOutputs decodes the outputs of the step like DecodeInputs.
func (s WorkflowStepMetadata) DecodeOutputs(v any) error {
	return decode("outputs", s.Outputs, v)
}

func decode(member string, document *string, v any) error {
	if document == nil {
		return fmt.Errorf("%s are absent: the step has nothing to decode", member)
	}
	if err := json.Unmarshal([]byte(*document), v); err != nil {
		return fmt.Errorf("%s %s do not decode into %T: %w", member, quoted(*document), v, err)
	}
	return nil
}

func newStepData(document *string) StepData {
	if document == nil {
		return StepData{}
	}
	m := members([]byte(*document))
	if m == nil {
		return StepData{Text: *document}
	}
	output, summary := cutSummaries(text(m["output"]))
	return StepData{
		Members: m,

		InstanceId: text(m["instanceId"]),
		ImageId:    text(m["imageId"]),

		RunCommandId: text(m["runCommandId"]),
		Status:       text(m["status"]),
		Output:       output,

		Error:          text(m["error"]),
		Cause:          text(m["cause"]),
		ErrorMessage:   text(m["errorMessage"]),
		FailureMessage: cmp.Or(text(m["failureMessage"]), summary.failureMessage),
		LogUrl:         cmp.Or(text(m["logUrl"]), summary.logUrl),

		WaitFor:               text(m["waitFor"]),
		HealthCheck:           text(m["healthCheck"]),
		ImageIdOverride:       text(m["imageIdOverride"]),
		InstanceTypesOverride: texts(m["instanceTypesOverride"]),
		WaitForTermination:    boolean(m["waitForTermination"]),

		DocumentName:    text(m["documentName"]),
		DocumentVersion: text(m["documentVersion"]),
		Parameters:      mapped(m["parameters"], texts),

		OsVersion:     text(m["osVersion"]),
		AssociationId: text(m["associationId"]),

		Architecture: text(m["architecture"]),
		BootMode:     text(m["bootMode"]),
		AmiName:      text(m["amiName"]),
		SnapshotId:   text(m["snapshotId"]),

		SnsTopicArn:        text(m["snsTopicArn"]),
		LambdaFunctionName: text(m["lambdaFunctionName"]),
		Payload:            text(m["payload"]),
		Action:             text(m["action"]),
		Reason:             text(m["reason"]),

		StateMachineArn: text(m["stateMachineArn"]),
		Input:           text(m["input"]),
		ExecutionArn:    text(m["executionArn"]),

		Distributions:    objects(nil, m["distributions"], newDistribution),
		Images:           images(m),
		SucceededRegions: texts(m["succeededRegions"]),
		FailedRegions:    texts(m["failedRegions"]),
	}
}

func images(m map[string]json.RawMessage) []DistributedImage {
	all := objects(nil, m["distributedImages"], newDistributedImage)
	all = objects(all, m["modifiedImages"], newDistributedImage)
	return objects(all, m["configuredImages"], newDistributedImage)
}

func newDistribution(m map[string]json.RawMessage) Distribution {
	return Distribution{
		Region:           text(m["region"]),
		Name:             text(m["name"]),
		Description:      text(m["description"]),
		TargetAccountIds: texts(m["targetAccountIds"]),
		AmiTags:          mapped(m["amiTags"], text),
		KmsKeyId:         text(m["kmsKeyId"]),
	}
}

func newDistributedImage(m map[string]json.RawMessage) DistributedImage {
	return DistributedImage{
		Region:       text(m["region"]),
		Name:         text(m["name"]),
		AmiId:        text(m["amiId"]),
		AccountId:    text(m["accountId"]),
		DateStarted:  text(m["dateStarted"]),
		DateStopped:  text(m["dateStopped"]),
		Status:       text(m["status"]),
		Step:         text(m["step"]),
		ErrorMessage: text(m["errorMessage"]),
	}
}
