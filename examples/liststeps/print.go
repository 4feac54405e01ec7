package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf16"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// printTable has names last, where their width does not matter: tabwriter counts
// characters, of which some are two columns wide.
func printTable(w io.Writer, steps []types.WorkflowStepMetadata, now time.Time) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "STATUS\tSTART\tDURATION\tACTION\tNAME")
	for _, step := range steps {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", text(string(step.Status)), text(aws.ToString(step.StartTime)),
			duration(step, now), text(aws.ToString(step.Action)), text(aws.ToString(step.Name)))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, step := range types.Summarize(steps).Failed {
		if _, err := fmt.Fprintf(w, "\n%s failed: %s\n", text(aws.ToString(step.Name)), step.Cause()); err != nil {
			return err
		}
	}
	return nil
}

func duration(step types.WorkflowStepMetadata, now time.Time) string {
	took, err := step.Duration(now)
	switch {
	case err != nil:
		return "malformed"
	case step.StartTime == nil:
		return "-"
	case step.IsInProgress():
		return took.Round(time.Second).String() + " so far"
	default:
		return took.Round(time.Second).String()
	}
}

// text makes s safe to print on one line of a terminal, and an empty one visible.
func text(s string) string {
	if s == "" {
		return "-"
	}
	quoted := strconv.Quote(s)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(quoted[1 : len(quoted)-1])
}

func printJSON(w io.Writer, steps []types.WorkflowStepMetadata) error {
	var document bytes.Buffer
	encoder := json.NewEncoder(&document)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(steps); err != nil {
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
