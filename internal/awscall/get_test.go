package awscall_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

func walden() *getInput {
	return &getInput{Book: aws.String("arn:aws:books:us-west-2:1:book/my walden/1.0+é")}
}

func TestGet_hasItsInputInTheQueryAndNoBody(t *testing.T) {
	bothTransports(t, func(t *testing.T, change func(*awscall.Settings)) {
		srv := newLibrary(t, title)
		settings := srv.settings()
		change(settings)
		out, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
		if err != nil {
			t.Fatal(err)
		}
		if got := aws.ToString(out.Title); got != "Walden" {
			t.Errorf("title %q", got)
		}
		r := srv.requests()[0]
		if want := "GET /GetBook?book=arn%3Aaws%3Abooks%3Aus-west-2%3A1%3Abook%2Fmy%20walden%2F1.0%2B%C3%A9"; r.Method+" "+r.RequestURI != want {
			t.Errorf("the request was %s %s, want %s", r.Method, r.RequestURI, want)
		}
		for _, name := range []string{"Content-Type", "Content-Length", "Transfer-Encoding"} {
			if values, ok := r.Header[name]; ok {
				t.Errorf("header %s was sent: %q", name, values)
			}
		}
		if r.body != "" || r.ContentLength != 0 || len(r.TransferEncoding) > 0 {
			t.Errorf("a body of %q, length %d, encoding %q was sent", r.body, r.ContentLength, r.TransferEncoding)
		}
		if got := r.Header.Get("Authorization"); !strings.Contains(got, "Credential=AKID/") || strings.Contains(got, "content-length") {
			t.Errorf("authorization %q", got)
		}
	})
}

func TestGet_sendsTheEmptyString(t *testing.T) {
	srv := newLibrary(t, title)
	if _, err := getBook.Call(t.Context(), awscall.NewCaller(srv.settings()), nil, &getInput{Book: aws.String("")}); err != nil {
		t.Fatal(err)
	}
	if got := srv.requests()[0].RequestURI; got != "/GetBook?book=" {
		t.Errorf("the request was for %s", got)
	}
}

func TestGet_joinsTheQueryThatIsThere(t *testing.T) {
	srv := newLibrary(t, title)
	settings := srv.settings()
	settings.APIOptions = []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
		return stack.Serialize.Add(middleware.SerializeMiddlewareFunc("early", func(ctx context.Context, in middleware.SerializeInput, next middleware.SerializeHandler) (middleware.SerializeOutput, middleware.Metadata, error) {
			in.Request.(*smithyhttp.Request).URL.RawQuery = "a=b"
			return next.HandleSerialize(ctx, in)
		}), middleware.Before)
	}}
	if _, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, &getInput{Book: aws.String("b"), Edition: aws.String("2")}); err != nil {
		t.Fatal(err)
	}
	if got := srv.requests()[0].RequestURI; got != "/GetBook?a=b&book=b&edition=2" {
		t.Errorf("the request was for %s", got)
	}
}

func TestGet_isCheckedBeforeItIsSent(t *testing.T) {
	srv := newLibrary(t, title)
	for _, in := range []*getInput{nil, {}} {
		_, err := getBook.Call(t.Context(), awscall.NewCaller(srv.settings()), nil, in)
		if err == nil || err.Error() != "operation error books: GetBook, no book" {
			t.Errorf("got %v", err)
		}
	}
	if n := len(srv.requests()); n > 0 {
		t.Errorf("%d requests were sent", n)
	}
}

func TestGet_followsNoRedirect(t *testing.T) {
	clients := map[string]func(*library) aws.HTTPClient{
		"http.Client":     func(l *library) aws.HTTPClient { return l.Client() },
		"BuildableClient": func(*library) aws.HTTPClient { return awshttp.NewBuildableClient() },
	}
	for name, client := range clients {
		bothTransports(t, func(t *testing.T, change func(*awscall.Settings)) {
			for _, status := range []int{301, 302, 303, 307, 308} {
				srv := newLibrary(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", status) })
				settings := srv.settings()
				settings.HTTPClient = client(srv)
				change(settings)
				_, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden())
				var response *awshttp.ResponseError
				if !errors.As(err, &response) || response.HTTPStatusCode() != status || !strings.Contains(err.Error(), "/elsewhere") {
					t.Errorf("%s, %d: %v", name, status, err)
				}
				if n := len(srv.requests()); n != 1 {
					t.Errorf("%s, %d: %d requests", name, status, n)
				}
			}
		})
	}
}

