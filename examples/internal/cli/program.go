package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
)

// Program is a command that shows a workflow execution, with the flags to select it.
type Program struct {
	*Command

	target target
}

// New returns a program with this name. about is as in [NewCommand].
func New(name, about string, stderr io.Writer) *Program {
	p := &Program{Command: NewCommand(name, about, stderr)}
	p.target.addFlags(p.Flags)
	return p
}

// Run parses args, opens the workflow execution that they select and calls work with
// it. It returns the exit code: 0, 1 after an error, 2 for invalid flags, or 130 if ctx
// was cancelled.
func (p *Program) Run(ctx context.Context, args []string, work func(Source) error) int {
	if code, ok := p.Parse(args); !ok {
		return code
	}
	if name := p.target.connection.Given(p.Flags); name != "" && p.target.executionID == "" {
		return p.Misused("-" + name + " needs -workflow-execution-id")
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
