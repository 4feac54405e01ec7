package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write what the program prints into docs/scale.md")

const page = "../../docs/scale.md"

// shown matches what the page shows of the program, below the command that prints it.
var shown = regexp.MustCompile("(?s)(<!-- go run ./examples/scale ?([^\n]*) -->\n```\n)(.*?)(```\n)")

func TestRun_printsWhatThePageShows(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	blocks := 0
	whole := shown.ReplaceAllFunc(text, func(block []byte) []byte {
		blocks++
		part := shown.FindSubmatch(block)
		command, args, text, end := part[1], part[2], part[3], part[4]
		var printed, stderr bytes.Buffer
		if code := run(strings.Fields(string(args)), &printed, &stderr); code != 0 {
			t.Errorf("%s: code %d: %s", args, code, &stderr)
		}
		if !*update && !bytes.Equal(printed.Bytes(), text) {
			t.Errorf("%s shows\n%s\nthe program prints\n%s\nrun go test ./examples/scale -update", page, text, &printed)
		}
		return slices.Concat(command, printed.Bytes(), end)
	})
	if blocks != 2 {
		t.Errorf("%s shows %d days", page, blocks)
	}
	if *update {
		if err := os.WriteFile(page, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTemplate_hasWhatIsSimulated(t *testing.T) {
	template, err := os.ReadFile("../lambda/template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]int{"BatchSize": batchSize, "maxReceiveCount": maxReceives, "VisibilityTimeout": int(visibility.Seconds())} {
		if setting := fmt.Sprintf("%s: %d", name, value); !regexp.MustCompile(`\b` + setting + `\b`).Match(template) {
			t.Errorf("the template does not have %s", setting)
		}
	}
}

func TestRun_refusesALoadThatIsNone(t *testing.T) {
	for _, args := range [][]string{{"-builds", "0"}, {"-accounts", "0"}, {"-call", "-1s"}, {"-builds", "many"}} {
		var stdout, stderr bytes.Buffer
		if code := run(args, &stdout, &stderr); code != 2 || stderr.Len() == 0 || stdout.Len() != 0 {
			t.Errorf("%v: code %d, stderr %q", args, code, &stderr)
		}
	}
}

func TestSimulate_endsEachMessageOnce(t *testing.T) {
	const second = time.Second
	l := load{builds: 100, accounts: 1, failed: 100}
	for name, c := range map[string]struct {
		load  load
		setup setup
		check func(result) bool
	}{
		"no builds": {load{accounts: 1}, setup{concurrency: 2, call: second}, func(r result) bool { return r == result{} }},
		"no failures": {load{builds: 100, accounts: 3}, setup{concurrency: 2, call: second}, func(r result) bool {
			return r.messages == 0 && r.events == 400 && r.calls == 0
		}},
		"all fail": {l, setup{concurrency: 2, call: second}, func(r result) bool {
			return r.messages == 100 && r.receives == 100 && r.calls == 300 && r.busy == 300*second && r.throttled == 0 && r.perSecond <= 2 && r.events == 200
		}},
		"all wait": {load{builds: 100, accounts: 1, waiting: 100}, setup{concurrency: 2, call: second}, func(r result) bool {
			return r.messages == 100 && r.calls == 100 && r.events == 500
		}},
		"together": {load{builds: 100, accounts: 1, together: 100, togetherFail: true}, setup{concurrency: 2, call: 100 * time.Millisecond}, func(r result) bool {
			return r.messages == 100 && r.calls == 300 && r.perSecond > 10 && r.perSecond <= 20 && r.buildsOnce > 50
		}},
		"throttled": {load{builds: 100, accounts: 1, together: 100, togetherFail: true}, setup{concurrency: 50, call: 100 * time.Millisecond, rate: 1}, func(r result) bool {
			return r.calls-r.throttled >= 3*(100-r.dead) && r.receives > 100 && r.receives <= 500 && r.throttled > 0
		}},
	} {
		if r := simulate(c.load, c.setup); !c.check(r) {
			t.Errorf("%s: %+v", name, r)
		}
	}
}
