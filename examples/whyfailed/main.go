// Command whyfailed tells why steps of a workflow execution failed, and where to
// look further.
package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

func main() { cli.Main(run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return cli.New("whyfailed", stderr).Run(ctx, args, func(source cli.Source) error {
		var steps []types.WorkflowStepMetadata
		var image string
		for page, err := range imagebuilder.NewListWorkflowStepExecutionsPaginator(source.Client, source.Input).Pages(ctx) {
			if err != nil {
				return err
			}
			steps = append(steps, page.Steps...)
			image = aws.ToString(page.ImageBuildVersionArn)
		}
		summary := types.Summarize(steps)

		table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintf(table, "%d of %d steps failed", len(summary.Failed), summary.Total)
		if cancelled := len(summary.Cancelled); cancelled > 0 {
			fmt.Fprintf(table, ", %d cancelled", cancelled)
		}
		fmt.Fprintln(table, ".")
		for _, step := range summary.Failed {
			fmt.Fprintf(table, "\n%s (%s), after %s\n", cli.Text(step.Name), cli.Text(step.Action), cli.Took(step, source.Now))
			fmt.Fprintf(table, "  cause\t%s\n", step.Cause())
			for _, place := range whereToLook(step) {
				fmt.Fprintf(table, "  %s\t%s (console: %s)\n", place.what, cli.Line(place.id), place.console)
			}
		}
		for _, step := range summary.Cancelled {
			fmt.Fprintf(table, "\n%s (%s) was cancelled%s\n", cli.Text(step.Name), cli.Text(step.Action), message(step))
		}
		for _, step := range summary.Skipped {
			if said := message(step); said != "." {
				fmt.Fprintf(table, "\n%s (%s) was skipped%s\n", cli.Text(step.Name), cli.Text(step.Action), said)
			}
		}
		fmt.Fprintln(table)
		if group, stream, ok := buildLog(image); ok && len(summary.Failed) > 0 {
			fmt.Fprintf(table, "Build log: CloudWatch Logs, group %s, stream %s, once the build is over.\n", cli.Line(group), cli.Line(stream))
		}
		for _, step := range summary.Waiting {
			fmt.Fprintf(table, "%s waits for someone to resume or stop the run.\n", cli.Text(step.Name))
		}
		fmt.Fprintln(table, "Steps don't tell how the build ended: the status of the image does.")
		return table.Flush()
	})
}

// message gives what a step that did not fail says of itself.
func message(step types.WorkflowStepMetadata) string {
	if said := strings.TrimSpace(cli.Line(aws.ToString(step.Message))); said != "" {
		return ": " + said
	}
	return "."
}

type place struct{ what, id, console string }

// whereToLook gives what a step left behind that the AWS console can show.
func whereToLook(step types.WorkflowStepMetadata) []place {
	in, out := step.InputData(), step.OutputData()
	log, _, _ := strings.Cut(out.LogUrl, "?") // A presigned URL is a secret.
	logConsole := "S3"
	if strings.HasPrefix(log, "/") || strings.Contains(log, `:\`) {
		logConsole = "none, it is a path on the instance"
	}
	var known []place
	for _, p := range []place{
		{"log", log, logConsole},
		{"run command", out.RunCommandId, "Systems Manager, Run Command, Command history"},
		{"association", out.AssociationId, "Systems Manager, State Manager"},
		{"execution", out.ExecutionArn, "Step Functions, State machines"},
		{"instance", cmp.Or(out.InstanceId, in.InstanceId), "EC2, Instances"},
	} {
		if p.id != "" {
			known = append(known, p)
		}
	}
	return known
}

// buildLog names the log of an image build, from an ARN that ends in
// image/name/1.0.0/1.
func buildLog(imageBuildVersionArn string) (group, stream string, ok bool) {
	_, image, _ := strings.Cut(imageBuildVersionArn, ":image/")
	name, version, ok := strings.Cut(image, "/")
	return "/aws/imagebuilder/" + name, version, ok
}
