// Package measure has what the benchmarks and the figures of whole programs share.
package measure

import (
	"bytes"
	"fmt"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// Median returns the median of values, of which there must be one.
func Median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// Run runs a command, and returns an error that includes what it writes to stderr.
func Run(cmd *exec.Cmd) error {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%v: %w: %s", cmd.Args, err, stderr.Bytes())
	}
	return nil
}

// Versions names the versions of AWS's modules in a program, and of Go.
func Versions(program *debug.BuildInfo) string {
	var versions []string
	for _, module := range []string{"aws-sdk-go-v2/service/imagebuilder", "aws-sdk-go-v2", "aws-sdk-go-v2/config", "smithy-go"} {
		for _, dep := range program.Deps {
			if dep.Path == "github.com/aws/"+module {
				versions = append(versions, module+" "+dep.Version)
			}
		}
	}
	return fmt.Sprintf("%s, %s %s/%s", strings.Join(versions, ", "), program.GoVersion, runtime.GOOS, runtime.GOARCH)
}
