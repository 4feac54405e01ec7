package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

const region = "us-west-2"

// newServer returns a server with the builds that the events of testdata are about.
func newServer() *imagebuildertest.Server {
	server := imagebuildertest.NewServer()
	server.SetRegion(region)
	server.SetClock(func() time.Time { return time.Now().Add(-time.Hour) })
	server.Play(imagebuildertest.SampleFailingBuild())
	server.Play(imagebuildertest.SampleWaitingBuild())
	server.SetClock(time.Now)
	return server
}

// settings returns the environment in which a function finds the server instead of
// AWS.
func settings(ctx context.Context, server *imagebuildertest.Server) ([]string, error) {
	credentials, err := server.Config().Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return []string{
		"AWS_REGION=" + region, "AWS_ENDPOINT_URL_IMAGEBUILDER=" + server.URL,
		"AWS_ACCESS_KEY_ID=" + credentials.AccessKeyID, "AWS_SECRET_ACCESS_KEY=" + credentials.SecretAccessKey, "AWS_SESSION_TOKEN=" + credentials.SessionToken,
	}, nil
}

// payload returns what Lambda invokes the function with for messages of SQS that have
// these files of testdata as bodies. Their ids are "1", "2" and so on.
func payload(names ...string) ([]byte, error) {
	var batch events.SQSEvent
	for i, name := range names {
		body, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			return nil, err
		}
		batch.Records = append(batch.Records, events.SQSMessage{MessageId: strconv.Itoa(i + 1), EventSource: "aws:sqs", Body: string(body)})
	}
	return json.Marshal(batch)
}
