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

// Connection is what the flags say about how to reach AWS.
type Connection struct{ region, profile, endpointURL string }

// AddFlags adds -region, -profile and -endpoint-url.
func (c *Connection) AddFlags(flags *flag.FlagSet) {
	flags.StringVar(&c.region, "region", "", "AWS `region` to call")
	flags.StringVar(&c.profile, "profile", "", "`profile` of the AWS configuration files")
	flags.StringVar(&c.endpointURL, "endpoint-url", "", "`URL` to call instead of the region's endpoint")
}

// Given names a flag of the connection that is given, if one is.
func (c *Connection) Given(flags *flag.FlagSet) (name string) {
	flags.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "region", "profile", "endpoint-url":
			name = f.Name
		}
	})
	return name
}

// Client makes a client, and retrieves the credentials, so that what is missing is
// said before the first call. The region is that of the flag, else that of the ARN
// of what is asked for, if it is known, else the configured one.
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
		return nil, errors.New("no region is configured: give -region, or set AWS_REGION")
	}
	if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
		return nil, fmt.Errorf("no credentials can be had: log in, or choose another -profile: %w", err)
	}
	return imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
		if c.endpointURL != "" {
			o.BaseEndpoint = &c.endpointURL
		}
	}), nil
}
