package cli

import (
	"context"
	"flag"
	"fmt"
	"io"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
)

const (
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// Command is the flags of a program and its ways to end.
type Command struct {
	// Flags are for the program to add its own to, before Parse.
	Flags *flag.FlagSet

	stderr io.Writer
}

// NewCommand makes a command of this name, without flags.
func NewCommand(name string, stderr io.Writer) *Command {
	c := &Command{Flags: flag.NewFlagSet(name, flag.ContinueOnError), stderr: stderr}
	c.Flags.SetOutput(stderr)
	return c
}

// Parse reads the flags. If the program is not to go on, ok is false and code is
// what to exit with: 0 after -help, 2 after a mistake.
func (c *Command) Parse(args []string) (code int, ok bool) {
	err := c.Flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0, false
	case err != nil: // The flag package has said what is wrong.
		return exitUsage, false
	case c.Flags.NArg() > 0:
		return c.Misused(fmt.Sprintf("unexpected argument %q", c.Flags.Arg(0))), false
	}
	if name := c.empty(); name != "" {
		return c.Misused("-" + name + " is empty"), false
	}
	return 0, true
}

// empty names a flag that is given without a value, as by an unset variable of a
// shell.
func (c *Command) empty() (name string) {
	c.Flags.Visit(func(f *flag.Flag) {
		if value, ok := f.Value.(flag.Getter); ok && value.Get() == "" {
			name = f.Name
		}
	})
	return name
}

// Misused says what is wrong with the flags, and returns the exit code.
func (c *Command) Misused(how string) int {
	c.Say(how)
	c.Flags.Usage()
	return exitUsage
}

// Exit returns the exit code for the error that a program ended with: 0 for none,
// 130 if ctx was cancelled, else 1. It says what is wrong and what to do.
func (c *Command) Exit(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		c.Say("interrupted")
		return exitInterrupted
	default:
		c.Say(Line(err.Error()))
		if advice := Advice(err); advice != "" {
			fmt.Fprintln(c.stderr, advice)
		}
		return exitFailed
	}
}

// Say prints a line to stderr.
func (c *Command) Say(what string) {
	fmt.Fprintf(c.stderr, "%s: %s\n", c.Flags.Name(), what)
}
