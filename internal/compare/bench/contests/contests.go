// Package contests defines the benchmarks. It does not depend on either client: each
// program passes in the client that it measures.
package contests

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"
)

// Client lists the steps of the workflow execution [Execution].
type Client interface {
	// Page requests a page.
	Page(context.Context) error

	// Steps returns the number of steps on all pages.
	Steps(context.Context) (int, error)
}

// NewClient returns a client with this configuration.
type NewClient func(aws.Config) Client

// Result is what one operation of a benchmark takes.
type Result struct {
	Nanoseconds, Allocations, Bytes float64
}

// contest is a benchmark of a client.
type contest struct {
	name  string
	bench func(NewClient) func(*testing.B)
}

var contests = []contest{
	{"call, 1 step", pages(1, 0)},
	{"call, 25 steps", pages(25, 0)},
	{"call, 25 steps with 4 kB inputs and outputs", pages(25, 4096)},
	{"call, 429", throttled},
	{"call, 1 step, with APIOptions", watchedPages(1)},
	{"call, 25 steps, with APIOptions", watchedPages(25)},
	{"listing of 40 pages", listing(40)},
	{"loopback, 25 steps, 1 goroutine", loopback(1)},
	{"loopback, 25 steps, 32 goroutines", loopback(32)},
	{"decoding 25 steps alone", decoding},
	{"making a client", construction},
}

// Names returns the names of the contests.
func Names() []string {
	names := make([]string, len(contests))
	for i, c := range contests {
		names[i] = c.name
	}
	return names
}

// Main is the main function of a program that measures one client in the contest that
// its flag names, and prints the [Result] as JSON.
func Main(newClient NewClient) {
	testing.Init()
	name := flag.String("contest", "", "the name of the contest")
	flag.Parse()
	if err := measure(newClient, *name); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(newClient NewClient, name string) error {
	for _, c := range contests {
		if c.name == name {
			r := testing.Benchmark(c.bench(newClient))
			if r.N == 0 {
				return errors.New("the benchmark failed")
			}
			return json.NewEncoder(os.Stdout).Encode(Result{
				Nanoseconds: float64(r.T.Nanoseconds()) / float64(r.N), Allocations: float64(r.AllocsPerOp()), Bytes: float64(r.AllocedBytesPerOp()),
			})
		}
	}
	return fmt.Errorf("no contest has the name %q", name)
}

func pages(steps, document int) func(NewClient) func(*testing.B) {
	return func(newClient NewClient) func(*testing.B) {
		return repeat(newClient(config(always(200, "", page(steps, document, "")))).Page)
	}
}

func throttled(newClient NewClient) func(*testing.B) {
	client := newClient(config(always(429, "CallRateLimitExceededException", []byte(`{"message":"Rate exceeded"}`))))
	return repeat(func(ctx context.Context) error {
		if client.Page(ctx) == nil {
			return errors.New("a throttled call succeeded")
		}
		return nil
	})
}

// watchedPages adds a middleware that observes each call, as instrumentation does.
func watchedPages(steps int) func(NewClient) func(*testing.B) {
	return func(newClient NewClient) func(*testing.B) {
		look := middleware.InitializeMiddlewareFunc("look", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
			return next.HandleInitialize(ctx, in)
		})
		cfg := config(always(200, "", page(steps, 0, "")))
		cfg.APIOptions = []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
			return stack.Initialize.Add(look, middleware.After)
		}}
		return repeat(newClient(cfg).Page)
	}
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

func listing(pages int) func(NewClient) func(*testing.B) {
	return func(newClient NewClient) func(*testing.B) {
		bodies := make([][]byte, pages)
		for i := range bodies {
			token := fmt.Sprint(i + 1)
			if i == pages-1 {
				token = ""
			}
			bodies[i] = page(25, 0, token)
		}
		client := newClient(config(inMemory(func(r *http.Request) (*http.Response, error) {
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
		})))
		return repeat(func(ctx context.Context) error {
			steps, err := client.Steps(ctx)
			if err == nil && steps != 25*pages {
				err = fmt.Errorf("listed %d steps of %d", steps, 25*pages)
			}
			return err
		})
	}
}

// loopback measures calls over a socket. Some calls of the official client fail at
// random there. They are counted, which favors it.
func loopback(goroutines int) func(NewClient) func(*testing.B) {
	return func(newClient NewClient) func(*testing.B) {
		body := page(25, 0, "")
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write(body)
		}))
		cfg := config(nil)
		cfg.BaseEndpoint = &server.URL
		return concurrently(goroutines, newClient(cfg).Page)
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

// decoding measures the deserialize step alone: it removes all others from the stack.
func decoding(newClient NewClient) func(*testing.B) {
	alone := func(stack *middleware.Stack) error {
		decode, _ := stack.Deserialize.Get("OperationDeserializer")
		stack.Initialize.Clear()
		stack.Serialize.Clear()
		stack.Build.Clear()
		stack.Finalize.Clear()
		stack.Deserialize.Clear()
		return stack.Deserialize.Add(decode, middleware.After)
	}
	respond := always(200, "", page(25, 0, ""))
	cfg := config(inMemory(func(r *http.Request) (*http.Response, error) {
		r.Body = http.NoBody
		return respond(r)
	}))
	cfg.APIOptions = []func(*middleware.Stack) error{alone}
	return repeat(newClient(cfg).Page)
}

func construction(newClient NewClient) func(*testing.B) {
	cfg := config(nil)
	return repeat(func(context.Context) error {
		newClient(cfg)
		return nil
	})
}
