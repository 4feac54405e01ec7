package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
)

// topic is where reports are published to: an SNS topic, or nowhere if arn is empty.
type topic struct {
	client *sns.Client
	arn    string
}

func newTopic(cfg aws.Config, arn string) topic {
	return topic{sns.NewFromConfig(cfg), arn}
}

// publish publishes a message with these lines about a build that failed.
func (t topic) publish(ctx context.Context, event buildevents.Event, lines ...string) error {
	if t.arn == "" {
		return nil
	}
	_, err := t.client.Publish(ctx, &sns.PublishInput{
		TopicArn: aws.String(t.arn),
		Subject:  aws.String(fmt.Sprintf("Image build failed in %s, %s", event.Account, event.Region)),
		Message:  aws.String(strings.Join(lines, "\n")),
	})
	return err
}
