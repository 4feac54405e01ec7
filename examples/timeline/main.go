// Command timeline draws the steps of a workflow execution on a time axis, as bars in
// the terminal or as an SVG picture.
package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func main() { cli.Main(run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	program := cli.New("timeline", stderr)
	columns, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	width := program.Flags.Int("width", cmp.Or(columns, 80), "`columns` to draw in; the default is $COLUMNS, or 80")
	svg := program.Flags.String("svg", "", "draw a picture into this `file` instead")
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
			return drawBars(stdout, t, *width, inColor(stdout))
		}
		var picture bytes.Buffer
		if err := drawSVG(&picture, t); err != nil {
			return err
		}
		if err := os.WriteFile(*svg, picture.Bytes(), 0o644); err != nil {
			return err
		}
		_, err := fmt.Fprintln(stdout, "drawn:", *svg)
		return err
	})
}

// inColor reports whether w is a terminal and the environment allows color.
func inColor(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
