package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// buildEmulator compiles the emulator that tools/go.mod pins.
func buildEmulator(ctx context.Context, path string) error {
	return runGo(ctx, "build", "-C", "tools", "-o", path, "github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie")
}

// buildFunction compiles the function for this machine.
func buildFunction(ctx context.Context, path string) error {
	return runGo(ctx, "build", "-tags", "lambda.norpc", "-o", path, ".")
}

// runGo runs the go command in the folder of the function.
func runGo(ctx context.Context, args ...string) error {
	if out, err := exec.CommandContext(ctx, "go", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w: %s", strings.Join(args, " "), err, bytes.TrimSpace(out))
	}
	return nil
}

// emulator is a function in AWS's runtime interface emulator: one execution
// environment, which takes one invocation at a time. It runs on Linux only.
type emulator struct {
	url     string
	command *exec.Cmd
	ended   chan error
	output  output
}

// start starts the emulator at path for the function at bootstrap. The function has
// the settings of this process and settings, such as ROLE_NAME=reader.
func start(ctx context.Context, path, bootstrap string, settings ...string) (*emulator, error) {
	address, runtimeAPI, err := freeAddresses()
	if err != nil {
		return nil, err
	}
	e := &emulator{
		url:   "http://" + address + "/2015-03-31/functions/function/invocations",
		ended: make(chan error, 1),
	}
	e.command = exec.Command(path, "--runtime-interface-emulator-address", address, "--runtime-api-address", runtimeAPI, bootstrap)
	e.command.Env = append(os.Environ(), append([]string{"AWS_LAMBDA_LOG_FORMAT=JSON"}, settings...)...)
	e.command.Stdout, e.command.Stderr = &e.output, &e.output
	if err := e.command.Start(); err != nil {
		return nil, err
	}
	go func() { e.ended <- e.command.Wait() }()
	if err := e.listening(ctx, address); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

// freeAddresses returns two addresses of the loopback interface that are free.
func freeAddresses() (first, second string, err error) {
	a, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", "", err
	}
	defer a.Close()
	b, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", "", err
	}
	defer b.Close()
	return a.Addr().String(), b.Addr().String(), nil
}

func (e *emulator) listening(ctx context.Context, address string) error {
	for {
		if conn, err := net.Dial("tcp", address); err == nil {
			return conn.Close()
		}
		select {
		case err := <-e.ended:
			e.ended <- err
			return fmt.Errorf("the emulator ended: %w: %s", err, e.printed())
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// invoke invokes the function and returns its response. Invocations must not
// overlap: the emulator crashes at the second.
func (e *emulator) invoke(ctx context.Context, event []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, e.url, bytes.NewReader(event))
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}

// printed returns what the emulator and the function have printed, with the
// function's log.
func (e *emulator) printed() string { return e.output.String() }

// waitFor waits until text is printed: the emulator passes a line of the log on
// before or after the response.
func (e *emulator) waitFor(ctx context.Context, text string) error {
	for !strings.Contains(e.printed(), text) {
		select {
		case <-ctx.Done():
			return fmt.Errorf("the log lacks %s: %w", text, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return nil
}

// close ends the emulator, and the function with it.
func (e *emulator) close() {
	_ = e.command.Process.Kill() // It has ended if it cannot be killed.
	e.ended <- <-e.ended
}

type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}
