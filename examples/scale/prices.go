package main

import (
	"flag"
	"fmt"
	"io"
	"text/tabwriter"
)

// prices are in US dollars, without free tiers.
type prices struct {
	event, queueRequest, invocation, second, publish, email, logged float64 // A million of each; a GB-second, a GB.
	memory                                                          float64 // GB
	lineSize                                                        float64 // Of the log for a message, in kB.
	polls                                                           float64 // Of an empty queue, a day.
	addresses                                                       float64
}

// The defaults are meant to be the list prices of us-east-1 in 2026. Look them up.
func (p *prices) addFlags(flags *flag.FlagSet) {
	flags.Float64Var(&p.event, "price-event", 1.00, "`USD` for a million events that EventBridge sends to another account")
	flags.Float64Var(&p.queueRequest, "price-queue", 0.40, "`USD` for a million requests to SQS")
	flags.Float64Var(&p.invocation, "price-invocation", 0.20, "`USD` for a million invocations")
	flags.Float64Var(&p.second, "price-second", 0.0000133334, "`USD` for a GB-second of Lambda on arm64")
	flags.Float64Var(&p.publish, "price-publish", 0.50, "`USD` for a million messages to SNS")
	flags.Float64Var(&p.email, "price-email", 20, "`USD` for a million e-mails of SNS")
	flags.Float64Var(&p.logged, "price-log", 0.50, "`USD` for a GB of logs")
	flags.Float64Var(&p.memory, "memory", 0.125, "`GB` of the function")
	flags.Float64Var(&p.lineSize, "line", 2, "`kB` that the function logs for a message")
	flags.Float64Var(&p.polls, "polls", 21_600, "`number` of times a day that Lambda finds the queue empty: 5 pollers, every 20 s")
	flags.Float64Var(&p.addresses, "emails", 1, "`number` of addresses that get each report")
}

func (p *prices) print(w io.Writer, day result) {
	const days, million = 30, 1e6
	messages, invocations := float64(day.messages), float64(day.invocations)
	fmt.Fprintf(w, "A month of %d usual days, in USD:\n", days)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	total := 0.0
	row := func(what, formula string, aDay float64) {
		total += days * aDay
		fmt.Fprintf(table, "%s\t%s\t%.2f\n", what, formula, days*aDay)
	}
	row("EventBridge", fmt.Sprintf("%.0f messages x %g/M", messages, p.event), messages*p.event/million)
	row("SQS", fmt.Sprintf("(%.0f messages + 2 x %.0f invocations + %.0f empty polls) x %g/M", messages, invocations, p.polls, p.queueRequest),
		(messages+2*invocations+p.polls)*p.queueRequest/million)
	row("Lambda", fmt.Sprintf("%.0f invocations x %g/M + %.0f s x %g GB x %g", invocations, p.invocation, day.busy.Seconds(), p.memory, p.second),
		invocations*p.invocation/million+day.busy.Seconds()*p.memory*p.second)
	row("SNS", fmt.Sprintf("%.0f messages x (%g/M + %g addresses x %g/M)", messages, p.publish, p.addresses, p.email), messages*(p.publish+p.addresses*p.email)/million)
	row("CloudWatch Logs", fmt.Sprintf("%.0f messages x %g kB x %g/GB", messages, p.lineSize, p.logged), messages*p.lineSize*p.logged/million)
	fmt.Fprintf(table, "total\t\t%.2f\n", total)
	table.Flush()
}
