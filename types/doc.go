// Package types defines the data of EC2 Image Builder's workflow executions and
// steps. Methods of a step report its times, status, inputs and outputs, and why it
// failed.
//
//	for _, step := range output.Steps {
//		if step.IsFailed() {
//			fmt.Println(step.Cause())
//		}
//	}
//
// # Data model
//
// [WorkflowStepMetadata] is one step of a workflow execution, with the fields of
// the official Go client's type. [json.Marshal] and [json.Unmarshal] convert it, like
// the other structures, to and from the JSON form of the API, in which members are
// named as in "stepExecutionId". The official client's types marshal to their Go names
// instead, as in "StepExecutionId"; json.Unmarshal accepts this form too.
//
// The methods of a step read its fields and change nothing. They decode on each
// call and cache nothing, so a step costs no more than its fields until a method is
// called. Any number of goroutines may read the same step.
//
// [WorkflowExecutionMetadata] is one execution of a workflow.
// [WorkflowStepExecution] is a step that waits for an approval. [ImageSummary] is
// an image build in a list, and [Image] is one with its configuration. Image
// has only the members that describe the status of a build, its sources and its logs.
// Code that uses other members of the official client's Image does not compile.
//
// The package also declares the exceptions of Image Builder, under their names in the
// official client's types package. They are documented in package errors.
//
// # Optional members and open enums
//
// Every member is optional. A nil pointer, a nil slice or map, or an empty enum
// means that the response did not have the member. An empty slice or map that is
// not nil was in the response. The counts of [WorkflowExecutionMetadata] are 0 if
// absent.
//
// Responses are never validated: an identifier may differ from its documented form, and
// an enum may have a value that has no constant in this package.
//
// # Times
//
// StartTime and EndTime are text. [WorkflowStepMetadata.StartedAt] and
// [WorkflowStepMetadata.EndedAt] return them as [time.Time] in UTC. If the member is
// absent, they return the zero time and no error. If it is not RFC 3339, they return
// an error. Any offset and any fraction of a second is accepted; digits beyond
// nanoseconds are dropped. A leap second, 23:59:60, is malformed.
//
// [WorkflowStepMetadata.Duration] returns the time between the two, or for a step
// that is still running, the time until a given now. It is 0 if unknown, and never
// negative.
//
// # Status
//
// These methods depend on the status of the step alone:
//
//	                      PENDING  SKIPPED  RUNNING  WAITING  COMPLETED  FAILED  TIMED_OUT  CANCELLED
//	IsFinished                     yes                        yes        yes     yes        yes
//	IsFailed                                                             yes     yes
//	IsSkipped                      yes
//	IsInProgress                            yes      yes
//	IsWaitingForApproval                             yes
//
// For an absent or unknown status, all of them return false.
// [WorkflowStepMetadata.IsRolledBack] depends on the rollback status instead, and
// returns true for COMPLETED.
//
// # Limits of a list of steps
//
// A list of steps does not show whether the workflow execution is over, or whether
// it succeeded. After a step with onFailure Abort fails, later steps stay PENDING
// forever: a PENDING step may never run. After a step with onFailure Continue fails,
// later steps run and the image may become AVAILABLE: a FAILED step does not mean
// that the build failed. The onFailure of a step is not in the response.
//
// Use the status of the workflow execution to find out whether it is over, and the
// status of the image to find out how the build ended.
// [WorkflowExecutionStatus] and [ImageStatus] have methods for it:
//
//	                         IsFinished  IsFailed
//	WorkflowExecutionStatus
//	  COMPLETED              yes
//	  CANCELLED              yes
//	  SKIPPED                yes
//	  FAILED                 yes         yes
//	  ROLLBACK_IN_PROGRESS               yes
//	  ROLLBACK_COMPLETED     yes         yes
//	ImageStatus
//	  AVAILABLE              yes
//	  CANCELLED              yes
//	  DEPRECATED             yes
//	  DISABLED               yes
//	  DELETED                yes
//	  FAILED                 yes         yes
//
// A test workflow whose onFailure is CONTINUE can fail without failing the image. A
// FAILED or CANCELLED image can be retried: it returns to an earlier status, and the
// workflow executions that the retry replaces are marked Retried.
//
// The order of a list is not guaranteed. Sort by start time if order matters.
//
// # Inputs and outputs
//
// Inputs and Outputs are JSON documents in a string.
// [WorkflowStepMetadata.InputData] and [WorkflowStepMetadata.OutputData] decode
// them into a [StepData], which has the documented members of all step actions as
// fields and every member as raw JSON. They never fail. Text that is not a JSON
// object is in Text, and a value of an unexpected type is in Members. Encoding
// Members yields an equivalent JSON value.
//
// [WorkflowStepMetadata.DecodeInputs] and [WorkflowStepMetadata.DecodeOutputs]
// decode into a type of your own and return an error if the document does not fit.
// Use them for members that StepData does not name, such as attributes,
// configurations and blockDeviceMapping.
//
// References are not resolved. A skipped step keeps keys such as "instanceId.$",
// whose value is a path in the workflow document.
//
// # Cause
//
// A failed step usually has no Message. Its cause is in its outputs, under a
// different member for each action. [WorkflowStepMetadata.Cause] returns the cause in
// one line: the reasons, the relevant lines of the output, and the identifiers
// needed to look further. The line is bounded and safe to print in a terminal. It
// repeats the workflow's own output, so it includes any secret that a script printed
// there. The query of a presigned URL is left out.
//
// # Summary
//
// [Summarize] counts a list of steps by status and finds the first failure, the
// running, waiting, cancelled and skipped steps, the earliest start and the latest
// end. The order of the list does not matter. [SummarizeSeq] does the same for an
// iterator, such as one that the All method of a paginator returns.
//
// # Logging
//
// Steps and their data implement [slog.LogValuer] and [fmt.Stringer]. Neither prints
// possible secrets: the inputs and outputs themselves, and the query of a presigned
// URL.
package types
