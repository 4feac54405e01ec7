// Command figures prints, as Markdown for docs/performance.md, what one small program
// costs with the official client and with this library: packages linked, size of
// the binary, time to build it with an empty build cache, and time to start and
// end it. It runs in the folder of the module:
//
//	go -C internal/compare run ./program/figures
package main

import (
	"bytes"
	"debug/buildinfo"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/seed-78d42d54/imagebuilder-go/internal/compare/measure"
)

func main() {
	builds := flag.Int("builds", 3, "how often each program is built with an empty cache; the medians count")
	starts := flag.Int("starts", 400, "how often each program is started; the medians count")
	flag.Parse()
	work, err := os.MkdirTemp("", "figures")
	if err == nil {
		err = figures(work, max(*builds, 1), max(*starts, 1))
		os.RemoveAll(work)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

// twin is a copy of the official program. Beside it, the official program shows
// how far apart equal programs are measured.
const official, ours, twin = "official", "ours", "twin"

func figures(work string, builds, starts int) error {
	seconds, err := coldBuilds(work, builds)
	if err != nil {
		return err
	}
	program, err := os.ReadFile(filepath.Join(work, official))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(work, twin), program, 0o700); err != nil {
		return err
	}
	milliseconds, err := timeStarts(work, starts)
	if err != nil {
		return err
	}
	info, err := buildinfo.ReadFile(filepath.Join(work, official))
	if err != nil {
		return err
	}

	fmt.Printf("Times are medians (builds: %d, starts: %d), with %s:\n\n", builds, starts, measure.Versions(info))
	fmt.Println("| program | official | here | ratio |")
	fmt.Println("|---|---:|---:|---:|")
	for _, variant := range []struct{ name, tags string }{{"with `config`", ""}, {"without `config`", "static"}} {
		packages, megabytes := map[string]float64{}, map[string]float64{}
		for _, side := range []string{official, ours} {
			if packages[side], err = countPackages(side, variant.tags); err != nil {
				return err
			}
			if megabytes[side], err = build(work, side, variant.tags); err != nil {
				return err
			}
		}
		row("packages linked, "+variant.name, "%.0f", packages, ours)
		row("binary, stripped, "+variant.name, "%.2f MB", megabytes, ours)
	}
	row("cold build", "%.1f s", seconds, ours)
	row("start to end", "%.2f ms", milliseconds, ours)
	row("control: start to end, official program and a copy of it", "%.2f ms", milliseconds, twin)
	return nil
}

func row(name, format string, values map[string]float64, other string) {
	fmt.Printf("| %s | "+format+" | "+format+" | %.2f |\n", name, values[official], values[other], values[other]/values[official])
}

// coldBuilds leaves the programs in work, and returns the seconds that building
// one takes.
func coldBuilds(work string, rounds int) (map[string]float64, error) {
	cache := filepath.Join(work, "cache")
	return medians([]string{official, ours}, rounds, func(side string) (float64, error) {
		defer os.RemoveAll(cache)
		cmd := buildCommand(work, side, "")
		cmd.Env = append(os.Environ(), "GOCACHE="+cache)
		took, err := timeRun(cmd)
		return took.Seconds(), err
	})
}

// timeStarts returns the milliseconds from start to end of a program that has
// nothing to do.
func timeStarts(work string, rounds int) (map[string]float64, error) {
	start := func(program string) (float64, error) {
		cmd := exec.Command(filepath.Join(work, program))
		cmd.Env = []string{"HOME=" + work, "AWS_REGION=us-west-2"}
		took, err := timeRun(cmd)
		return took.Seconds() * 1e3, err
	}
	programs := []string{official, ours, twin}
	if _, err := medians(programs, 3, start); err != nil { // Now they are in memory.
		return nil, err
	}
	return medians(programs, rounds, start)
}

// medians measures each program once a round, in an order that changes.
func medians(programs []string, rounds int, sample func(program string) (float64, error)) (map[string]float64, error) {
	samples := map[string][]float64{}
	for range rounds {
		for _, i := range rand.Perm(len(programs)) {
			value, err := sample(programs[i])
			if err != nil {
				return nil, err
			}
			samples[programs[i]] = append(samples[programs[i]], value)
		}
	}
	result := map[string]float64{}
	for program, values := range samples {
		result[program] = measure.Median(values)
	}
	return result, nil
}

func timeRun(cmd *exec.Cmd) (time.Duration, error) {
	start := time.Now()
	err := measure.Run(cmd)
	return time.Since(start), err
}

// build returns the megabytes of the program.
func build(work, side, tags string) (float64, error) {
	cmd := buildCommand(work, side, tags)
	if err := measure.Run(cmd); err != nil {
		return 0, err
	}
	info, err := os.Stat(filepath.Join(work, side))
	if err != nil {
		return 0, err
	}
	return float64(info.Size()) / 1e6, nil
}

func buildCommand(work, side, tags string) *exec.Cmd {
	return exec.Command("go", "build", "-trimpath", "-ldflags=-s", "-tags="+tags, "-o", filepath.Join(work, side), "./program/"+side)
}

func countPackages(side, tags string) (float64, error) {
	var list bytes.Buffer
	cmd := exec.Command("go", "list", "-deps", "-tags="+tags, "./program/"+side)
	cmd.Stdout = &list
	err := measure.Run(cmd)
	return float64(bytes.Count(list.Bytes(), []byte("\n"))), err
}
