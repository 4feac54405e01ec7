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
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/examples/lambda/internal/local"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/buildevents"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

// TestMain makes the test program a bootstrap too, whose policy panics.
func TestMain(m *testing.M) {
	if os.Getenv("AWS_LAMBDA_RUNTIME_API") == "" {
		os.Exit(m.Run())
	}
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	lambda.Start((&function{clients: newClients(cfg, ""), decide: panicking, log: lambdacontext.NewLogger()}).handle)
}

func panicking(buildevents.Event, types.WorkflowStepExecution) (types.WorkflowStepActionType, string) {
	if os.Getenv("IN_A_GOROUTINE") != "" {
		go panic("no policy")
		select {}
	}
	panic("no policy")
}

func TestBootstrap_inTheEmulator(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("AWS's runtime interface emulator runs on Linux only")
	}
	emulator, function := filepath.Join(t.TempDir(), "aws-lambda-rie"), filepath.Join(t.TempDir(), "bootstrap")
	if err := local.BuildEmulator(t.Context(), emulator); err != nil {
		t.Skip("AWS's runtime interface emulator cannot be built: ", err)
	}
	if err := local.BuildFunction(t.Context(), function); err != nil {
		t.Fatal(err)
	}
	testProgram, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	throttled := imagebuildertest.Exception(&errors.CallRateLimitExceededException{})

	for name, c := range map[string]struct {
		bootstrap string
		settings  []string
		fault     imagebuildertest.Fault
		operation string
		bodies    []string
		again     string
		logged    []string
	}{
		"success": {
			bodies: []string{local.Failed()}, logged: []string{`"message":"build failed"`, `step InstallPackages`, `"requestId":`},
		},
		"a step is resumed": {
			bodies: []string{local.Waiting()}, settings: []string{"RESUME_STEPS=CheckLicense,WaitForApproval"}, logged: []string{`"action":"RESUME"`},
		},
		"throttled": {
			fault: throttled, operation: "GetImage", bodies: []string{local.Failed()}, again: "1", logged: []string{`"message":"redeliver the message"`, "CallRateLimitExceededException"},
		},
		"partial batch failure": {
			fault: throttled, operation: "SendWorkflowStepAction", settings: []string{"RESUME_STEPS=WaitForApproval"},
			bodies: []string{local.Failed(), local.Waiting(), "no event"}, again: "2",
			logged: []string{`"message":"build failed"`, `"message":"redeliver the message"`, `"message":"give the message up"`},
		},
		"timeout": {
			fault: imagebuildertest.Hang(), operation: "SendWorkflowStepAction", settings: []string{"RESUME_STEPS=WaitForApproval", "AWS_LAMBDA_FUNCTION_TIMEOUT=4"},
			bodies: []string{local.Waiting(), local.Failed()}, again: "1", logged: []string{`"message":"build failed"`, "deadline exceeded"},
		},
		"panic": {
			bootstrap: testProgram, bodies: []string{local.Waiting(), local.Failed()}, again: "1", logged: []string{`"panic":"no policy"`, `"message":"build failed"`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			server := imagebuildertest.NewServer()
			defer server.Close()
			local.SetBuilds(server)
			if c.fault != nil {
				server.Inject(c.fault, imagebuildertest.Always, c.operation)
			}
			if c.bootstrap == "" {
				c.bootstrap = function
			}
			e := start(t, server, emulator, c.bootstrap, append(c.settings, "AWS_MAX_ATTEMPTS=2")...)
			if again := redelivered(t, e, c.bodies...); again != c.again {
				t.Errorf("redelivered %q, not %q", again, c.again)
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			for _, text := range c.logged {
				if err := e.WaitFor(ctx, text); err != nil {
					t.Error(err)
				}
			}
			if t.Failed() {
				t.Log(e.Output())
			}
		})
	}

	t.Run("the process ends", func(t *testing.T) {
		server := imagebuildertest.NewServer()
		defer server.Close()
		local.SetBuilds(server)
		e := start(t, server, emulator, testProgram, "IN_A_GOROUTINE=yes")
		response, err := e.Invoke(t.Context(), local.Payload(local.Waiting()))
		if err != nil || !strings.Contains(string(response), "errorType") {
			t.Errorf("response: %s, %v; Lambda redelivers the batch if it is an error\n%s", response, err, e.Output())
		}
		if again := redelivered(t, e, local.Failed()); again != "" {
			t.Errorf("then redelivered %q\n%s", again, e.Output())
		}
	})
}

func start(t *testing.T, server *imagebuildertest.Server, emulator, bootstrap string, settings ...string) *local.Emulator {
	t.Helper()
	forServer, err := local.Settings(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	e, err := local.Start(t.Context(), emulator, bootstrap, append(forServer, settings...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e
}

// redelivered invokes the function and returns the ids of the messages that Lambda
// would redeliver.
func redelivered(t *testing.T, e *local.Emulator, bodies ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	text, err := e.Invoke(ctx, local.Payload(bodies...))
	if err != nil {
		t.Fatal(err)
	}
	var response events.SQSEventResponse
	if err := json.Unmarshal(text, &response); err != nil || !strings.HasPrefix(string(text), `{"batchItemFailures":`) {
		t.Fatalf("response: %s, %v\n%s", text, err, e.Output())
	}
	return ids(response)
}
