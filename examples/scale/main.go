// Command scale simulates a day of the Lambda function of examples/lambda with many
// builds, and prints what it takes: events, invocations, calls to Image Builder, and
// what AWS charges. docs/scale.md shows and explains what it prints.
//
//	go run ./examples/scale -builds 200 -accounts 12
//
// The load and the prices are flags.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
	"time"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	l := load{}
	p := prices{}
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&l.builds, "builds", 10_000, "`number` of builds a day")
	flags.IntVar(&l.accounts, "accounts", 50, "`number` of accounts that they are spread over; one with builds in 3 Regions counts as 3")
	flags.IntVar(&l.failed, "failed", 10, "how many builds of 100 fail")
	flags.IntVar(&l.waiting, "waiting", 5, "how many builds of 100 wait for an approval")
	flags.IntVar(&l.together, "together", 40, "how many builds of 100 start in the same minute")
	call := flags.Duration("call", 100*time.Millisecond, "how long a call to Image Builder takes")
	p.addFlags(flags)
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if l.builds < 1 || l.accounts < 1 || *call < 0 {
		fmt.Fprintln(stderr, "scale: -builds and -accounts must be at least 1, and -call not negative")
		return 2
	}
	bad := l
	bad.togetherFail = true

	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(cells ...any) {
		for _, cell := range cells {
			fmt.Fprintf(table, "%v\t", cell)
		}
		fmt.Fprintln(table)
	}
	fmt.Fprintf(stdout, "%d builds a day in %d accounts: %d%% fail, %d%% wait for an approval, %d%% start within one minute.\n", l.builds, l.accounts, l.failed, l.waiting, l.together)
	fmt.Fprintf(stdout, "A call takes %v. In the bad night, all that start together fail when they launch.\n\n", *call)
	row("day", "concurrency", "assumed limit", "messages", "invocations", "calls", "calls/s, account", "calls/s, all", "throttled", "redelivered", "dead", "median time", "longest time")
	show := func(day string, l load, concurrency, rate int) result {
		r := simulate(l, setup{concurrency: concurrency, call: *call, rate: rate})
		row(day, concurrency, limit(rate), r.messages, r.invocations, r.calls, r.perSecond, r.perSecondOf, r.throttled, r.receives-r.messages, r.dead, round(r.median), round(r.last))
		return r
	}
	usual := show("usual", l, 2, 0)
	show("usual", l, 2, 1)
	for _, concurrency := range []int{2, 10, 50} {
		for _, rate := range []int{0, 5, 1} {
			show("bad night", bad, concurrency, rate)
		}
	}
	table.Flush()
	fmt.Fprintf(stdout, "\nImage Builder sends %d events on the usual day, of which the rule takes %d. An account has at most %d builds at once.\n\n", usual.events, usual.messages, usual.buildsOnce)
	p.print(stdout, usual)
	return 0
}

func limit(rate int) string {
	if rate == 0 {
		return "none"
	}
	return fmt.Sprint(rate)
}

func round(d time.Duration) time.Duration {
	if d < 10*time.Second {
		return d.Round(100 * time.Millisecond)
	}
	return d.Round(time.Second)
}
