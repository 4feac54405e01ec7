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

// Program is a command with the flags that all examples have.
type Program struct {
	// Flags are for the program to add its own to, before Run.
	Flags *flag.FlagSet

	stderr io.Writer
	target target
}

// New makes a program of this name.
func New(name string, stderr io.Writer) *Program {
	p := &Program{Flags: flag.NewFlagSet(name, flag.ContinueOnError), stderr: stderr}
	p.Flags.SetOutput(stderr)
	p.target.addFlags(p.Flags)
	return p
}

// Run parses args, opens the run of a workflow that they ask for and does the
// work of the program with it. It gives the exit code: 0, 1 after an error, 2 for
// bad flags, and 130 when ctx was cancelled.
func (p *Program) Run(ctx context.Context, args []string, work func(Source) error) int {
	err := p.Flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil: // The flag package has said what is wrong.
		return exitUsage
	case p.Flags.NArg() > 0:
		return p.misused(fmt.Sprintf("unexpected argument %q", p.Flags.Arg(0)))
	}
	if given := p.target.pointless(p.Flags); given != "" {
		return p.misused("-" + given + " needs -workflow-execution-id")
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
