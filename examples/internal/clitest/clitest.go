// Package clitest helps to test the example programs.
package clitest

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

var update = flag.Bool("update", false, "update the files of the expected output")

// ID is the ID of the workflow execution in tests.
const ID = "wf-11111111-2222-3333-4444-555555555555"

// Result is the output and the exit code of a program.
type Result struct {
	Stdout, Stderr string
	Code           int
}

// Run runs a program.
func Run(t *testing.T, run func(context.Context, []string, io.Writer, io.Writer) int, args ...string) Result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), args, &stdout, &stderr)
	return Result{stdout.String(), stderr.String(), code}
}

// AWS starts a service that replaces AWS, and returns it with the flags to reach it.
// Other AWS settings of the environment are hidden, and calls are not retried.
func AWS(t *testing.T) (server *imagebuildertest.Server, args []string) {
	t.Helper()
	server = imagebuildertest.NewServer()
	t.Cleanup(server.Close)
	known, err := server.Config().Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	NoAWS(t)
	t.Setenv("AWS_ACCESS_KEY_ID", known.AccessKeyID)
	t.Setenv("AWS_SECRET_ACCESS_KEY", known.SecretAccessKey)
	t.Setenv("AWS_MAX_ATTEMPTS", "1")
	t.Setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1") // No test may reach AWS.
	return server, []string{"-workflow-execution-id", ID, "-region", server.Config().Region, "-endpoint-url", server.URL}
}

// NoAWS hides the AWS configuration of the machine.
func NoAWS(t *testing.T) {
	t.Helper()
	for _, name := range []string{
		"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION",
		"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_IMAGEBUILDER", "AWS_WEB_IDENTITY_TOKEN_FILE",
		"AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
	} {
		t.Setenv(name, "")
		if err := os.Unsetenv(name); err != nil {
			t.Fatal(err)
		}
	}
	absent := filepath.Join(t.TempDir(), "absent")
	t.Setenv("AWS_CONFIG_FILE", absent)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", absent)
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
}

// Golden compares got with the content of a file. With -update it writes the file.
func Golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s, which -update rewrites:\n%s", path, got)
	}
}
