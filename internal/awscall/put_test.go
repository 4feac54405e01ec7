package awscall_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

// tokens makes tokens, and counts them.
type tokens struct {
	mu sync.Mutex
	n  int
}

func (t *tokens) next() (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n++
	return fmt.Sprintf("token-%d", t.n), nil
}

// lending is a service, and settings to call it with. Of each call, the first
// failures attempts fail.
func lending(t *testing.T, failures int64) (*library, *awscall.Settings) {
	t.Helper()
	var attempts atomic.Int64
	srv := newLibrary(t, func(w http.ResponseWriter, r *http.Request) {
		if attempts.Add(1)%(failures+1) != 0 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		title(w, r)
	})
	return srv, srv.settings()
}

func (l *library) bodies() (bodies []string) {
	for _, r := range l.requests() {
		bodies = append(bodies, r.body)
	}
	return bodies
}

func TestPut_sendsOneTokenInAllAttemptsOfACall(t *testing.T) {
	bothTransports(t, func(t *testing.T, change func(*awscall.Settings)) {
		srv, settings := lending(t, 2)
		settings.NewToken = new(tokens).next
		change(settings)
		caller := awscall.NewCaller(settings)
		in := &lendInput{Book: aws.String("b")}
		for range 2 {
			if _, err := lendBook.Call(t.Context(), caller, nil, in); err != nil {
				t.Fatal(err)
			}
		}
		if in.Token != nil {
			t.Errorf("the input of the caller has got the token %q", *in.Token)
		}
		const form = `{"book":"b","token":"token-%d"}`
		one, two := fmt.Sprintf(form, 1), fmt.Sprintf(form, 2)
		if got, want := strings.Join(srv.bodies(), "\n"), strings.Join([]string{one, one, one, two, two, two}, "\n"); got != want {
			t.Errorf("two calls of three attempts sent\n%s\nwant\n%s", got, want)
		}
		for _, r := range srv.requests() {
			if r.Method != http.MethodPut || r.RequestURI != "/LendBook" || r.Header.Get("Content-Type") != "application/json" {
				t.Errorf("the request was %s %s of %s", r.Method, r.RequestURI, r.Header.Get("Content-Type"))
			}
		}
	})
}

func TestPut_keepsTheTokenOfTheCaller(t *testing.T) {
	srv, settings := lending(t, 0)
	settings.NewToken = func() (string, error) { return "", fmt.Errorf("asked") }
	in := &lendInput{Token: aws.String("mine")}
	if _, err := lendBook.Call(t.Context(), awscall.NewCaller(settings), nil, in); err != nil {
		t.Fatal(err)
	}
	if got := srv.bodies()[0]; !strings.HasSuffix(got, `{"token":"mine"}`) {
		t.Errorf("sent %s", got)
	}
}

func TestPut_sendsNothingWithoutAToken(t *testing.T) {
	srv, settings := lending(t, 0)
	settings.NewToken = func() (string, error) { return "", fmt.Errorf("no entropy") }
	_, err := lendBook.Call(t.Context(), awscall.NewCaller(settings), nil, nil)
	if err == nil || err.Error() != "operation error books: LendBook, make client token: no entropy" {
		t.Errorf("got %v", err)
	}
	if len(srv.bodies()) > 0 {
		t.Errorf("sent %q", srv.bodies())
	}
}

func TestPut_showsTheTokenToMiddlewares(t *testing.T) {
	_, settings := lending(t, 0)
	settings.NewToken = new(tokens).next
	var seen *string
	settings.APIOptions = []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
		look := middleware.InitializeMiddlewareFunc("look", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
			seen = in.Parameters.(*lendInput).Token
			return next.HandleInitialize(ctx, in)
		})
		return stack.Initialize.Insert(look, "OperationIdempotencyTokenAutoFill", middleware.After)
	}}
	if _, err := lendBook.Call(t.Context(), awscall.NewCaller(settings), nil, nil); err != nil {
		t.Fatal(err)
	}
	if aws.ToString(seen) != "token-1" {
		t.Errorf("a middleware saw the token %v", seen)
	}
}

func TestPut_isSafeForConcurrentUse(t *testing.T) {
	srv, settings := lending(t, 0)
	settings.NewToken = new(tokens).next
	caller := awscall.NewCaller(settings)
	in := &lendInput{Book: aws.String("b")}
	const calls = 20
	var wg sync.WaitGroup
	for range calls {
		wg.Go(func() {
			if _, err := lendBook.Call(context.Background(), caller, nil, in); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	distinct := map[string]bool{}
	for _, body := range srv.bodies() {
		distinct[body] = true
	}
	if len(distinct) != calls {
		t.Errorf("%d calls sent %d tokens", calls, len(distinct))
	}
}
