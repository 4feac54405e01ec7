// Command whyfailed reports why the build of an image failed, and where to look
// further. See -h.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/diagnosis"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

const (
	exitUnknown     = 1
	exitUsage       = 2
	exitFailed      = 3
	exitInterrupted = 130
)

const about = `whyfailed reports why the build of an image failed, and where to look further:

  whyfailed -image-arn arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-image/1.0.0/1
  whyfailed -workflow-execution-id wf-165b1cb6-3a62-4618-a021-94ddcbe32908
  whyfailed -step-execution-id step-2e6fef0d-657c-4b7e-8706-ff24da9afa01
  whyfailed -pipeline-arn arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline

For a pipeline it reports on its newest image, and without a flag on a sample build. The
region is that of an ARN, or as configured for the AWS CLI, for example by AWS_REGION;
credentials are too, for example by AWS_PROFILE. The exit code is 0 if the build did not
fail, 3 if it failed, 1 if that is not known, 2 for invalid flags and 130 if interrupted.

Flags:
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	options, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return exitUsage
	}
	printReport := printText
	if options.output == "json" {
		printReport = printJSON
	}
	report, err := diagnose(ctx, options, stderr)
	if err == nil {
		err = printReport(stdout, report)
	}
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "whyfailed: interrupted")
		return exitInterrupted
	case err != nil:
		fmt.Fprintf(stderr, "whyfailed: %s\n", line(err.Error()))
		if advice := errors.Advice(err); advice != "" {
			fmt.Fprintln(stderr, advice)
		}
		return exitUnknown
	case report.Cause() != "":
		return exitFailed
	case status(report) == "":
		return exitUnknown
	default:
		return 0
	}
}

type options struct {
	subject, pipeline string
	output            string
}

// parse reads the flags, and writes to stderr what is wrong with them.
func parse(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("whyfailed", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // Parse would print all flags after an error.
	given := 0
	subject := func(to *string, name, usage string) {
		flags.Func(name, usage, func(value string) error {
			if value == "" { // Often a variable that is not set.
				return errors.New("is empty")
			}
			*to = value
			given++
			return nil
		})
	}
	subject(&o.subject, "image-arn", "build version `ARN` of the image, which ends in /1.0.0/1")
	subject(&o.subject, "workflow-execution-id", "`id` of a workflow execution of the build, such as wf-165b1cb6-…")
	subject(&o.subject, "step-execution-id", "`id` of a step of the build, such as step-2e6fef0d-…")
	subject(&o.pipeline, "pipeline-arn", "`ARN` of a pipeline, for its newest image")
	flags.StringVar(&o.output, "output", "text", "`format` of the output: text or json")
	err = flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stderr, about)
		flags.SetOutput(stderr)
		flags.PrintDefaults()
		return o, err
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case given > 1:
		err = errors.New("give one of -image-arn, -workflow-execution-id, -step-execution-id and -pipeline-arn")
	case o.output != "text" && o.output != "json":
		err = fmt.Errorf("-output is %q, neither text nor json", o.output)
	}
	if err != nil {
		fmt.Fprintf(stderr, "whyfailed: %v\nRun whyfailed -h for help.\n", err)
	}
	return o, err
}

func diagnose(ctx context.Context, o options, stderr io.Writer) (*diagnosis.Report, error) {
	if o.subject == "" && o.pipeline == "" {
		fmt.Fprintln(stderr, "No -image-arn: this is the report on a sample build.")
		return diagnoseSample(ctx)
	}
	client, err := connect(ctx, o)
	if err != nil {
		return nil, err
	}
	if o.pipeline != "" {
		if o.subject, err = newestImage(ctx, client, o.pipeline); err != nil {
			return nil, err
		}
	}
	return diagnosis.Of(ctx, client, o.subject)
}

func connect(ctx context.Context, o options) (*imagebuilder.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	if parsed, err := arn.Parse(o.subject + o.pipeline); err == nil {
		cfg.Region = parsed.Region
	}
	return imagebuilder.NewFromConfig(cfg), nil
}

// newestImage looks at all images of a pipeline, since their order is not documented.
func newestImage(ctx context.Context, client *imagebuilder.Client, pipeline string) (string, error) {
	var newest, created string
	input := &imagebuilder.ListImagePipelineImagesInput{ImagePipelineArn: &pipeline}
	for image, err := range imagebuilder.NewListImagePipelineImagesPaginator(client, input).All(ctx) {
		if err != nil {
			return "", err
		}
		if date := aws.ToString(image.DateCreated); newest == "" || date > created {
			newest, created = aws.ToString(image.Arn), date
		}
	}
	if newest == "" {
		return "", fmt.Errorf("pipeline %s has no images", pipeline)
	}
	return newest, nil
}

func diagnoseSample(ctx context.Context) (*diagnosis.Report, error) {
	server := imagebuildertest.NewInMemoryServer()
	defer server.Close()
	build := imagebuildertest.SampleFailingBuild()
	server.SetImage(build.Image)
	for id, execution := range build.Executions {
		execution.ImageBuildVersionArn = *build.Image.Arn
		server.SetExecution(id, execution)
	}
	return diagnosis.Of(ctx, imagebuilder.NewFromConfig(server.Config()), *build.Image.Arn)
}

func printJSON(w io.Writer, report *diagnosis.Report) error {
	var document bytes.Buffer
	encoder := json.NewEncoder(&document)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(report); err != nil {
		return err
	}
	_, err := w.Write(escape(document.Bytes()))
	return err
}

// escape makes a JSON document safe to print on a terminal: encoding/json leaves some
// control characters as they are.
func escape(document []byte) (escaped []byte) {
	for _, r := range string(document) {
		if r == '\n' || strconv.IsPrint(r) {
			escaped = append(escaped, string(r)...)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			escaped = fmt.Appendf(escaped, `\u%04x`, unit)
		}
	}
	return escaped
}

func printText(w io.Writer, report *diagnosis.Report) error {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s\n", line(report.ImageBuildVersionArn), line(outcome(report)))

	for _, e := range report.Executions {
		fmt.Fprintf(&out, "\n%s workflow %s: %s%s\n", line(string(e.Type)), line(aws.ToString(e.WorkflowExecutionId)), line(string(e.Status)), roles[e.Role])
		if e.Steps == nil {
			continue
		}
		for _, step := range e.Steps.Failed {
			if e.Role == diagnosis.RoleCause && e.FailedStep != nil && aws.ToString(step.StepExecutionId) == aws.ToString(e.FailedStep.StepExecutionId) {
				continue // Its cause is in the outcome.
			}
			fmt.Fprintf(&out, "  %s failed: %s\n", line(aws.ToString(step.Name)), step.Cause())
		}
		for _, step := range e.Steps.Waiting {
			fmt.Fprintf(&out, "  %s waits for someone to resume or stop the build.\n", line(aws.ToString(step.Name)))
		}
	}

	section(&out, "Where to look, if it is still there:", report.Commands())
	var pages []string
	for _, log := range report.Logs {
		if strings.HasPrefix(log.Url, "https:") {
			pages = append(pages, line(log.Url))
		}
	}
	section(&out, "Logs, without the queries of presigned URLs:", pages)
	var unread []string
	for _, u := range report.Unread {
		unread = append(unread, u.Operation+": "+line(u.Reason))
	}
	section(&out, "What could not be read:", unread)

	_, err := io.WriteString(w, out.String())
	return err
}

func section(w io.Writer, title string, lines []string) {
	if len(lines) > 0 {
		fmt.Fprintf(w, "\n%s\n  %s\n", title, strings.Join(lines, "\n  "))
	}
}

var roles = map[diagnosis.Role]string{
	diagnosis.RoleCause:      ", which failed the build",
	diagnosis.RoleFailed:     ", which is not what failed the build",
	diagnosis.RolePassedOver: ", with a failure that the build passed over",
	diagnosis.RoleSuperseded: ", superseded by a retry",
}

func outcome(report *diagnosis.Report) string {
	said := status(report)
	if said == "" {
		said = "The status of the image is not known"
	}
	if cause := report.Cause(); cause != "" {
		return said + ": " + cause
	}
	if report.Image != nil && report.Image.State != nil && report.Image.State.Reason != nil {
		return said + ": " + *report.Image.State.Reason
	}
	return said
}

// status is empty if it is not known.
func status(report *diagnosis.Report) string {
	if report.Image == nil || report.Image.State == nil {
		return ""
	}
	return string(report.Image.State.Status)
}

// line makes text safe to print on one line of a terminal.
func line(text string) string {
	quoted := strconv.Quote(text)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(quoted[1 : len(quoted)-1])
}
