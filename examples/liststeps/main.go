// Command liststeps lists the steps of a workflow execution, as a table or as JSON.
// See -h.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const about = `liststeps lists the steps of a workflow execution, as a table or as JSON:

  liststeps -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908
  liststeps -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908 -output json

Region and credentials are configured as for the AWS CLI, for example by AWS_REGION
and AWS_PROFILE. The exit code is 0 if the steps were listed, even if steps failed, 1
after an error and 2 for invalid flags.

Flags:
`

const sample = "sample"

func main() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("liststeps", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // Parse would print all flags after an error.
	id := flags.String("workflow-execution-id", sample, "`id` of the workflow execution")
	output := flags.String("output", "table", "`format` of the output: table or json")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stderr, about)
		flags.SetOutput(stderr)
		flags.PrintDefaults()
		return 0
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case *output != "table" && *output != "json":
		err = fmt.Errorf("-output is %q, neither table nor json", *output)
	}
	if err != nil {
		fmt.Fprintf(stderr, "liststeps: %v\nRun liststeps -h for help.\n", err)
		return 2
	}

	if err := show(ctx, *id, *output, stdout, stderr); err != nil {
		fmt.Fprintf(stderr, "liststeps: %s\n", text(err.Error()))
		if advice := errors.Advice(err); advice != "" {
			fmt.Fprintln(stderr, advice)
		}
		return 1
	}
	return 0
}

func show(ctx context.Context, id, output string, stdout, stderr io.Writer) error {
	var steps []types.WorkflowStepMetadata
	var err error
	now := time.Now()
	if id == sample {
		fmt.Fprintln(stderr, "No -workflow-execution-id: these are the steps of a sample.")
		steps, err = listSample(ctx)
		now = time.Date(2026, 9, 9, 19, 40, 0, 0, time.UTC)
	} else {
		steps, err = list(ctx, id)
	}
	switch {
	case err != nil:
		return err
	case output == "json":
		return printJSON(stdout, steps)
	default:
		return printTable(stdout, steps, now)
	}
}

func list(ctx context.Context, id string) ([]types.WorkflowStepMetadata, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	return listWith(ctx, cfg, id)
}

func listSample(ctx context.Context) ([]types.WorkflowStepMetadata, error) {
	server := imagebuildertest.NewInMemoryServer()
	defer server.Close()
	id, execution := imagebuildertest.SampleExecution()
	server.SetExecution(id, execution)
	return listWith(ctx, server.Config(), id)
}

func listWith(ctx context.Context, cfg aws.Config, id string) ([]types.WorkflowStepMetadata, error) {
	client := imagebuilder.NewFromConfig(cfg)
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id}
	steps := []types.WorkflowStepMetadata{}
	for step, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input).All(ctx) {
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}
