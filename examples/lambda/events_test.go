package main

import (
	_ "embed"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// What the events are about, and where reports are published.
const (
	account     = "111122223333"
	region      = "us-west-2"
	failedImage = "arn:aws:imagebuilder:us-west-2:111122223333:image/my-failing-recipe/1.0.0/1"
	topicARN    = "arn:aws:sns:us-west-2:111122223333:failed-builds"
	waitingStep = "step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a"
)

var (
	//go:embed testdata/failed.json
	failed string
	//go:embed testdata/waiting.json
	waiting string
)

// setBuilds adds the builds that the events are about.
func setBuilds(server *imagebuildertest.Server) {
	server.SetRegion(region)
	server.SetClock(func() time.Time { return time.Now().Add(-time.Hour) })
	server.Play(imagebuildertest.SampleFailingBuild())
	server.Play(imagebuildertest.SampleWaitingBuild())
	server.SetClock(time.Now)
}

// batch returns messages of SQS with these bodies, whose ids are "1", "2" and so on.
func batch(bodies ...string) events.SQSEvent {
	var batch events.SQSEvent
	for i, body := range bodies {
		batch.Records = append(batch.Records, events.SQSMessage{MessageId: strconv.Itoa(i + 1), EventSource: "aws:sqs", Body: body})
	}
	return batch
}
