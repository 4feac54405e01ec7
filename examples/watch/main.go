// Command watch prints a line for each change of the build of an image, until the build
// is over. See -h.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/watch"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

const about = `watch prints a line for each change of the build of an image, until the build is over:

  watch -image-arn arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/1.0.0/1
  watch -image-arn arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/1.0.0/1 -output json

The region is that of the ARN. Credentials are configured as for the AWS CLI, for
example by AWS_PROFILE. On a terminal, the last line shows what runs now. The exit code
is 0 if the image is AVAILABLE, 3 if its build failed or was cancelled, 1 if that is not
known, 2 for invalid flags and 130 if interrupted.

Flags:
`

const sample = "sample"

const (
	exitUnknown     = 1
	exitUsage       = 2
	exitFailed      = 3
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("watch", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // Parse would print all flags after an error.
	imageArn := flags.String("image-arn", sample, "build version `ARN` of the image, which ends in /1.0.0/1")
	output := flags.String("output", "text", "`format` of the output: text, or json for a line of JSON for each change")
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
	case *output != "text" && *output != "json":
		err = fmt.Errorf("-output is %q, neither text nor json", *output)
	}
	if err != nil {
		fmt.Fprintf(stderr, "watch: %v\nRun watch -h for help.\n", err)
		return exitUsage
	}

	err = show(ctx, *imageArn, newDisplay(stdout, stderr, *output))
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "watch: interrupted")
		return exitInterrupted
	}
	fmt.Fprintf(stderr, "watch: %s\n", text(err.Error()))
	if errors.Is(err, errFailed) {
		return exitFailed
	}
	if advice := errors.Advice(err); advice != "" {
		fmt.Fprintln(stderr, advice)
	}
	return exitUnknown
}

func show(ctx context.Context, imageArn string, d *display) error {
	if imageArn == sample {
		return showSample(ctx, d)
	}
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	if parsed, err := arn.Parse(imageArn); err == nil {
		cfg.Region = parsed.Region
	}
	return follow(ctx, imagebuilder.NewFromConfig(cfg), imageArn, d)
}

func showSample(ctx context.Context, d *display) error {
	const speed = 60
	fmt.Fprintf(d.stderr, "No -image-arn: this is a sample build of 575 s, %d times as fast.\n", speed)
	server := imagebuildertest.NewInMemoryServer()
	defer server.Close()
	build := imagebuildertest.SampleBuild()
	build.Speed = speed
	server.Play(build)
	return follow(ctx, imagebuilder.NewFromConfig(server.Config()), *build.Image.Arn, d, func(o *watch.Options) {
		o.Interval /= speed
		o.MaxInterval /= speed
	})
}

// errFailed reports that a build is over without success.
var errFailed = errors.New("the build did not succeed")

func follow(ctx context.Context, client *imagebuilder.Client, imageArn string, d *display, optFns ...func(*watch.Options)) error {
	stop := d.start()
	defer stop()
	var image *types.Image
	for event, err := range watch.New(client, imageArn, optFns...).Events(ctx) {
		if err != nil {
			return err
		}
		if err := d.show(event); err != nil {
			return err
		}
		if event.Image != nil {
			image = event.Image // The last event has one.
		}
	}
	switch status := image.State.Status; status {
	case types.ImageStatusAvailable:
		return nil
	case types.ImageStatusFailed, types.ImageStatusCancelled:
		return fmt.Errorf("%w, the image is %s: %s", errFailed, status, cause(ctx, client, imageArn, image))
	default: // It was changed after its build.
		return fmt.Errorf("it is not known how the build ended, the image is %s", status)
	}
}

func cause(ctx context.Context, client *imagebuilder.Client, imageArn string, image *types.Image) string {
	if report, err := diagnosis.Of(ctx, client, imageArn); err == nil && report.Cause() != "" {
		return report.Cause()
	}
	return text(aws.ToString(image.State.Reason))
}
