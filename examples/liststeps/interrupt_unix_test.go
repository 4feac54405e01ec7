//go:build unix

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/examples/internal/clitest"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

// TestMain lets the test binary be the program itself.
func TestMain(m *testing.M) {
	if os.Getenv("BE_LISTSTEPS") != "" {
		main()
	}
	m.Run()
}

func TestListsteps_endsInOneLineAtCtrlC(t *testing.T) {
	server, args := clitest.AWS(t)
	listing := make(chan struct{})
	server.InjectFunc(func(imagebuildertest.Request) imagebuildertest.Fault {
		close(listing)
		return imagebuildertest.Hang()
	})

	var stderr strings.Builder
	program := exec.CommandContext(t.Context(), os.Args[0], args...)
	program.Env = append(os.Environ(), "BE_LISTSTEPS=1")
	program.Stderr = &stderr
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	<-listing
	if err := program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // Its exit code is looked at below.
	if code := program.ProcessState.ExitCode(); code != 130 || stderr.String() != "liststeps: interrupted\n" {
		t.Errorf("code %d, stderr:\n%s", code, stderr.String())
	}
}
