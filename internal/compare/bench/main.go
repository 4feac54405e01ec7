// Command bench measures this library and the official client in turns, each in a
// program of its own, and prints the results and their ratios as Markdown for
// docs/performance.md. It runs in the folder of the module:
//
//	go -C internal/compare run ./bench
//
// In one program, each client would pay for the garbage collection of the other's heap.
// Only the ratios of times are meaningful.
package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/internal/compare/bench/contests"
	"github.com/seed-78d42d54/imagebuilder-go/internal/compare/measure"
)

const official, ours = "official", "ours"

func main() {
	rounds := flag.Int("rounds", 6, "how often each side is measured; the medians count")
	each := flag.Duration("each", 300*time.Millisecond, "how long a measurement takes")
	flag.Parse()
	work, err := os.MkdirTemp("", "bench")
	if err == nil {
		err = bench(work, max(*rounds, 1), *each)
		os.RemoveAll(work)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(work string, rounds int, each time.Duration) error {
	for _, side := range []string{official, ours} {
		if err := measure.Run(exec.Command("go", "build", "-o", filepath.Join(work, side), "./bench/"+side)); err != nil {
			return err
		}
	}
	info, err := buildinfo.ReadFile(filepath.Join(work, official))
	if err != nil {
		return err
	}
	fmt.Printf("Medians of %d, with %s:\n\n", rounds, measure.Versions(info))
	fmt.Println("| what | official | here | time | allocations | bytes |")
	fmt.Println("|---|---:|---:|---:|---:|---:|")
	for _, contest := range contests.Names() {
		results := map[string][]contests.Result{}
		for range rounds {
			for _, side := range []string{official, ours} {
				result, err := run(filepath.Join(work, side), contest, each)
				if err != nil {
					return err
				}
				results[side] = append(results[side], result)
			}
		}
		fmt.Println(row(contest, results))
	}
	return nil
}

func run(program, contest string, each time.Duration) (result contests.Result, err error) {
	var text bytes.Buffer
	cmd := exec.Command(program, "-contest", contest, "-test.benchtime", each.String())
	cmd.Stdout = &text
	if err := measure.Run(cmd); err != nil {
		return result, err
	}
	return result, json.Unmarshal(text.Bytes(), &result)
}

func row(contest string, results map[string][]contests.Result) string {
	median := func(side string, figure func(contests.Result) float64) float64 {
		var figures []float64
		for _, r := range results[side] {
			figures = append(figures, figure(r))
		}
		return measure.Median(figures)
	}
	microseconds := func(r contests.Result) float64 { return r.Nanoseconds / 1e3 }
	ratio := func(figure func(contests.Result) float64) float64 {
		return median(ours, figure) / median(official, figure)
	}
	return fmt.Sprintf("| %s | %.1f µs | %.1f µs | %.2f | %.2f | %.2f |", contest,
		median(official, microseconds), median(ours, microseconds), ratio(microseconds),
		ratio(func(r contests.Result) float64 { return r.Allocations }), ratio(func(r contests.Result) float64 { return r.Bytes }))
}
