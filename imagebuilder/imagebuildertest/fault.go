package imagebuildertest

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/aws/smithy-go"
)

// Fault is a way to misbehave. It wraps the handler that responds as
// Image Builder does, and may respond instead of it, before it or after it; it is
// what net/http calls a middleware. The functions of this package make the usual
// ones, and any function of this form is one too.
//
// A request takes effect if the fault lets it be served, as [Delay], [CutBody] and
// [StallBody] do. Each function says so.
//
// Faults combine by wrapping each other: to return an exception after a second,
//
//	func(next http.Handler) http.Handler {
//		return imagebuildertest.Delay(time.Second)(imagebuildertest.Exception(err)(next))
//	}
//
// A handler of one's own must return when the context of the request is done:
// that is when the client gives up or [Server.Close] is called. It may panic
// with http.ErrAbortHandler to close the connection.
type Fault func(next http.Handler) http.Handler

// Always is a number of times for [Server.Inject]: for as long as the server runs.
const Always = math.MaxInt

type injection struct {
	fault      Fault
	times      int
	operations []string
}

func (i injection) isFor(operation string) bool {
	return len(i.operations) == 0 || slices.Contains(i.operations, operation)
}

// Inject applies the fault to the next requests; times is their number. Faults that
// are injected one after another wait in line: each request takes one from the
// front. A nil fault lets a request be served properly, so
//
//	srv.Inject(nil, 1)
//	srv.Inject(imagebuildertest.DropConnection(), 2)
//
// serves one request and fails the two after it. Retries of a client are
// requests too. A fault comes before every check, of the signature as well, so
// an invalid request meets it too.
//
// If operations are named, only their requests meet the fault and count; others
// pass it by. A caller that may not see images is
//
//	srv.Inject(imagebuildertest.Exception(&errors.ForbiddenException{}), imagebuildertest.Always, "GetImage")
//
// It panics for the name of an operation that the server does not have.
func (s *Server) Inject(fault Fault, times int, operations ...string) {
	for _, name := range operations {
		if !hasOperation(name) {
			panic(fmt.Sprintf("imagebuildertest: there is no operation %.80q", name))
		}
	}
	if times < 1 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.injections = append(s.state.injections, injection{fault, times, slices.Clone(operations)})
}

// takeInjection takes the first injection in line for a request of this operation.
func (s *state) takeInjection(operation string) (fault Fault, ok bool) {
	i := slices.IndexFunc(s.injections, func(i injection) bool { return i.isFor(operation) })
	if i < 0 {
		return nil, false
	}
	fault = s.injections[i].fault
	if s.injections[i].times--; s.injections[i].times == 0 {
		s.injections = slices.Delete(s.injections, i, i+1)
	}
	return fault, true
}

// InjectFunc asks rule for each request which fault it meets; nil means none. It is not
// called for a request that takes a fault of [Server.Inject]. The rule replaces the one
// before; a nil rule removes it.
//
// The rule runs for one request at a time, so it must not wait for another one. It
// may call the methods of the server, except Close, for example to change steps
// between two pages.
func (s *Server) InjectFunc(rule func(Request) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.rule = rule
}

// ClearFaults removes the faults that [Server.Inject] has lined up and the rule of
// [Server.InjectFunc]. Requests in progress keep their fault.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.injections, s.state.rule = nil, nil
}

// Exception returns a fault that responds with err and the documented HTTP status of
// its code. A code without one has status 500 if the fault of err is
// [smithy.FaultServer], and 400 otherwise. err can be any exception of package errors,
// or a *smithy.GenericAPIError for other codes. If it has no message, the response says
// that it was injected. The request has no effect. Exception panics if err is nil.
func Exception(err smithy.APIError) Fault {
	mustBeSet(err)
	return ExceptionStatus(statusOf(err), err)
}

// ExceptionStatus is [Exception] with another HTTP status. It panics if status is
// neither 101 nor from 200 to 999.
func ExceptionStatus(status int, err smithy.APIError) Fault {
	mustBeSet(err)
	mustBeStatus(status)
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			message := cmp.Or(err.ErrorMessage(), "injected by a fault of imagebuildertest")
			writeException(w, status, refusal(err.ErrorCode(), "%s", message))
		})
	}
}

