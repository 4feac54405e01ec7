package imagebuildertest

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

const (
	defaultRegion   = "us-west-2" // that of the samples
	maxPageSize     = 25
	maxRequestBytes = 1 << 20
)

// Server is an HTTP server that behaves like EC2 Image Builder. Make one with
// [NewServer] or [NewInMemoryServer], and call [Server.Close] when done.
//
// All methods may be called at any time, from several goroutines; but a [Fault]
// must not call Close, which waits for it.
type Server struct {
	// URL is the base URL of the server, without a slash at the end.
	URL string

	httpServer *http.Server
	transport  *http.Transport // reaches an in-memory server; nil on loopback
	cancel     context.CancelFunc
	closeOnce  sync.Once
	running    sync.WaitGroup // the accept loop, connections and handlers

	ruleMu sync.Mutex // held while the user's rule runs

	mu    sync.Mutex // guards state
	state state
}

// state is all that a server learns while it runs.
type state struct {
	now         func() time.Time
	region      string
	pageSize    int
	credentials map[string]aws.Credentials
	images      map[string]image
	executions  map[string]execution
	pipelines   map[string]Build
	plays       []*play
	performed   map[string]performed
	lastOrder   int
	tokenKey    []byte
	injections  []injection
	rule        func(Request) Fault
	requests    []*Request
}

func newState() state {
	return state{
		now:         time.Now,
		region:      defaultRegion,
		pageSize:    maxPageSize,
		credentials: map[string]aws.Credentials{defaultCredentials.AccessKeyID: defaultCredentials},
		images:      map[string]image{},
		executions:  map[string]execution{},
		pipelines:   map[string]Build{},
		performed:   map[string]performed{},
		tokenKey:    randomBytes(32),
	}
}

// order numbers what is set, in the order in which it is listed.
func (s *state) order() int {
	s.lastOrder++
	return s.lastOrder
}

// NewServer starts a server on a free port of the loopback interface. It panics
// when no port is free, as httptest.NewServer does.
func NewServer() *Server {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		listener, err = net.Listen("tcp6", "[::1]:0")
	}
	if err != nil {
		panic(fmt.Sprintf("imagebuildertest: no loopback port to listen on: %v", err))
	}
	return newServer(listener, "http://"+listener.Addr().String())
}

// NewInMemoryServer starts a server that no socket leads to: only the HTTP
// client of [Server.Config] reaches it, and all other clients fail to resolve
// the host name in its URL. Everything else is as in [NewServer], dropped
// connections included, since the client speaks HTTP over an in-memory pipe.
//
// Inside a testing/synctest bubble such a server lets waiting, such as the
// backoff between retries, pass in virtual time. Start it and close it in the
// bubble.
func NewInMemoryServer() *Server {
	listener := newPipeListener()
	s := newServer(listener, "http://imagebuilder.invalid")
	s.transport = &http.Transport{DialContext: listener.dial}
	return s
}

func newServer(listener net.Listener, url string) *Server {
	ctx, cancel := context.WithCancel(context.Background())
	s := &Server{
		URL:    url,
		cancel: cancel,
		state:  newState(),
	}
	s.httpServer = &http.Server{
		Handler:     http.HandlerFunc(s.serve),
		BaseContext: func(net.Listener) context.Context { return ctx },
		ConnState: func(_ net.Conn, state http.ConnState) {
			switch state {
			case http.StateNew:
				s.running.Add(1)
			case http.StateClosed, http.StateHijacked:
				s.running.Done()
			}
		},
	}
	s.running.Go(func() { _ = s.httpServer.Serve(listener) })
	return s
}

// Close stops the server, ends every request that is being delayed or stalled
// by a [Fault], closes all connections and waits until their handlers have
// returned. Closing twice is harmless.
func (s *Server) Close() {
	s.closeOnce.Do(func() {
		s.cancel()
		_ = s.httpServer.Close()
	})
	s.running.Wait()
}

// Reset brings the server back to the state in which it started: no images,
// workflow executions, pipelines, faults, recorded requests or added credentials,
// and the default clock, region and page size. Earlier tokens are no longer valid. The
// URL and the connections stay the same. A request in progress keeps its fault.
func (s *Server) Reset() {
	fresh := newState()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = fresh
}

// Config returns a configuration for clients that talk to this server and to
// nothing else: its base endpoint is [Server.URL], its region is the server's,
// and its credentials are a pair that the server knows. Nothing is read from the
// environment or from files.
//
// Retries are left at their defaults. Set RetryMaxAttempts to 1 to see each
// error at once, or use [NewInMemoryServer] to wait for the backoff in virtual
// time. The HTTP client is left to the client's default too, except for an
// in-memory server, which only the HTTP client given here can reach.
func (s *Server) Config() aws.Config {
	s.mu.Lock()
	defer s.mu.Unlock()
	config := aws.Config{
		Region:       s.state.region,
		BaseEndpoint: aws.String(s.URL),
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return defaultCredentials, nil
		}),
	}
	if s.transport != nil {
		config.HTTPClient = &http.Client{Transport: s.transport}
	}
	return config
}

// SetClock sets the server's clock to now. It decides whether a signature is current
// and whether credentials have expired, it sets the Date header of every response, and
// builds play by it. The default is [time.Now]. Concurrent requests call now
// concurrently. SetClock panics if now is nil.
func (s *Server) SetClock(now func() time.Time) {
	if now == nil {
		panic("imagebuildertest: the clock is nil, use time.Now")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.now = now
}

// SetRegion sets the Region of the server, which requests must be signed for. The
// default is us-west-2, as in the ARNs of the samples. ARNs are not compared with it.
func (s *Server) SetRegion(region string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.region = region
}

// SetDefaultPageSize changes how many items a page holds when the request has no
// maxResults. The default is 25, which is also the most; it panics when size is
// not between 1 and 25.
func (s *Server) SetDefaultPageSize(size int) {
	if size < 1 || size > maxPageSize {
		panic(fmt.Sprintf("imagebuildertest: page size %d is not between 1 and %d", size, maxPageSize))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.pageSize = size
}

// withState calls f with the state as it is at this time, after the builds that
// play have caught up.
func (s *Server) withState(f func(s *state, now time.Time)) {
	s.mu.Lock()
	clock := s.state.now
	s.mu.Unlock()
	now := clock() // the caller's, which may call the server
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.catchUp(now)
	f(&s.state, now)
}

// serve is the one way in: it records the request, then lets a fault or the
// operation respond.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	s.running.Add(1)
	defer s.running.Done()

	body, err := io.ReadAll(io.LimitReader(r.Body, maxRequestBytes+1))
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	record, fault := s.arrive(r, body)
	r.Body = io.NopCloser(bytes.NewReader(body))

	w.Header().Set("Date", record.Time.UTC().Format(http.TimeFormat))
	w.Header().Set(requestIDHeader, record.RequestId)
	recorder := &recordingWriter{ResponseWriter: w, server: s, record: record}
	handler := http.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.respond(w, r, record.Time)
	}))
	if fault != nil {
		handler = fault(handler)
	}
	handler.ServeHTTP(recorder, r)
	recorder.finish()
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // crypto/rand never fails
	return b
}

func newRequestID() string {
	b := randomBytes(16)
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
