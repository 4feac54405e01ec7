// Command liststeps lists the steps of a workflow execution, as a table or as
// JSON. See -help.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const about = `liststeps lists the steps of a workflow execution, as a table or as JSON:

  liststeps -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908 -output json

Without -workflow-execution-id it lists a sample. The exit code is 0 if the steps
were listed, even if steps failed: a failed step is not a failed build, for which
whyfailed has an exit code. It is 1 after an error, 2 for invalid flags and 130 if
interrupted.`

func main() { cli.Main(run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	program := cli.New("liststeps", about, stderr)
	output := "table"
	program.Flags.Func("output", "`format` of the output: table, which is the default, or json", func(value string) error {
		if value != "table" && value != "json" {
			return errors.New("is neither table nor json")
		}
		output = value
		return nil
	})
	return program.Run(ctx, args, func(source cli.Source) error {
		steps := []types.WorkflowStepMetadata{}
		for step, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(source.Client, source.Input).All(ctx) {
			if err != nil {
				return err
			}
			steps = append(steps, step)
		}
		if output == "json" {
			return printJSON(stdout, steps)
		}
		return printTable(stdout, steps, source.Now)
	})
}

func printTable(w io.Writer, steps []types.WorkflowStepMetadata, now time.Time) error {
	rows := [][]string{{"NAME", "ACTION", "STATUS", "START", "DURATION"}}
	for _, step := range steps {
		rows = append(rows, []string{cli.Text(step.Name), cli.Text(step.Action), cli.Text(&step.Status), cli.Text(step.StartTime), cli.Took(step, now)})
	}
	if _, err := io.WriteString(w, aligned(rows)); err != nil {
		return err
	}
	for _, step := range types.Summarize(steps).Failed {
		if _, err := fmt.Fprintf(w, "\n%s failed: %s\n", cli.Text(step.Name), step.Cause()); err != nil {
			return err
		}
	}
	return nil
}

// aligned returns the rows as lines, with their cells in columns.
func aligned(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], cli.Cells(cell))
		}
	}
	var lines strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cli.Pad(cell, widths[i]+2))
		}
		lines.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return lines.String()
}

func printJSON(w io.Writer, steps []types.WorkflowStepMetadata) error {
	var document strings.Builder
	encoder := json.NewEncoder(&document)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(steps); err != nil {
		return err
	}
	_, err := io.WriteString(w, escapeUnprintable(document.String()))
	return err
}

// escapeUnprintable writes as escapes of JSON what steers a terminal or does not show:
// encoding/json leaves all of it but ASCII controls.
func escapeUnprintable(document string) string {
	var escaped strings.Builder
	for _, r := range document {
		if r == '\n' || strconv.IsPrint(r) {
			escaped.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&escaped, "\\u%04x", unit)
		}
	}
	return escaped.String()
}
