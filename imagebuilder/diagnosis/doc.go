// Package diagnosis reports why the build of an image failed and where to look
// further.
//
//	report, err := diagnosis.Of(ctx, client, imageBuildVersionArn)
//	if err != nil {
//		return err
//	}
//	fmt.Println(report.Status(), report.Cause()) // no cause unless something failed
//	for _, command := range report.Commands() {
//		fmt.Println(command)
//	}
//
// [Of] starts from an image build, a workflow execution or a step, and reads the
// state of the image, its workflow executions and the steps of those that failed.
// [Report] holds what it read, and marshals to JSON.
//
// # Which failure is the cause
//
// An execution failed if its status is FAILED, ROLLBACK_IN_PROGRESS or
// ROLLBACK_COMPLETED. Not every failure fails the build, and [Role] distinguishes
// them. An execution that a retry of the image superseded is not the cause. Nor is
// one that the build passed over: the image is AVAILABLE nevertheless, or its
// configuration has onFailure CONTINUE for the workflow. Nor is a failed step whose
// onFailure is Continue. [Report.Cause] is about what remains.
//
// # Partial reports
//
// An identity may be allowed to list executions and not to get images, the service
// may throttle, and the records of an old build expire. Unread of [Report] lists
// what could not be read, and the report has the rest. If the context ends, [Of]
// returns the rest beside the error. If the image could not be read, an execution
// that failed is reported as the cause although the build may have passed it over.
//
// # Limits of a report
//
//   - Only the status of the image says how the build ended. A failed step or
//     execution does not mean that the build failed.
//   - A PENDING step does not mean that something still runs. After a failure, the
//     steps that follow stay PENDING.
//   - A report is not the last word. A FAILED or CANCELLED image can be retried, in
//     place, and a build that runs can fail later.
//   - There may be several causes. The one here is the first failure that the service
//     names; what failed beside it is in Executions.
//   - A log may not exist. There is none if the build failed before it had an
//     instance, if the instance profile may not write logs, or if the logs have
//     expired. Systems Manager keeps the output of a command for 30 days, and the
//     instance is usually terminated.
//   - The log group is unknown if the image could not be read, or if its name is not
//     valid in that of a log group. The ARN of an image does not have its name.
//   - If no executions are listed, there may have been some. Image Builder keeps them
//     for a limited time.
//   - A cause is untrusted text, for people to read and not for programs to act on.
//     Its words come from what ran in the build, and their form is not guaranteed.
//   - A report may have secrets. The queries of presigned URLs and the parameters of
//     workflows are left out, but what a script printed is there.
package diagnosis
