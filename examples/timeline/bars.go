package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

// Each kind has its own color and fill.
var looks = map[kind]struct{ fill, color string }{
	done:    {"█", "\x1b[32m"},
	failed:  {"▓", "\x1b[31m"},
	running: {"▒", "\x1b[34m"},
	waiting: {"░", "\x1b[33m"},
	idle:    {"▏", "\x1b[90m"},
	other:   {"▒", "\x1b[35m"},
}

// minWidth leaves room for a bar.
const minWidth = 60

// drawBars draws the timeline in lines of at most width columns, of which there must
// be minWidth.
func drawBars(w io.Writer, t timeline, width int, color bool) error {
	names, statuses, tooks := 0, 0, 0
	for _, l := range t.lanes {
		names = max(names, columns(l.name))
		statuses = max(statuses, columns(l.status))
		tooks = max(tooks, columns(l.took))
	}
	names, statuses, tooks = min(names, width/4), min(statuses, width/4), min(tooks, width/4)
	left := names + statuses + tooks + 3
	length := width - left

	var out strings.Builder
	for _, l := range t.lanes {
		look, reset := looks[l.kind], "\x1b[0m"
		if !color {
			look.color, reset = "", ""
		}
		bar := ""
		if !l.start.IsZero() {
			from := min(int(t.at(l.start, float64(length))), length-1)
			until := int(math.Round(t.at(l.end, float64(length))))
			bar = strings.Repeat(" ", from) + look.color + strings.Repeat(look.fill, max(until-from, 1)) + reset
		}
		line := fmt.Sprintf("%s %s%s%s %*s %s", pad(clip(l.name, names), names), look.color, pad(clip(l.status, statuses), statuses), reset, tooks, clip(l.took, tooks), bar)
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	if !t.start.IsZero() {
		out.WriteString(strings.Repeat(" ", left) + axis(t, length) + "\n")
	}
	_, err := fmt.Fprintf(w, "%s\n\n%s", headline(t), out.String())
	return err
}

// axis returns a line of ticks with the time to the right of each.
func axis(t timeline, length int) string {
	moments, layout := t.ticks(length / 9)
	line := ""
	for _, moment := range moments {
		label := "|" + moment.Format(layout)
		column := int(t.at(moment, float64(length)))
		if column+len(label) <= length && column >= len(line) {
			line += strings.Repeat(" ", column-len(line)) + label + " "
		}
	}
	return strings.TrimRight(line, " ")
}

func headline(t timeline) string {
	if t.start.IsZero() {
		return t.id + ": no step has started"
	}
	return fmt.Sprintf("%s: from %s UTC, %s", t.id, t.start.Format(time.DateTime), t.end.Sub(t.start).Round(time.Second))
}
