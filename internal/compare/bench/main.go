// Command bench measures this library and the official client side by side, in
// one process and turn by turn, and prints their ratios. Times mean something
// only in relation to each other.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"
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

	fmt.Println("| what | official | here | time | allocations | bytes |")
	fmt.Println("|---|---:|---:|---:|---:|---:|")
	for _, c := range contests() {
		fmt.Println(compare(c, *rounds))
	}
	fmt.Printf("| floor: round trip, hash, one validating pass | | %.1f µs | | | |\n",
		median(measure(floor, *rounds), microseconds))
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

func measure(f func(*testing.B), rounds int) []testing.BenchmarkResult {
	results := make([]testing.BenchmarkResult, rounds)
	for i := range results {
		results[i] = testing.Benchmark(f)
	}
	return results
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
	slices.SortFunc(figures, cmp.Compare[float64])
	middle := len(figures) / 2
	if len(figures)%2 == 1 {
		return figures[middle]
	}
	return (figures[middle-1] + figures[middle]) / 2
}
