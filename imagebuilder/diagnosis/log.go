package diagnosis

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// Log is a place to look for more. Only the members that Kind names are set. The log
// may be gone, or may never have existed: see the package comment.
type Log struct {
	// Kind is the kind of the place.
	Kind LogKind `json:"kind"`

	// StepExecutionId is the step that the place is about. It is empty if it is
	// about the whole build.
	StepExecutionId string `json:"stepExecutionId,omitempty"`

	// LogGroupName and LogStreamName are the log of the build in CloudWatch
	// Logs.
	LogGroupName  string `json:"logGroupName,omitempty"`
	LogStreamName string `json:"logStreamName,omitempty"`

	// Url is an object, or what the keys of objects begin with, in the form
	// s3://bucket/key, or an https URL. The query of a presigned one is left out.
	Url string `json:"url,omitempty"`

	// RunCommandId is a command that Systems Manager ran on the instance.
	RunCommandId string `json:"runCommandId,omitempty"`

	// InstanceId is the EC2 instance.
	InstanceId string `json:"instanceId,omitempty"`

	// ExecutionArn is an execution of a state machine of Step Functions.
	ExecutionArn string `json:"executionArn,omitempty"`
}

// LogKind is the kind of a [Log].
type LogKind string

const (
	// LogKindStream is a log stream of CloudWatch Logs, in LogGroupName and
	// LogStreamName.
	LogKindStream LogKind = "LOG_STREAM"

	// LogKindPrefix is a prefix in Amazon S3, in Url.
	LogKindPrefix LogKind = "S3_PREFIX"

	// LogKindObject is a log that a step names, in Url.
	LogKindObject LogKind = "LOG_OBJECT"

	// LogKindRunCommand is the output of a command, in RunCommandId, and
	// InstanceId if the instance is known.
	LogKindRunCommand LogKind = "RUN_COMMAND"

	// LogKindStateMachineExecution is an execution of a state machine, in
	// ExecutionArn.
	LogKindStateMachineExecution LogKind = "STATE_MACHINE_EXECUTION"

	// LogKindInstance is the instance of the build, in InstanceId. It is left out if
	// the infrastructure configuration says that the instance is terminated after a
	// failure.
	LogKindInstance LogKind = "INSTANCE"
)

// logs returns the places to look, those that the cause left behind first.
func (b *builder) logs() []Log {
	var logs []Log
	if log := b.logStream(); log != (Log{}) {
		logs = append(logs, log)
	}
	seen := map[Log]bool{}
	for _, role := range []Role{RoleCause, RoleFailed, RolePassedOver, ""} {
		for i := range b.report.Executions {
			e := &b.report.Executions[i]
			if e.Role != role {
				continue
			}
			for _, log := range b.logsOf(e) {
				place := log
				place.StepExecutionId = ""
				if !seen[place] {
					seen[place] = true
					logs = append(logs, log)
				}
			}
		}
	}
	return logs
}

// validLogGroup is what CloudWatch Logs allows as the name of a group. The group of
// an image whose name has a space is not known.
var validLogGroup = regexp.MustCompile(`^[a-zA-Z0-9_/.#][a-zA-Z0-9_/.#-]*$`)

// logStream goes by the name of the image, which has upper case and underscores
// where the ARN has not.
func (b *builder) logStream() Log {
	image := b.report.Image
	if image == nil || b.failedBeforeItsWorkflows() {
		return Log{}
	}
	var group string
	switch {
	case image.LoggingConfiguration != nil && aws.ToString(image.LoggingConfiguration.LogGroupName) != "":
		group = *image.LoggingConfiguration.LogGroupName
	case aws.ToString(image.Name) != "":
		group = "/aws/imagebuilder/" + *image.Name
	}
	if !validLogGroup.MatchString(group) {
		return Log{}
	}
	return Log{Kind: LogKindStream, LogGroupName: group, LogStreamName: b.version()}
}

// failedBeforeItsWorkflows reports whether the build failed before anything ran that
// could log.
func (b *builder) failedBeforeItsWorkflows() bool {
	state := b.report.Image.State
	return state != nil && state.FailureContext != nil && state.FailureContext.WorkflowArn == nil &&
		b.listed && len(b.report.Executions) == 0
}

// version returns the end of the ARN, such as 1.0.0/1.
func (b *builder) version() string {
	_, image, _ := strings.Cut(b.report.ImageBuildVersionArn, ":image/")
	_, version, _ := strings.Cut(image, "/")
	return version
}

// logsOf returns what the failed steps of an execution left behind.
func (b *builder) logsOf(e *Execution) []Log {
	var logs []Log
	for _, step := range causeFirst(b.failed[aws.ToString(e.WorkflowExecutionId)], e.FailedStep) {
		in, out := step.InputData(), step.OutputData()
		instance := cmp.Or(out.InstanceId, in.InstanceId)
		object, _, _ := strings.Cut(out.LogUrl, "?")
		for _, log := range []Log{
			{Kind: LogKindRunCommand, RunCommandId: out.RunCommandId, InstanceId: instance},
			{Kind: LogKindObject, Url: object},
			{Kind: LogKindPrefix, Url: b.s3Prefix(e, step)},
			{Kind: LogKindStateMachineExecution, ExecutionArn: out.ExecutionArn},
			{Kind: LogKindInstance, InstanceId: b.kept(instance)},
		} {
			isEmpty := cmp.Or(log.RunCommandId, log.Url, log.ExecutionArn) == ""
			if isEmpty && (log.Kind != LogKindInstance || log.InstanceId == "") {
				continue
			}
			log.StepExecutionId = aws.ToString(step.StepExecutionId)
			logs = append(logs, log)
		}
	}
	return logs
}

// kept returns the instance, or "" if it is known to be terminated.
func (b *builder) kept(instance string) string {
	if b.report.Image != nil {
		infrastructure := b.report.Image.InfrastructureConfiguration
		if infrastructure != nil && aws.ToBool(infrastructure.TerminateInstanceOnFailure) {
			return ""
		}
	}
	return instance
}

func causeFirst(steps []types.WorkflowStepMetadata, cause *types.WorkflowStepMetadata) []types.WorkflowStepMetadata {
	if cause == nil {
		return steps
	}
	ordered := []types.WorkflowStepMetadata{*cause}
	for _, step := range steps {
		if aws.ToString(step.StepExecutionId) != aws.ToString(cause.StepExecutionId) {
			ordered = append(ordered, step)
		}
	}
	return ordered
}

// s3Prefix is where the logs of a step are, if the build keeps them. Only components
// write there.
func (b *builder) s3Prefix(e *Execution, step types.WorkflowStepMetadata) string {
	image := b.report.Image
	if image == nil || image.InfrastructureConfiguration == nil || image.InfrastructureConfiguration.Logging == nil ||
		image.InfrastructureConfiguration.Logging.S3Logs == nil || aws.ToString(step.Action) != "ExecuteComponents" {
		return ""
	}
	s3 := image.InfrastructureConfiguration.Logging.S3Logs
	if aws.ToString(s3.S3BucketName) == "" || aws.ToString(image.Name) == "" || aws.ToString(step.Name) == "" {
		return ""
	}
	parts := []string{*s3.S3BucketName}
	if prefix := strings.Trim(aws.ToString(s3.S3KeyPrefix), "/"); prefix != "" {
		parts = append(parts, prefix)
	}
	parts = append(parts, *image.Name, b.version(), aws.ToString(e.WorkflowExecutionId), *step.Name)
	return "s3://" + strings.Join(parts, "/") + "/"
}
