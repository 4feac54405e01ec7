package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
)

// Program is a command that shows a run of a workflow, with the flags for that.
type Program struct {
	*Command

	target target
}

// New makes a program of this name.
func New(name string, stderr io.Writer) *Program {
	p := &Program{Command: NewCommand(name, stderr)}
	p.target.addFlags(p.Flags)
	return p
}

// Run parses args, opens the run of a workflow that they ask for and does the
// work of the program with it. It returns the exit code: 0, 1 after an error, 2 for
// bad flags, and 130 when ctx was cancelled.
func (p *Program) Run(ctx context.Context, args []string, work func(Source) error) int {
	if code, ok := p.Parse(args); !ok {
		return code
	}
	if given := p.target.connection.Given(p.Flags); given != "" && p.target.executionID == "" {
		return p.Misused("-" + given + " needs -workflow-execution-id")
	}
	source, closeSource, err := p.target.open(ctx, p.stderr)
	if err == nil {
		defer closeSource()
		err = work(source)
	}
	return p.Exit(ctx, err)
}

// Main runs a program until it ends or Ctrl-C is pressed, and exits with its
// code.
func Main(run func(ctx context.Context, args []string, stdout, stderr io.Writer) int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
