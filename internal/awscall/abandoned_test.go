package awscall_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"runtime"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

type doFunc func(*http.Request) (*http.Response, error)

func (f doFunc) Do(r *http.Request) (*http.Response, error) { return f(r) }

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// interceptor ends the goroutine after a response.
type interceptor struct{ end func() }

func (i interceptor) AfterTransmit(context.Context, *smithyhttp.InterceptorContext) error {
	i.end()
	return nil
}

func (i interceptor) BeforeDeserialization(context.Context, *smithyhttp.InterceptorContext) error {
	i.end()
	return nil
}

// endings are the places where the user's code runs after a response has arrived and
// before it is read.
var endings = map[string]func(s *awscall.Settings, end func()){
	"interceptor, after it was sent": func(s *awscall.Settings, end func()) {
		s.Interceptors.AddAfterTransmit(interceptor{end})
	},
	"interceptor, before it is read": func(s *awscall.Settings, end func()) {
		s.Interceptors.AddBeforeDeserialization(interceptor{end})
	},
	"middleware": func(s *awscall.Settings, end func()) {
		s.APIOptions = append(s.APIOptions, func(stack *middleware.Stack) error {
			return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("ends", func(
				ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler,
			) (middleware.DeserializeOutput, middleware.Metadata, error) {
				out, metadata, err := next.HandleDeserialize(ctx, in)
				end()
				return out, metadata, err
			}), middleware.After)
		})
	},
	"http client": func(s *awscall.Settings, end func()) {
		inner := s.HTTPClient
		s.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
			response, err := inner.Do(r)
			end()
			return response, err
		})
	},
	"transport": func(s *awscall.Settings, end func()) {
		inner := s.HTTPClient.(*http.Client).Transport
		s.HTTPClient = &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
			response, err := inner.RoundTrip(r)
			end()
			return response, err
		})}
	},
}

var waysToEnd = map[string]func(){
	"panic":  func() { panic("of a test") },
	"Goexit": runtime.Goexit,
}

// ended runs f in a goroutine until it returns, panics or exits.
func ended(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { _ = recover() }()
		f()
	}()
	<-done
}

func TestConnection_isClosedWhenCodeOfTheUsersEndsTheGoroutine(t *testing.T) {
	for where, add := range endings {
		for how, end := range waysToEnd {
			t.Run(where+", "+how, func(t *testing.T) {
				closed := make(chan struct{})
				srv := newLibrary(t, func(w http.ResponseWriter, r *http.Request) {
					_, _ = io.WriteString(w, `{"title":`)
					_ = http.NewResponseController(w).Flush()
					<-r.Context().Done() // the connection has gone
					close(closed)
				})
				settings := srv.settings()
				add(settings, end)
				ended(func() { _, _ = getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden()) })
				<-closed
			})
		}
	}
}

// closable notes whether it was closed.
type closable struct {
	io.Reader
	closed bool
}

func (c *closable) Close() error {
	c.closed = true
	return nil
}

func TestBody_isClosedWhenCodeOfTheUsersEndsTheGoroutine(t *testing.T) {
	srv := newLibrary(t, title)
	for where, add := range endings {
		for how, end := range waysToEnd {
			if where == "http client" || where == "transport" {
				continue // what they have taken is theirs
			}
			t.Run(where+", "+how, func(t *testing.T) {
				body := new(closable)
				settings := srv.settings()
				settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
					return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: r}, nil
				})
				add(settings, end)
				ended(func() { _, _ = getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden()) })
				if !body.closed {
					t.Error("the body was left open")
				}
			})
		}
	}
}

func TestBody_isClosedThatArrivesAfterTheCall(t *testing.T) {
	settings := newLibrary(t, title).settings()
	body := new(closable)
	sent, over, arrived := make(chan struct{}), make(chan struct{}), make(chan struct{})
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		close(sent)
		<-over
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: r}, nil
	})
	settings.APIOptions = append(settings.APIOptions, func(stack *middleware.Stack) error {
		return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("abandons", func(
			ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler,
		) (out middleware.DeserializeOutput, metadata middleware.Metadata, err error) {
			go func() {
				defer close(arrived)
				_, _, _ = next.HandleDeserialize(ctx, in)
			}()
			<-sent
			return out, metadata, errors.New("abandoned")
		}), middleware.After)
	})
	if _, err := getBook.Call(t.Context(), awscall.NewCaller(settings), nil, walden()); err == nil {
		t.Error("the call that was abandoned is no error")
	}
	close(over)
	<-arrived
	if !body.closed {
		t.Error("the body was left open")
	}
}

// A caller works as before after a panic.
func TestCaller_servesCallsAfterAPanic(t *testing.T) {
	srv := newLibrary(t, title)
	settings := srv.settings()
	panics := true
	inner := settings.HTTPClient
	settings.HTTPClient = doFunc(func(r *http.Request) (*http.Response, error) {
		if panics {
			panic("of a test")
		}
		return inner.Do(r)
	})
	caller := awscall.NewCaller(settings)
	ended(func() { _, _ = getBook.Call(t.Context(), caller, nil, walden()) })
	panics = false
	out, err := getBook.Call(t.Context(), caller, nil, walden())
	if err != nil || aws.ToString(out.Title) != "Walden" {
		t.Errorf("got %v, %v", out, err)
	}
}
