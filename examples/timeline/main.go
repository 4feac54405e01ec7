// Command timeline draws the steps of a workflow execution on a time axis, as bars in
// the terminal or as an SVG picture. See -help.
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const about = `timeline draws the steps of a workflow execution on a time axis, as bars in the
terminal or as an SVG picture:

  timeline -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908
  timeline -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908 -svg run.svg

Without -workflow-execution-id it draws a sample. Colors are used on a terminal, and
not if NO_COLOR is set. The exit code is 0 if the steps were drawn, even if steps
failed, 1 after an error, 2 for invalid flags and 130 if interrupted.`

func main() { cli.Main(run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	program := cli.New("timeline", about, stderr)
	width := max(columns(stdout), minWidth)
	program.Flags.Func("width", fmt.Sprintf("`columns` to draw in, at least %d; the default is $COLUMNS, the width of the terminal, or 80", minWidth), func(value string) error {
		var err error
		if width, err = strconv.Atoi(value); err != nil || width < minWidth {
			return fmt.Errorf("must be a number from %d on", minWidth)
		}
		return nil
	})
	svg := program.Flags.String("svg", "", "draw a picture into this `file` instead; - is standard output")
	return program.Run(ctx, args, func(source cli.Source) error {
		var steps []types.WorkflowStepMetadata
		for step, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(source.Client, source.Input).All(ctx) {
			if err != nil {
				return err
			}
			steps = append(steps, step)
		}
		t := newTimeline(*source.Input.WorkflowExecutionId, steps, source.Now)
		if *svg == "" {
			return drawBars(stdout, t, width, inColor(stdout))
		}
		var picture bytes.Buffer
		if err := drawSVG(&picture, t); err != nil {
			return err
		}
		if *svg == "-" {
			_, err := picture.WriteTo(stdout)
			return err
		}
		if err := os.WriteFile(*svg, picture.Bytes(), 0o644); err != nil {
			return err
		}
		_, err := fmt.Fprintln(stdout, "drawn:", *svg)
		return err
	})
}
