package types

import (
	"cmp"
	"encoding/json"
	"fmt"
)

// StepData is the inputs or the outputs of a step, decoded: the documented
// members of all step actions under Go names, and every member raw.
//
// A named member is its zero value where the step has no such member. Keys match
// exactly as documented. Nothing is resolved: "instanceId.$" is a member of
// Members, and InstanceId is empty.
//
// The summary of AWSTOE, the program that executes components, is not a part of
// Output. Its failureMessage and logUrl are those of the step, where the step has
// none.
//
// Members of type string take what comes. A list is its elements, one a line.
// null is empty. A number, true, false, an object or a nested list is the JSON
// that it was. JSON in a string stays the text it is. Bytes that are not UTF-8
// are U+FFFD, as they are in keys; the values of Members keep them.
//
// Members of another type are empty where the JSON has another form.
type StepData struct {
	// Text is the whole text, as it came, where it is not a JSON object. All
	// else is empty then.
	Text string

	// Members are all members by key, the unknown ones included, their values in
	// the bytes that came. Of a key that comes twice it is the last. It is nil
	// where there is no JSON object.
	Members map[string]json.RawMessage

	// InstanceId is the EC2 instance that the step launched or works on.
	InstanceId string
	// ImageId is the AMI that the step made (CreateImage, RegisterImage).
	ImageId string

	// RunCommandId is the Systems Manager command that ran on the instance.
	RunCommandId string
	// Status is the status that the step's own work ended with, such as Success
	// or Failed: not the status of the step, and not from the same set.
	Status string
	// Output is what the command or the components printed, or the JSON text that a
	// state machine returned. RunCommand returns a list: its elements stand one a
	// line. Systems Manager keeps only the beginning of a long one, and says so in
	// it.
	Output string

	// Error is the short name or the text of an error.
	Error string
	// Cause is why Error came about (ExecuteStateMachine).
	Cause string
	// ErrorMessage is an error in words.
	ErrorMessage string
	// FailureMessage is why AWSTOE failed (ExecuteComponents).
	FailureMessage string
	// LogUrl is where the log of a failed ExecuteComponents step is: a place in S3,
	// or a path on the instance. It may be a presigned URL, and is a secret then:
	// anyone who has it can read the log until it expires. String and LogValue leave
	// the query of such a URL out, and so does Cause.
	LogUrl string

	// WaitFor is what LaunchInstance waits for, such as ssmAgent.
	WaitFor string
	// HealthCheck is the health check that LaunchInstance asks for.
	HealthCheck string
	// ImageIdOverride is the AMI to launch in place of the recipe's.
	ImageIdOverride string
	// InstanceTypesOverride are the instance types to launch in place of the
	// configured ones. A single value is a list of one.
	InstanceTypesOverride []string
	// WaitForTermination is whether TerminateInstance waits for the end.
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
	// AssociationId is the Systems Manager association that collected it.
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
	// LambdaFunctionName is the function that WaitForAction calls.
	LambdaFunctionName string
	// Payload is what that function is given.
	Payload string
	// Action is the answer that WaitForAction got: RESUME or STOP.
	Action string
	// Reason is the reason given with that answer.
	Reason string

	// StateMachineArn is the state machine of ExecuteStateMachine.
	StateMachineArn string
	// Input is what the state machine is given.
	Input string
	// ExecutionArn is the execution of the state machine.
	ExecutionArn string

	// Distributions are where DistributeImage is to copy the image. Elements of
	// the list that are not objects are left out, and so are those after 10,000.
	Distributions []Distribution
	// Images are the images of a distribution action, one a region and account:
	// the members distributedImages, modifiedImages and configuredImages, of
	// which a step has one. Elements of the list that are not objects are left
	// out, and so are those after 10,000.
	Images []DistributedImage
	// SucceededRegions are where DistributeContainerImage succeeded. A single
	// value is a list of one.
	SucceededRegions []string
	// FailedRegions are where DistributeContainerImage failed. A single value is
	// a list of one.
	FailedRegions []string
}

// Distribution is where and how DistributeImage is to copy an image. Its members
// are read as those of [StepData].
type Distribution struct {
	// Region is the AWS Region to copy to.
	Region string
	// Name is the name that the copy gets.
	Name string
	// Description is the description that the copy gets.
	Description string
	// TargetAccountIds are the accounts to copy to.
	TargetAccountIds []string
	// AmiTags are the tags that the copy gets, the first 10,000 of them.
	AmiTags map[string]string
	// KmsKeyId is the key that encrypts the copy.
	KmsKeyId string
}

// DistributedImage is what became of an image in one region and account. Its
// members are read as those of [StepData].
type DistributedImage struct {
	// Region is the AWS Region of the image.
	Region string
	// Name is the name of the image.
	Name string
	// AmiId is the AMI in that region.
	AmiId string
	// AccountId is the account that owns it.
	AccountId string
	// DateStarted is when the distribution there began, as text.
	DateStarted string
	// DateStopped is when it ended, as text.
	DateStopped string
	// Status is how it ended.
	Status string
	// Step is the part of the distribution that it came to.
	Step string
	// ErrorMessage is what went wrong there, in words.
	ErrorMessage string
}

// InputData decodes the inputs of the step. It never fails: absent inputs are
// the zero StepData, inputs that are not a JSON object are in its Text. Each
// call decodes anew.
func (s WorkflowStepMetadata) InputData() StepData {
	return newStepData(s.Inputs)
}

// OutputData decodes the outputs of the step, as InputData does the inputs.
func (s WorkflowStepMetadata) OutputData() StepData {
	return newStepData(s.Outputs)
}

// DecodeInputs decodes the inputs of the step into the value that v points to,
// by the rules of [json.Unmarshal]. Absent inputs are an error, and so are inputs
// that are not JSON or do not fit v.
func (s WorkflowStepMetadata) DecodeInputs(v any) error {
	return decode("inputs", s.Inputs, v)
}

// DecodeOutputs decodes the outputs of the step, as DecodeInputs does the
// inputs.
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
