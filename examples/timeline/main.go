// Command timeline draws the steps of a workflow execution on a time axis, as bars in
// the terminal or as an SVG picture. See -h.
package main

import (
	"bytes"
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

const about = `timeline draws the steps of a workflow execution on a time axis, as bars in the
terminal or as an SVG picture:

  timeline -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908 -width $COLUMNS
  timeline -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908 -svg run.svg

Region and credentials are configured as for the AWS CLI, for example by AWS_REGION
and AWS_PROFILE. Bars are colored on a terminal, unless NO_COLOR is set. The exit code
is 0 if the steps were drawn, even if steps failed, 1 after an error and 2 for invalid
flags.

Flags:
`

const sample = "sample"

func main() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("timeline", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // Parse would print all flags after an error.
	id := flags.String("workflow-execution-id", sample, "`id` of the workflow execution")
	width := flags.Int("width", 80, fmt.Sprintf("`columns` to draw bars in, at least %d", minWidth))
	svg := flags.String("svg", "", "draw a picture into this `file` instead; - is standard output")
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
	case *width < minWidth:
		err = fmt.Errorf("-width is %d, less than %d", *width, minWidth)
	}
	if err != nil {
		fmt.Fprintf(stderr, "timeline: %v\nRun timeline -h for help.\n", err)
		return 2
	}

	if *id == sample {
		fmt.Fprintln(stderr, "No -workflow-execution-id: this is the timeline of a sample.")
	}
	t, err := load(ctx, *id)
	if err == nil {
		err = draw(t, *svg, *width, stdout)
	}
	if err != nil {
		fmt.Fprintf(stderr, "timeline: %s\n", text(err.Error()))
		if advice := errors.Advice(err); advice != "" {
			fmt.Fprintln(stderr, advice)
		}
		return 1
	}
	return 0
}

func load(ctx context.Context, id string) (timeline, error) {
	if id == sample {
		return loadSample(ctx)
	}
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return timeline{}, err
	}
	steps, err := list(ctx, cfg, id)
	return newTimeline(id, steps, time.Now()), err
}

func loadSample(ctx context.Context) (timeline, error) {
	server := imagebuildertest.NewInMemoryServer()
	defer server.Close()
	id, execution := imagebuildertest.SampleExecution()
	server.SetExecution(id, execution)
	steps, err := list(ctx, server.Config(), id)
	return newTimeline(id, steps, time.Date(2026, 9, 9, 19, 40, 0, 0, time.UTC)), err
}

func list(ctx context.Context, cfg aws.Config, id string) ([]types.WorkflowStepMetadata, error) {
	client := imagebuilder.NewFromConfig(cfg)
	input := &imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: &id}
	var steps []types.WorkflowStepMetadata
	for step, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(client, input).All(ctx) {
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}

func draw(t timeline, svg string, width int, stdout io.Writer) error {
	switch svg {
	case "":
		return drawBars(stdout, t, width, isColored(stdout))
	case "-":
		return drawSVG(stdout, t)
	}
	var picture bytes.Buffer
	if err := drawSVG(&picture, t); err != nil {
		return err
	}
	if err := os.WriteFile(svg, picture.Bytes(), 0o644); err != nil {
		return err
	}
	_, err := fmt.Fprintln(stdout, "drawn:", svg)
	return err
}

// isColored reports whether w is a terminal and the environment allows color.
func isColored(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
