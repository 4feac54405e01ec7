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

// Command has the flags of a program and reports its errors.
type Command struct {
	// Flags are the flags of the program. Add them before Parse.
	Flags *flag.FlagSet

	about  string
	stderr io.Writer
}

// NewCommand returns a command with this name and no flags. about is what -help says
// before the flags.
func NewCommand(name, about string, stderr io.Writer) *Command {
	c := &Command{Flags: flag.NewFlagSet(name, flag.ContinueOnError), about: about, stderr: stderr}
	c.Flags.SetOutput(io.Discard) // Parse prints its errors.
	return c
}

// Parse parses the flags. If ok is false, the program has to exit with code: 0 after
// -help, 2 for invalid flags.
func (c *Command) Parse(args []string) (code int, ok bool) {
	err := c.Flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		c.help()
		return 0, false
	case err != nil:
		return c.Misused(Line(err.Error())), false
	case c.Flags.NArg() > 0:
		return c.Misused(fmt.Sprintf("unexpected argument %q", c.Flags.Arg(0))), false
	}
	if name := c.empty(); name != "" {
		return c.Misused("-" + name + " is empty"), false
	}
	return 0, true
}

// empty returns the name of a flag with an empty value, such as that of an unset shell
// variable, or "".
func (c *Command) empty() (name string) {
	c.Flags.Visit(func(f *flag.Flag) {
		if value, ok := f.Value.(flag.Getter); ok && value.Get() == "" {
			name = f.Name
		}
	})
	return name
}

func (c *Command) help() {
	fmt.Fprintf(c.stderr, "%s\n\nFlags:\n", c.about)
	c.Flags.SetOutput(c.stderr)
	c.Flags.PrintDefaults()
}

// Misused prints an error about the flags, and returns the exit code.
func (c *Command) Misused(how string) int {
	c.Say(how)
	fmt.Fprintf(c.stderr, "Run %s -h for the flags.\n", c.Flags.Name())
	return exitUsage
}

// Exit returns the exit code for the error of a program: 0 if it is nil, 130 if ctx was
// cancelled, otherwise 1. It prints the error and advice.
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