// Respond returns a fault that responds with this status, header and body. Besides
// header, the response has Date, X-Amzn-Requestid and what net/http adds; a header with
// a nil value is left out. The request has no effect, even if the status is 200.
// Respond panics if status is neither 101 nor from 200 to 999.
func Respond(status int, header http.Header, body string) Fault {
	mustBeStatus(status)
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for name, values := range header {
				w.Header()[http.CanonicalHeaderKey(name)] = values
			}
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
		})
	}
}

func mustBeSet(err smithy.APIError) {
	if err == nil {
		panic("imagebuildertest: the exception is nil; a nil Fault lets the request be served properly")
	}
}

// mustBeStatus refuses what cannot be the status of a response: other 1xx than 101
// come before one, and net/http takes three digits.
func mustBeStatus(status int) {
	if status != http.StatusSwitchingProtocols && (status < http.StatusOK || status > 999) {
		panic(fmt.Sprintf("imagebuildertest: http status %d is neither 101 nor from 200 to 999", status))
	}
}

// Delay returns a fault that waits before the request is served properly. The request
// takes effect after the wait, and has none if the client gives up or the server is
// closed before.
func Delay(d time.Duration) Fault {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			timer := time.NewTimer(d)
			defer timer.Stop()
			select {
			case <-timer.C:
				next.ServeHTTP(w, r)
			case <-r.Context().Done():
				panic(http.ErrAbortHandler)
			}
		})
	}
}

// Hang returns a fault that never responds. The request has no effect, and ends when
// the client gives up or the server is closed.
func Hang() Fault {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()
			panic(http.ErrAbortHandler)
		})
	}
}

// DropConnection returns a fault that closes the connection without a response. The
// request has no effect; [CutBody] is for one that takes effect although the client does
// not learn of it.
func DropConnection() Fault {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			panic(http.ErrAbortHandler)
		})
	}
}

// CutHeader returns a fault that closes the connection in the middle of the header of
// the response. The request has no effect.
func CutHeader() Fault {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				panic(err)
			}
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Type: applic")
			_ = conn.Close()
		})
	}
}

// CutBody returns a fault that serves the request, but closes the connection after the
// header of the response and the first n bytes of its body. At least the last byte is
// missing; if n is 0, the whole body is. The request takes effect.
func CutBody(n int) Fault {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			sendPart(w, r, next, n)
			panic(http.ErrAbortHandler)
		})
	}
}

// StallBody returns a fault that sends what [CutBody] sends, and then nothing more until
// the client gives up or the server is closed. The request takes effect.
func StallBody(n int) Fault {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			sendPart(w, r, next, n)
			<-r.Context().Done()
			panic(http.ErrAbortHandler)
		})
	}
}

// EndlessBody sends status 200 and a JSON body that never ends. The request has no
// effect. It stops when the client gives up or the server is closed.
func EndlessBody() Fault {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, err := io.WriteString(w, `{"message":"`)
			more := strings.Repeat("endless ", 4096)
			for err == nil {
				_, err = io.WriteString(w, more)
			}
			panic(http.ErrAbortHandler)
		})
	}
}

// sendPart sends the header that next writes, its Content-Length included, and
// the first n bytes of the body.
func sendPart(w http.ResponseWriter, r *http.Request, next http.Handler, n int) {
	response := &bufferedWriter{header: w.Header().Clone(), status: http.StatusOK, hijack: http.NewResponseController(w).Hijack}
	next.ServeHTTP(response, r)
	if response.hijacked {
		panic(http.ErrAbortHandler)
	}
	maps.Copy(w.Header(), response.header)
	w.Header().Set("Content-Length", strconv.Itoa(response.body.Len()))
	w.WriteHeader(response.status)
	_, _ = w.Write(response.body.Next(max(0, min(n, response.body.Len()-1))))
	_ = http.NewResponseController(w).Flush()
}

// bufferedWriter keeps a response instead of sending it.
type bufferedWriter struct {
	header http.Header
	status int
	body   bytes.Buffer

	hijack   func() (net.Conn, *bufio.ReadWriter, error)
	hijacked bool
}

func (w *bufferedWriter) Header() http.Header         { return w.header }
func (w *bufferedWriter) WriteHeader(status int)      { w.status = status }
func (w *bufferedWriter) Write(p []byte) (int, error) { return w.body.Write(p) }

// Hijack lets a fault within another have the connection.
func (w *bufferedWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	w.hijacked = true
	return w.hijack()
}
