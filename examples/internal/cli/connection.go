package cli

import (
	"context"
	"flag"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// Connection has the flags that configure the connection to AWS.
type Connection struct{ region, profile, endpointURL string }

// AddFlags adds -region, -profile and -endpoint-url.
func (c *Connection) AddFlags(flags *flag.FlagSet) {
	flags.StringVar(&c.region, "region", "", "AWS `region` to call")
	flags.StringVar(&c.profile, "profile", "", "`profile` of the AWS configuration files")
	flags.StringVar(&c.endpointURL, "endpoint-url", "", "`URL` to call instead of the region's endpoint")
}

// Given returns the name of a connection flag that is set, or "".
func (c *Connection) Given(flags *flag.FlagSet) (name string) {
	flags.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "region", "profile", "endpoint-url":
			name = f.Name
		}
	})
	return name
}

// Client returns a client. It retrieves the credentials, so that missing ones are
// reported before the first call. The region is that of the flag, otherwise that of
// resource if it is an ARN, otherwise the configured one.
func (c *Connection) Client(ctx context.Context, resource string) (*imagebuilder.Client, error) {
	region := c.region
	if parsed, err := arn.Parse(resource); err == nil && region == "" {
		region = parsed.Region
	}
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(region), config.WithSharedConfigProfile(c.profile))
	if err != nil {
		return nil, err
	}
	if cfg.Region == "" {
		return nil, errors.New("no region is configured: set -region or AWS_REGION")
	}
	if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
		return nil, fmt.Errorf("the credentials could not be retrieved: log in, or choose another -profile: %w", err)
	}
	return imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
		if c.endpointURL != "" {
			o.BaseEndpoint = &c.endpointURL
		}
	}), nil
}
