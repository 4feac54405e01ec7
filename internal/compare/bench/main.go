// Command bench measures this library and the official client alternately in one
// process, and prints the results and their ratios as Markdown for
// docs/performance.md. Only the ratios of times are meaningful.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/compare/measure"
)

// contest is one thing to do in two ways.
type contest struct {
	name           string
	official, ours func(*testing.B)
}

func main() {
	testing.Init()
	rounds := flag.Int("rounds", 6, "how often each side is measured; the medians count")
	each := flag.String("each", "300ms", "how long a measurement takes")
	flag.Parse()
	if err := flag.Set("test.benchtime", *each); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}

	program, ok := debug.ReadBuildInfo()
	if !ok {
		fmt.Fprintln(os.Stderr, "bench: the program does not say which modules it has")
		os.Exit(1)
	}
	fmt.Printf("Medians of %d, with %s:\n\n", *rounds, measure.Versions(program))
	fmt.Println("| what | official | here | time | allocations | bytes |")
	fmt.Println("|---|---:|---:|---:|---:|---:|")
	for _, c := range contests() {
		fmt.Println(compare(c, *rounds))
	}
}

func compare(c contest, rounds int) string {
	var official, ours []testing.BenchmarkResult
	for range rounds {
		official = append(official, testing.Benchmark(c.official))
		ours = append(ours, testing.Benchmark(c.ours))
	}
	ratio := func(figure func(testing.BenchmarkResult) float64) float64 {
		return median(ours, figure) / median(official, figure)
	}
	return fmt.Sprintf("| %s | %.1f µs | %.1f µs | %.2f | %.2f | %.2f |", c.name,
		median(official, microseconds), median(ours, microseconds),
		ratio(microseconds), ratio(allocations), ratio(allocated))
}

func microseconds(r testing.BenchmarkResult) float64 {
	return float64(r.T.Nanoseconds()) / float64(r.N) / 1e3
}
func allocations(r testing.BenchmarkResult) float64 { return float64(r.AllocsPerOp()) }
func allocated(r testing.BenchmarkResult) float64   { return float64(r.AllocedBytesPerOp()) }

func median(results []testing.BenchmarkResult, figure func(testing.BenchmarkResult) float64) float64 {
	figures := make([]float64, len(results))
	for i, r := range results {
		figures[i] = figure(r)
	}
	return measure.Median(figures)
}
