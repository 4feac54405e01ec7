// Package buildevents decodes what EC2 Image Builder sends by itself: its events on
// Amazon EventBridge, and the payload of a WaitForAction step.
//
//	event, err := buildevents.Parse(body)
//	if err != nil {
//		return err
//	}
//	switch detail := event.Detail.(type) {
//	case *buildevents.ImageStateChange:
//		log.Println(detail.ImageBuildVersionArn, detail.Status)
//	case *buildevents.WorkflowStepWaiting:
//		return askForApproval(event.Region, detail.Step)
//	}
//
// It sends nothing and does not import package imagebuilder, so a Lambda function can
// use it without a client.
//
// # Events
//
// Image Builder sends four types of event to the default event bus of the Region
// of the build. This is the pattern of a rule that matches them all:
//
//	{"source": ["aws.imagebuilder"]}
//
//	detail-type                                              Detail
//	EC2 Image Builder Image State Change                     *ImageStateChange
//	EC2 Image Builder Workflow Step Waiting                  *WorkflowStepWaiting
//	EC2 Image Builder CVE Detected                           *CVEDetected
//	EC2 Image Builder Image Pipeline Automatically Disabled  *PipelineDisabled
//	any other, or another source                             *Unknown
//
// AWS documents their members, and this package decodes all of them. ARNs are
// distinguished by the kind of resource they name, not by their position. Members
// that are added later are ignored.
//
// An event may arrive more than once, and events may arrive in another order than
// they were sent. An ImageStateChange does not say why a build failed, which AMI it
// made, or which workflow ran: ask GetImage for the state of the image, which is
// newer than the event. No event is sent when a step other than a waiting one
// starts or ends.
//
// # The payload of a WaitForAction step
//
// A WaitForAction step of a workflow document can invoke a Lambda function or
// publish to an SNS topic when it begins to wait. [ParseWaitForAction] reads both.
// What is known of them:
//
//   - Documented by AWS: a custom payload is wrapped in the default one, under a name
//     that is not documented.
//   - Measured by others: the function is invoked asynchronously, so Lambda
//     invokes it again if it fails. Its payload has the members imageArn,
//     workflowArn, workflowExecutionId, workflowStepExecutionId, workflowStepName
//     and version, which is "1.0".
//   - Reported by others: the message of SNS has the ARN of the image, the id of
//     the step, and customPayload.
//   - Not known: the names under which the message of SNS has the first two, and
//     whether the payload of Lambda has customPayload too. [WaitForAction] therefore
//     has every member in Members.
//
// The notifications to the SNS topic of an infrastructure configuration have
// another form: [Parse] and [ParseWaitForAction] return an error for them.
//
// # Acting on a waiting step
//
// [WorkflowStepWaiting] and [WaitForAction] both have the step as a
// [types.WorkflowStepExecution], which StepActionInput of package imagebuilder
// turns into the input of SendWorkflowStepAction. Send it to the Region of the
// event: a step can be resumed there only.
package buildevents
