package cli

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

// Source is the source of the steps of a workflow execution.
type Source struct {
	Client *imagebuilder.Client
	Input  *imagebuilder.ListWorkflowStepExecutionsInput

	// Now is the end of the running time of steps that are in progress.
	Now time.Time
}

// target has the flags that select the workflow execution.
type target struct {
	executionID, region, profile, endpointURL string
	pageSize                                  *int32
}

func (t *target) addFlags(flags *flag.FlagSet) {
	flags.StringVar(&t.executionID, "workflow-execution-id", "", "`id` of the workflow execution, such as wf-165b1cb6-…; the default is a sample")
	flags.StringVar(&t.region, "region", "", "AWS `region` of the workflow execution")
	flags.StringVar(&t.profile, "profile", "", "`profile` of the AWS configuration files")
	flags.StringVar(&t.endpointURL, "endpoint-url", "", "`URL` to call instead of the region's endpoint")
	flags.Func("page-size", "maximum `number` of steps on a page, from 1 to 25", func(value string) error {
		size, err := strconv.ParseInt(value, 10, 32)
		if err != nil || size < 1 || size > 25 {
			return errors.New("must be from 1 to 25")
		}
		t.pageSize = aws.Int32(int32(size))
		return nil
	})
}

// pointless returns the name of a flag for AWS that was set although the sample is
// shown, or "".
func (t *target) pointless(flags *flag.FlagSet) (name string) {
	flags.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "region", "profile", "endpoint-url":
			if t.executionID == "" {
				name = f.Name
			}
		}
	})
	return name
}

func (t *target) open(ctx context.Context, stderr io.Writer) (_ Source, closeSource func(), _ error) {
	input := &imagebuilder.ListWorkflowStepExecutionsInput{MaxResults: t.pageSize}
	if t.executionID == "" {
		fmt.Fprintln(stderr, "No -workflow-execution-id: showing a sample run from a service inside this program.")
		id, server := sampleServer()
		input.WorkflowExecutionId = &id
		return Source{imagebuilder.NewFromConfig(server.Config()), input, sampleNow}, server.Close, nil
	}

	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(t.region), config.WithSharedConfigProfile(t.profile))
	if err != nil {
		return Source{}, nil, err
	}
	if cfg.Region == "" {
		return Source{}, nil, errors.New("no region is configured: set -region or AWS_REGION")
	}
	if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
		return Source{}, nil, fmt.Errorf("the credentials could not be retrieved: log in, or choose another -profile: %w", err)
	}
	client := imagebuilder.NewFromConfig(cfg, func(o *imagebuilder.Options) {
		if t.endpointURL != "" {
			o.BaseEndpoint = &t.endpointURL
		}
	})
	input.WorkflowExecutionId = &t.executionID
	return Source{client, input, time.Now()}, func() {}, nil
}
