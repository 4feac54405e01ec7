// Command watch follows the build of an image until it is over, and prints a line
// for each change. See -help.
package main

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/cli"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const exitBuildFailed = 3

const about = `watch prints a line for each change of the build of an image, until it is over:

  watch -image-arn arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/1.0.0/1

Without -image-arn it plays a sample build. The exit code is 0 if the image is
AVAILABLE, 3 if the build failed or was cancelled, 1 if it could not tell, 2 for
invalid flags and 130 if interrupted.`

func main() { cli.Main(run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	command := cli.NewCommand("watch", about, stderr)
	imageArn := command.Flags.String("image-arn", "", "`ARN` of the image build, which ends in /1.0.0/1; without it, a sample build is played")
	output := command.Flags.String("output", "text", "`format` of stdout: text, or json for a line of JSON for each change")
	var connection cli.Connection
	connection.AddFlags(command.Flags)
	if code, ok := command.Parse(args); !ok {
		return code
	}
	if *output != "text" && *output != "json" {
		return command.Misused(fmt.Sprintf("-output is %q, not text or json", *output))
	}
	if given := connection.Given(command.Flags); given != "" && *imageArn == "" {
		return command.Misused("-" + given + " needs -image-arn")
	}

	source, err := open(ctx, *imageArn, &connection, stderr)
	if err != nil {
		return command.Exit(ctx, err)
	}
	defer source.close()

	build := watch.New(source.client, source.imageArn, source.options)
	image, err := follow(ctx, build, newPrinter(*output, stdout), command.Say)
	if err != nil {
		return command.Exit(ctx, err)
	}
	switch status := image.State.Status; status {
	case types.ImageStatusAvailable:
		return 0
	case types.ImageStatusFailed, types.ImageStatusCancelled:
		command.Say(cause(ctx, source, image))
		return exitBuildFailed
	default: // It was changed after its build.
		return command.Exit(ctx, fmt.Errorf("the image is %s, which does not tell how its build ended", status))
	}
}

// cause says on one line why a build failed or that it was cancelled.
func cause(ctx context.Context, source source, image *types.Image) string {
	report, err := diagnosis.Of(ctx, source.client, source.imageArn)
	if err != nil || report.Cause() == "" {
		return (&watch.BuildError{Image: image}).Error()
	}
	return fmt.Sprintf("the image is %s: %s", image.State.Status, report.Cause())
}
