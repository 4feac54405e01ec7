package main

import (
	"fmt"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
)

// clients has a client for each account and Region that events came from. A client
// keeps its connections and credentials between invocations.
type clients struct {
	cfg  aws.Config
	role string
	sts  *sts.Client

	mu   sync.Mutex
	made map[place]*imagebuilder.Client
}

type place struct{ partition, account, region string }

// newClients returns clients that assume the role of this name in the account of
// the event. Without a name they use the credentials of the function, which serves
// a single account.
func newClients(cfg aws.Config, role string) *clients {
	return &clients{cfg: cfg, role: role, sts: sts.NewFromConfig(cfg), made: map[place]*imagebuilder.Client{}}
}

// of returns the client for the event of an image.
func (c *clients) of(event buildevents.Event, image string) (*imagebuilder.Client, error) {
	parsed, err := arn.Parse(image)
	if err != nil {
		return nil, fmt.Errorf("image %.100q of event %.100q: %w", image, event.ID, err)
	}
	p := place{parsed.Partition, event.Account, event.Region}

	c.mu.Lock()
	defer c.mu.Unlock()
	client, ok := c.made[p]
	if !ok {
		client = c.make(p)
		c.made[p] = client
	}
	return client, nil
}

func (c *clients) make(p place) *imagebuilder.Client {
	cfg := c.cfg.Copy()
	cfg.Region = p.region
	if c.role != "" {
		role := fmt.Sprintf("arn:%s:iam::%s:role/%s", p.partition, p.account, c.role)
		cfg.Credentials = aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(c.sts, role, func(o *stscreds.AssumeRoleOptions) {
			o.RoleSessionName = "imagebuilder-failures"
		}))
	}
	return imagebuilder.NewFromConfig(cfg)
}
