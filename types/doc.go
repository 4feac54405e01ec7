// Package types holds the data of EC2 Image Builder's workflow steps, and answers
// what one asks of a step: when it ran, how it stands, what it was given, what it
// produced, and why it failed.
//
//	for _, step := range output.Steps {
//		if step.IsFailed() {
//			fmt.Println(step.Cause())
//		}
//	}
//
// # Data model
//
// [WorkflowStepMetadata] is one step of a workflow execution, in the fields that
// the official Go client has. [json.Marshal] and [json.Unmarshal] turn it into
// the JSON form of the API and back; json.Unmarshal takes the form that the
// official client's type marshals to as well. The methods below read these fields and change nothing. They do their
// work when they are called and keep nothing, so a step whose inputs and outputs
// nobody asks for costs no parsing, and steps may be read by many goroutines at
// once.
//
// [WorkflowExecutionMetadata] is one run of a workflow, [WorkflowStepExecution] a
// step that waits for an approval, [ImageSummary] a build of an image in a list,
// and [Image] a build with what it was made of. Image has the members that tell how
// a build went and where to look further; the others of the official client's Image
// are left out of the struct, so code that needs them does not compile.
//
// The package has the exceptions of the workflow operations too, since code for
// the official client looks for them here. They are documented in package errors.
//
// # Optional members and open enums
//
// Every member is optional. A nil pointer, slice or map, or an empty enum, means
// that it was absent from the response; a slice or map that is empty was there.
// The counts of [WorkflowExecutionMetadata] are 0 if absent. Nothing in a response
// is checked: identifiers and enums grow, and differ from their own
// documentation. An enum may hold a value that this package has no constant for;
// it is kept as it came.
//
// # Times
//
// StartTime and EndTime are text. [WorkflowStepMetadata.Started] and
// [WorkflowStepMetadata.Ended] give them as [time.Time] in UTC, and tell absent
// from malformed: a step without the member has the zero time and no error, text
// that is not RFC 3339 is an error. Any fraction of a second (what is finer than
// a nanosecond is dropped) and any offset will do. A leap second, 23:59:60, is
// malformed.
//
// [WorkflowStepMetadata.Duration] is the time between, or for a step that still
// runs, the time up to a now of yours. It is 0 where it can't be told, and never
// negative.
//
// # Status
//
// These say what is sure from one step alone:
//
//	                      PENDING  SKIPPED  RUNNING  WAITING  COMPLETED  FAILED  TIMED_OUT  CANCELLED
//	IsFinished                     yes                        yes        yes     yes        yes
//	IsFailed                                                             yes     yes
//	IsSkipped                      yes
//	IsInProgress                            yes      yes
//	IsWaitingForApproval                             yes
//
// An absent status, or one that is not in this table, is none of them.
// [WorkflowStepMetadata.IsRolledBack] goes by the rollback status instead: it is
// true for COMPLETED.
//
// # What a list of steps can't tell
//
// Whether the run is over, and whether it succeeded. After a failure with
// onFailure Abort, later steps stay PENDING for ever: PENDING does not mean that
// something is still to run. With onFailure Continue, a FAILED step is followed
// by COMPLETED ones and the image may become AVAILABLE: FAILED does not mean that
// the build failed. Steps do not say which onFailure they have. Only the status
// of the workflow execution tells when a run is over, and only that of the image
// how it ended.
//
// [WorkflowExecutionStatus.IsFinished] and [ImageStatus.IsFinished] report the one,
// IsFailed of both types the other:
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
// A failed run of a test workflow whose onFailure is CONTINUE does not fail the
// image. A FAILED or CANCELLED image can be retried: it goes back to an earlier
// status, and the runs that the retry replaces are Retried.
//
// Nor is the order of a list promised to be that in which the steps ran; go by
// the start times.
//
// # Inputs and outputs
//
// Inputs and Outputs are JSON documents in a string.
// [WorkflowStepMetadata.InputData] and [WorkflowStepMetadata.OutputData] decode
// them into a [StepData], which has the documented members of all step actions
// under Go names and every member raw. They never fail: a text that is not a JSON
// object is there as Text, and a value of an unexpected form is still among the
// raw Members. Encoding Members again gives the same JSON value.
//
// [WorkflowStepMetadata.DecodeInputs] and [WorkflowStepMetadata.DecodeOutputs]
// decode into a type of yours, for the members of actions that this package does
// not name (attributes, configurations and blockDeviceMapping are such), and
// return what is wrong.
//
// Nothing is resolved. A skipped step keeps keys such as "instanceId.$", whose
// value is a path in the workflow document.
//
// # Cause
//
// A failed step usually has no Message, and its cause is in its outputs, in
// another member for each action. [WorkflowStepMetadata.Cause] is one line made of
// them, with the lines of the output that say what went wrong and the identifiers
// that say where to look further. It is bounded, and safe to print in a terminal. It
// repeats what the workflow wrote there, so a secret that a script prints as it fails
// is in it; the query of a presigned URL is not.
//
// # Summary
//
// [Summarize] counts a list of steps by status and finds the first failure, the
// running, waiting, cancelled and skipped steps, the earliest start and the latest
// end, in whatever order the steps come. [SummarizeSeq] does the same for an
// iterator, such as the All method of the paginator returns.
//
// # Logging
//
// Steps and their data implement [slog.LogValuer] and [fmt.Stringer] without what may
// be a secret: the inputs and outputs themselves, and the query of a presigned URL.
package types
