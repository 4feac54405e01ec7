package cli

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

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
	connection  Connection
	executionID string
	pageSize    *int32
}

func (t *target) addFlags(flags *flag.FlagSet) {
	flags.StringVar(&t.executionID, "workflow-execution-id", "", "`id` of the workflow execution, such as wf-165b1cb6-…; the default is a sample")
	t.connection.AddFlags(flags)
	flags.Func("page-size", "maximum `number` of steps on a page, from 1 to 25", func(value string) error {
		size, err := strconv.ParseInt(value, 10, 32)
		if err != nil || size < 1 || size > 25 {
			return errors.New("must be from 1 to 25")
		}
		t.pageSize = aws.Int32(int32(size))
		return nil
	})
}

func (t *target) open(ctx context.Context, stderr io.Writer) (_ Source, closeSource func(), _ error) {
	input := &imagebuilder.ListWorkflowStepExecutionsInput{MaxResults: t.pageSize}
	if t.executionID == "" {
		fmt.Fprintln(stderr, "No -workflow-execution-id: showing a sample run from a service inside this program.")
		id, server := sampleServer()
		input.WorkflowExecutionId = &id
		return Source{imagebuilder.NewFromConfig(server.Config()), input, sampleNow}, server.Close, nil
	}

	client, err := t.connection.Client(ctx, "")
	if err != nil {
		return Source{}, nil, err
	}
	input.WorkflowExecutionId = &t.executionID
	return Source{client, input, time.Now()}, func() {}, nil
}
