package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	official "github.com/aws/aws-sdk-go-v2/service/imagebuilder"
	"github.com/aws/smithy-go/middleware"

	ours "github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
)

func contests() []contest {
	return []contest{
		calls("call, 1 step", config(always(200, "", page(1, 0, ""))), false),
		calls("call, 25 steps", config(always(200, "", page(25, 0, ""))), false),
		calls("call, 25 steps with 4 kB inputs and outputs", config(always(200, "", page(25, 4096, ""))), false),
		calls("call, 429", config(always(429, "CallRateLimitExceededException", []byte(`{"message":"Rate exceeded"}`))), true),
		calls("call, 1 step, with APIOptions", withMiddleware(config(always(200, "", page(1, 0, "")))), false),
		calls("call, 25 steps, with APIOptions", withMiddleware(config(always(200, "", page(25, 0, "")))), false),
		listing("listing of 40 pages", 40),
		loopback("loopback, 25 steps, 1 goroutine", 1),
		loopback("loopback, 25 steps, 32 goroutines", 32),
		decoding("decoding 25 steps alone", always(200, "", page(25, 0, ""))),
		construction("making a client"),
	}
}

var (
	officialInput = &official.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(execution)}
	ourInput      = &ours.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(execution)}
)

func calls(name string, cfg aws.Config, fails bool) contest {
	theirs, mine := official.NewFromConfig(cfg), ours.NewFromConfig(cfg)
	return contest{
		name: name,
		official: repeat(func(ctx context.Context) error {
			_, err := theirs.ListWorkflowStepExecutions(ctx, officialInput)
			return expect(err, fails)
		}),
		ours: repeat(func(ctx context.Context) error {
			_, err := mine.ListWorkflowStepExecutions(ctx, ourInput)
			return expect(err, fails)
		}),
	}
}

// withMiddleware has a middleware look on, as instrumentation does.
func withMiddleware(cfg aws.Config) aws.Config {
	look := middleware.InitializeMiddlewareFunc("look", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
		return next.HandleInitialize(ctx, in)
	})
	cfg.APIOptions = []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
		return stack.Initialize.Add(look, middleware.After)
	}}
	return cfg
}

func repeat(f func(context.Context) error) func(*testing.B) {
	return func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := f(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func expect(err error, fails bool) error {
	if (err != nil) != fails {
		return fmt.Errorf("call ended with error %v, want one: %v", err, fails)
	}
	return nil
}

func listing(name string, pages int) contest {
	bodies := make([][]byte, pages)
	for i := range bodies {
		token := fmt.Sprint(i + 1)
		if i == pages-1 {
			token = ""
		}
		bodies[i] = page(25, 0, token)
	}
	client := inMemory(func(r *http.Request) (*http.Response, error) {
		var input struct{ NextToken string }
		if err := json.NewDecoder(r.Body).Decode(&input); err != nil {
			return nil, err
		}
		var i int
		if input.NextToken != "" {
			if _, err := fmt.Sscan(input.NextToken, &i); err != nil {
				return nil, err
			}
		}
		return response(r, http.StatusOK, "", bodies[i]), nil
	})
	theirs, mine := official.NewFromConfig(config(client)), ours.NewFromConfig(config(client))
	return contest{
		name: name,
		official: repeat(func(ctx context.Context) error {
			steps := 0
			for p := official.NewListWorkflowStepExecutionsPaginator(theirs, officialInput); p.HasMorePages(); {
				page, err := p.NextPage(ctx)
				if err != nil {
					return err
				}
				steps += len(page.Steps)
			}
			return expectSteps(steps, pages)
		}),
		ours: repeat(func(ctx context.Context) error {
			steps := 0
			for _, err := range ours.NewListWorkflowStepExecutionsPaginator(mine, ourInput).All(ctx) {
				if err != nil {
					return err
				}
				steps++
			}
			return expectSteps(steps, pages)
		}),
	}
}

func expectSteps(steps, pages int) error {
	if steps != 25*pages {
		return fmt.Errorf("listed %d steps of %d", steps, 25*pages)
	}
	return nil
}

// loopback calls over a socket. The official client fails at random there; a
// call that failed counts as a call, to its advantage.
func loopback(name string, goroutines int) contest {
	body := page(25, 0, "")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	}))
	cfg := config(nil)
	cfg.BaseEndpoint = &server.URL
	theirs, mine := official.NewFromConfig(cfg), ours.NewFromConfig(cfg)
	return contest{
		name: name,
		official: concurrently(goroutines, func(ctx context.Context) error {
			_, err := theirs.ListWorkflowStepExecutions(ctx, officialInput)
			return err
		}),
		ours: concurrently(goroutines, func(ctx context.Context) error {
			_, err := mine.ListWorkflowStepExecutions(ctx, ourInput)
			return err
		}),
	}
}

func concurrently(goroutines int, f func(context.Context) error) func(*testing.B) {
	return func(b *testing.B) {
		b.ReportAllocs()
		if goroutines == 1 {
			for b.Loop() {
				_ = f(b.Context())
			}
			return
		}
		var failed atomic.Int64
		b.SetParallelism(goroutines / runtime.GOMAXPROCS(0))
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if f(context.Background()) != nil {
					failed.Add(1)
				}
			}
		})
		if failed.Load() > int64(b.N)/10 {
			b.Fatalf("%d of %d calls failed", failed.Load(), b.N)
		}
	}
}

// decoding leaves of the stack nothing but the step that decodes.
func decoding(name string, client inMemory) contest {
	alone := func(stack *middleware.Stack) error {
		decode, _ := stack.Deserialize.Get("OperationDeserializer")
		stack.Initialize.Clear()
		stack.Serialize.Clear()
		stack.Build.Clear()
		stack.Finalize.Clear()
		stack.Deserialize.Clear()
		return stack.Deserialize.Add(decode, middleware.After)
	}
	cfg := config(inMemory(func(r *http.Request) (*http.Response, error) {
		r.Body = http.NoBody
		return client(r)
	}))
	cfg.APIOptions = []func(*middleware.Stack) error{alone}
	theirs, mine := official.NewFromConfig(cfg), ours.NewFromConfig(cfg)
	return contest{
		name: name,
		official: repeat(func(ctx context.Context) error {
			_, err := theirs.ListWorkflowStepExecutions(ctx, officialInput)
			return err
		}),
		ours: repeat(func(ctx context.Context) error {
			_, err := mine.ListWorkflowStepExecutions(ctx, ourInput)
			return err
		}),
	}
}

func construction(name string) contest {
	cfg := config(nil)
	return contest{
		name: name,
		official: repeat(func(context.Context) error {
			official.NewFromConfig(cfg)
			return nil
		}),
		ours: repeat(func(context.Context) error {
			ours.NewFromConfig(cfg)
			return nil
		}),
	}
}
