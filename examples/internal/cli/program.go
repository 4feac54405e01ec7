package cli

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

const (
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// Program is a command with the common flags of the examples.
type Program struct {
	// Flags are the common flags. A program adds its own before Run.
	Flags *flag.FlagSet

	stderr io.Writer
	target target
}

// New returns a program with this name.
func New(name string, stderr io.Writer) *Program {
	p := &Program{Flags: flag.NewFlagSet(name, flag.ContinueOnError), stderr: stderr}
	p.Flags.SetOutput(stderr)
	p.target.addFlags(p.Flags)
	return p
}

// Run parses args, opens the workflow execution that they select and calls work with
// it. It returns the exit code: 0, 1 after an error, 2 for invalid flags, or 130 if ctx
// was cancelled.
func (p *Program) Run(ctx context.Context, args []string, work func(Source) error) int {
	err := p.Flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil: // The flag package has printed it.
		return exitUsage
	case p.Flags.NArg() > 0:
		return p.misused(fmt.Sprintf("unexpected argument %q", p.Flags.Arg(0)))
	}
	if name := p.target.pointless(p.Flags); name != "" {
		return p.misused("-" + name + " needs -workflow-execution-id")
	}

	source, closeSource, err := p.target.open(ctx, p.stderr)
	if err == nil {
		defer closeSource()
		err = work(source)
	}
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		p.say("interrupted")
		return exitInterrupted
	default:
		p.say(Line(err.Error()))
		if advice := Advice(err); advice != "" {
			fmt.Fprintln(p.stderr, advice)
		}
		return exitFailed
	}
}

func (p *Program) misused(how string) int {
	p.say(how)
	p.Flags.Usage()
	return exitUsage
}

func (p *Program) say(what string) {
	fmt.Fprintf(p.stderr, "%s: %s\n", p.Flags.Name(), what)
}

// Main runs a program until it ends or Ctrl-C is pressed, and exits with its
// code.
func Main(run func(ctx context.Context, args []string, stdout, stderr io.Writer) int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