// hangUp closes the connection of a request that has arrived.
func hangUp(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = conn.Close()
	}
}

// If a kept connection breaks, net/http itself would send a GET again.
func TestGet_isSentAgainByTheRetryerAlone(t *testing.T) {
	test := func(t *testing.T, change func(*awscall.Settings)) {
		var breaks atomic.Bool
		srv := newLibrary(t, func(w http.ResponseWriter, r *http.Request) {
			if breaks.CompareAndSwap(true, false) {
				hangUp(w, r)
				return
			}
			title(w, r)
		})
		settings := srv.settings()
		change(settings)
		retrying := awscall.NewCaller(settings)
		once := *settings
		once.Retryer = aws.NopRetryer{}

		call := func(settings *awscall.Settings) (*bookOutput, error) {
			if _, err := getBook.Call(t.Context(), retrying, settings, walden()); err != nil {
				t.Fatal(err)
			}
			breaks.Store(true)
			return getBook.Call(t.Context(), retrying, settings, walden())
		}
		_, err := call(&once)
		var broken *smithyhttp.RequestSendError
		if !errors.As(err, &broken) {
			t.Errorf("without a retryer: %v", err)
		}
		if n := len(srv.requests()); n != 2 {
			t.Errorf("without a retryer, two calls sent %d requests", n)
		}

		out, err := call(nil)
		if err != nil {
			t.Fatal(err)
		}
		if attempts, _ := retry.GetAttemptResults(out.Metadata); len(attempts.Results) != 2 {
			t.Errorf("the retryer has counted %d attempts, want 2", len(attempts.Results))
		}
		if n := len(srv.requests()); n != 5 {
			t.Errorf("four calls sent %d requests, want 5", n)
		}
	}
	bothTransports(t, test)
	t.Run("logged", func(t *testing.T) {
		test(t, func(s *awscall.Settings) { s.LogMode = aws.LogRequestWithBody })
	})
	t.Run("with a body of a middleware's", func(t *testing.T) {
		test(t, func(s *awscall.Settings) {
			s.APIOptions = append(s.APIOptions, func(stack *middleware.Stack) error {
				return stack.Build.Add(middleware.BuildMiddlewareFunc("addBody", func(
					ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler,
				) (middleware.BuildOutput, middleware.Metadata, error) {
					request, err := in.Request.(*smithyhttp.Request).SetStream(strings.NewReader("of"))
					in.Request = request
					if err != nil {
						return middleware.BuildOutput{}, middleware.Metadata{}, err
					}
					return next.HandleBuild(ctx, in)
				}), middleware.After)
			})
		})
	})
}

func TestGet_failsWithTheExceptionOfTheService(t *testing.T) {
	srv := newLibrary(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-ErrorType", "NoSuchBook:http://books")
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"message":"lost"}`)
	})
	_, err := getBook.Call(t.Context(), awscall.NewCaller(srv.settings()), nil, walden())
	var exception *smithy.GenericAPIError
	if !errors.As(err, &exception) || exception.Code != "NoSuchBook" || exception.Message != "lost" {
		t.Errorf("got %v", err)
	}
	var operation *smithy.OperationError
	if !errors.As(err, &operation) || operation.Service() != "books" || operation.Operation() != "GetBook" {
		t.Errorf("got %v", err)
	}
}

func TestGet_hasNoBodyOverHTTP2(t *testing.T) {
	srv := unstartedLibrary(title)
	srv.EnableHTTP2 = true
	srv.StartTLS()
	t.Cleanup(srv.Close)
	if _, err := getBook.Call(t.Context(), awscall.NewCaller(srv.settings()), nil, walden()); err != nil {
		t.Fatal(err)
	}
	r := srv.requests()[0]
	if r.ProtoMajor != 2 || r.body != "" || r.Header.Get("Content-Length") != "" || r.Header.Get("Content-Type") != "" {
		t.Errorf("%s with body %q and header %v", r.Proto, r.body, r.Header)
	}
}
