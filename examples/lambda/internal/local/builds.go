package local

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// What the builds belong to.
const (
	Account = "111122223333"
	Region  = "us-west-2"
)

// SetBuilds adds two builds to the server: one that has failed, and one that waits for
// an approval.
func SetBuilds(server *imagebuildertest.Server) {
	server.SetRegion(Region)
	server.SetClock(func() time.Time { return time.Now().Add(-time.Hour) })
	server.Play(imagebuildertest.SampleFailingBuild())
	server.Play(imagebuildertest.SampleWaitingBuild())
	server.SetClock(time.Now)
}

// Failed returns the event of the build that failed.
func Failed() string {
	return event("EC2 Image Builder Image State Change",
		map[string]any{"previous-state": state("BUILDING"), "state": state("FAILED")},
		aws.ToString(imagebuildertest.SampleFailingBuild().Image.Arn))
}

// Waiting returns the event of the step that waits.
func Waiting() string {
	return event("EC2 Image Builder Workflow Step Waiting", map[string]any{
		"workflow-execution-id":      "wf-782460a6-8dc5-4262-90ff-0509eef0053c",
		"workflow-step-execution-id": "step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a",
		"workflow-step-name":         "WaitForApproval",
	}, aws.ToString(imagebuildertest.SampleWaitingBuild().Image.Arn))
}

func state(status string) map[string]string { return map[string]string{"status": status} }

// event returns an event in the form of EventBridge.
func event(detailType string, detail map[string]any, resources ...string) string {
	return marshal(map[string]any{
		"version": "0", "id": "e0c1d6f2-5a3b-4c7d-8e9f-0a1b2c3d4e5f", "source": "aws.imagebuilder", "detail-type": detailType,
		"account": Account, "region": Region, "time": "2026-09-09T19:17:45Z", "resources": resources, "detail": detail,
	})
}

// Batch returns messages of SQS with these bodies, whose ids are "1", "2" and so on.
func Batch(bodies ...string) events.SQSEvent {
	var batch events.SQSEvent
	for i, body := range bodies {
		batch.Records = append(batch.Records, events.SQSMessage{MessageId: strconv.Itoa(i + 1), EventSource: "aws:sqs", Body: body})
	}
	return batch
}

// Payload returns what Lambda invokes the function with for [Batch].
func Payload(bodies ...string) []byte { return []byte(marshal(Batch(bodies...))) }

func marshal(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // There is nothing in it that has no JSON.
	}
	return string(text)
}
