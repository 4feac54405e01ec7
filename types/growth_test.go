package types_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// growing has outputs of each kind, and ones that were made to cost much. They are
// repeated up to the size that is wanted.
func growing() map[string]string {
	all := map[string]string{
		"sequences":             "\x1b[31m",
		"sequences without end": "\x1b]0;",
		"escapes":               "\x1b",
		"C1":                    "\u009b1",
		"carriage returns":      "\r",
		"progress":              "10%\r",
		"blank progress":        " \r",
		"backspaces":            "a\b",
		"line breaks":           "\n",
		"spaces":                " ",
		"braces":                "{",
		"executionId":           `{"executionId"`,
		"summaries":             `{"executionId": "1", "failedStepCount": 1, "failureMessage": "no"}` + "\n",
		"CLIXML":                `<Objs <S S="Error">a_x000D__x000A_</S></Objs>`,
		"CLIXML without end":    `<Objs <S S="Error">_x`,
		"_x":                    "_x",
		"less":                  "<",
		"truncated":             " truncated--",
		"markers":               "----------ERROR-------\n---Output truncated---\n",
		"places":                "At x:1 char:1\n",
		"records":               "Get-Item : no\nAt x:1 char:1\n",
		"tracebacks":            "Traceback (most recent call last):\n  File\nX: y\n",
		"headings":              "error:\n",
		"errors on one line":    "error: not found ",
		"errors":                "error: not found\n",
		"encoded":               "kQ7x_",
		"words":                 "a ",
		"zeros":                 "0 errors ",
		"apostrophes":           "a'",
		"typographic":           "’",
		"rules":                 "=",
		"dots":                  ".",
		"questions":             "https://x?signature=y ",
		"wide":                  "漢字",
		"not UTF-8":             "\xff",
		"boxes":                 "─",
	}
	for _, c := range outputs {
		all["output of "+c.name] = c.output
	}
	return all
}

func grown(unit string, size int) types.WorkflowStepMetadata {
	document, err := json.Marshal(map[string]string{"output": strings.Repeat(unit, size/len(unit)+1)[:size]})
	if err != nil {
		panic(err)
	}
	return failed(string(document))
}

// All allocated memory is counted, including memory that is free again. It grows no
// faster than the output.
func TestCause_allocatesNoMoreForEachByteOfALongOutput(t *testing.T) {
	for name, unit := range growing() {
		short, long := grown(unit, 50_000), grown(unit, 200_000)
		few, many := allocated(func() { short.Cause() }), allocated(func() { long.Cause() })
		if many > 5*few || many > 10*float64(len(*long.Outputs)) {
			t.Errorf("%s: %.2f MB for %.2f, %.2f MB for %.2f", name, few/megabyte, float64(len(*short.Outputs))/megabyte, many/megabyte, float64(len(*long.Outputs))/megabyte)
		}
		checkPrintableLine(t, long.Cause())
	}
}

func BenchmarkCause_grown(b *testing.B) {
	for name, unit := range growing() {
		for label, size := range map[string]int{"1MB": megabyte, "10MB": 10 * megabyte} {
			step := grown(unit, size)
			b.Run(name+"/"+label, func(b *testing.B) {
				for b.Loop() {
					step.Cause()
				}
			})
		}
	}
}
