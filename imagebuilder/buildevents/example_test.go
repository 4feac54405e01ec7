package buildevents_test

import (
	"fmt"
	"log"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
)

func ExampleParse() {
	event, err := buildevents.Parse([]byte(`{
		"id": "a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
		"source": "aws.imagebuilder",
		"detail-type": "EC2 Image Builder Image State Change",
		"account": "111122223333",
		"time": "2024-01-18T17:50:56Z",
		"region": "us-west-2",
		"resources": ["arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1"],
		"detail": {"previous-state": {"status": "TESTING"}, "state": {"status": "FAILED"}}
	}`))
	if err != nil {
		log.Fatal(err)
	}
	switch detail := event.Detail.(type) {
	case *buildevents.ImageStateChange:
		if detail.Status.IsFailed() {
			fmt.Println("failed after", detail.PreviousStatus, "in", event.Region, "at", event.Time.Format("15:04"))
			fmt.Println(detail.ImageBuildVersionArn)
		}
	case *buildevents.WorkflowStepWaiting:
		fmt.Println("a step is waiting")
	default:
		fmt.Println("nothing to do for", event.DetailType)
	}
	// Output:
	// failed after TESTING in us-west-2 at 17:50
	// arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1
}

// The handler of a Lambda function that a WaitForAction step invokes. The step
// goes on when the function, or someone later, sends an action for it.
func ExampleParseWaitForAction() {
	payload, err := buildevents.ParseWaitForAction([]byte(`{
		"imageArn": "arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-wait-recipe/1.0.0/1",
		"workflowArn": "arn:aws:imagebuilder:us-west-2:111122223333:workflow/build/my-example-wait-workflow/1.0.0/1",
		"workflowExecutionId": "wf-782460a6-8dc5-4262-90ff-0509eef0053c",
		"workflowStepExecutionId": "step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a",
		"workflowStepName": "WaitForApproval",
		"version": "1.0"
	}`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*payload.Step.Name, "in", payload.Region)
	fmt.Println(*payload.Step.StepExecutionId)
	// Output:
	// WaitForApproval in us-west-2
	// step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a
}
