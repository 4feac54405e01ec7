package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
)

const failed, waiting = "failed.json", "waiting.json"

func TestBootstrap_inTheEmulator(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("AWS's runtime interface emulator runs on Linux only")
	}
	t.Chdir("..")
	if _, err := os.ReadDir("."); err != nil { // So that go test knows that its result depends on the function.
		t.Fatal(err)
	}
	dir := t.TempDir()
	emulator, function, panics := filepath.Join(dir, "aws-lambda-rie"), filepath.Join(dir, "bootstrap"), filepath.Join(dir, "panics")
	if err := buildEmulator(t.Context(), emulator); err != nil {
		t.Skip("AWS's runtime interface emulator cannot be built: ", err)
	}
	if err := buildFunction(t.Context(), function); err != nil {
		t.Fatal(err)
	}
	if err := runGo(t.Context(), "test", "-c", "-o", panics, "."); err != nil {
		t.Fatal(err)
	}
	throttled := imagebuildertest.Exception(&errors.CallRateLimitExceededException{})

	for name, c := range map[string]struct {
		bootstrap string
		settings  []string
		fault     imagebuildertest.Fault
		operation string
		messages  []string
		again     string
		logged    []string
	}{
		"success": {
			messages: []string{failed}, logged: []string{`"message":"build failed"`, `step InstallPackages`, `"requestId":`},
		},
		"a step is resumed": {
			messages: []string{waiting}, settings: []string{"RESUME_STEPS=CheckLicense, WaitForApproval"}, logged: []string{`"action":"RESUME"`},
		},
		"throttled": {
			fault: throttled, operation: "GetImage", messages: []string{failed}, again: "1", logged: []string{`"message":"redeliver the message"`, "CallRateLimitExceededException"},
		},
		"partial batch failure": {
			fault: throttled, operation: "SendWorkflowStepAction", settings: []string{"RESUME_STEPS=WaitForApproval"},
			messages: []string{failed, waiting, "no_event.txt"}, again: "2",
			logged: []string{`"message":"build failed"`, `"message":"redeliver the message"`, `"level":"ERROR","message":"give the message up"`},
		},
		"timeout": {
			fault: imagebuildertest.Hang(), operation: "SendWorkflowStepAction", settings: []string{"RESUME_STEPS=WaitForApproval", "AWS_LAMBDA_FUNCTION_TIMEOUT=4"},
			messages: []string{waiting, failed}, again: "1", logged: []string{`"message":"build failed"`, "deadline exceeded"},
		},
		"panic": {
			bootstrap: panics, messages: []string{waiting, failed}, again: "1", logged: []string{`"panic":"no policy"`, `"message":"build failed"`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			server := newServer()
			defer server.Close()
			if c.fault != nil {
				server.Inject(c.fault, imagebuildertest.Always, c.operation)
			}
			if c.bootstrap == "" {
				c.bootstrap = function
			}
			e := startFor(t, server, emulator, c.bootstrap, append(c.settings, "AWS_MAX_ATTEMPTS=2")...)
			if again := redelivered(t, e, c.messages...); again != c.again {
				t.Errorf("redelivered %q, not %q", again, c.again)
			}
			logs(t, e, c.logged...)
		})
	}

	t.Run("a setting is refused", func(t *testing.T) {
		server := newServer()
		defer server.Close()
		e := startFor(t, server, emulator, function, "RESUME_STEPS=CheckLicense WaitForApproval")
		if response := invoke(t, e, failed); strings.HasPrefix(string(response), `{"batchItemFailures":`) {
			t.Errorf("response: %s; Lambda redelivers the batch if it is none\n%s", response, e.printed())
		}
		logs(t, e, `no step can have the name "CheckLicense WaitForApproval"`)
	})

	t.Run("the process ends", func(t *testing.T) {
		server := newServer()
		defer server.Close()
		e := startFor(t, server, emulator, panics, "IN_A_GOROUTINE=yes")
		if response := invoke(t, e, waiting); !strings.Contains(string(response), "errorType") {
			t.Errorf("response: %s; Lambda redelivers the batch if it is an error\n%s", response, e.printed())
		}
		if again := redelivered(t, e, failed); again != "" {
			t.Errorf("then redelivered %q\n%s", again, e.printed())
		}
	})
}

func startFor(t *testing.T, server *imagebuildertest.Server, path, bootstrap string, more ...string) *emulator {
	t.Helper()
	environment, err := settings(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	e, err := start(t.Context(), path, bootstrap, append(environment, more...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.close)
	return e
}

// logs waits until these texts are printed.
func logs(t *testing.T, e *emulator, texts ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for _, text := range texts {
		if err := e.waitFor(ctx, text); err != nil {
			t.Errorf("%v\n%s", err, e.printed())
		}
	}
}

// invoke returns the response of the function to these files of testdata.
func invoke(t *testing.T, e *emulator, names ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	batch, err := payload(names...)
	if err != nil {
		t.Fatal(err)
	}
	response, err := e.invoke(ctx, batch)
	if err != nil {
		t.Fatal(err)
	}
	return response
}

// redelivered invokes the function and returns the ids of the messages that Lambda
// would redeliver.
func redelivered(t *testing.T, e *emulator, names ...string) string {
	t.Helper()
	text := invoke(t, e, names...)
	var response events.SQSEventResponse
	if err := json.Unmarshal(text, &response); err != nil || !strings.HasPrefix(string(text), `{"batchItemFailures":`) {
		t.Fatalf("response: %s, %v\n%s", text, err, e.printed())
	}
	var ids []string
	for _, failure := range response.BatchItemFailures {
		ids = append(ids, failure.ItemIdentifier)
	}
	return strings.Join(ids, " ")
}
