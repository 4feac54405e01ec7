package imagebuilder_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/errors"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

var (
	soakListings = flag.Int("soak.listings", 2000, "how many listings TestSoak makes")
	soakSeed     = flag.Uint64("soak.seed", 1, "seed of the faults that TestSoak injects")
)

const (
	soakCallers = 64
	soakRuns    = 16
	soakHeader  = "Soak-Listing"
	soakLate    = "Soak-Late"
)

// soakFaults are the faults of a third of the requests.
var soakFaults = []struct {
	kind  string
	fault imagebuildertest.Fault
	share int // how often, among the others
}{
	{"CallRateLimitExceededException", imagebuildertest.Exception(&errors.CallRateLimitExceededException{}), 20},
	{"ThrottlingException", imagebuildertest.Exception(&errors.ThrottlingException{}), 20},
	{"ServiceException", imagebuildertest.Exception(&errors.ServiceException{}), 10},
	{"ServiceUnavailableException", imagebuildertest.Exception(&errors.ServiceUnavailableException{}), 10},
	{"502 with HTML", respond(502, "text/html", "<html>bad gateway</html>"), 10},
	{"closed without a response", imagebuildertest.DropConnection(), 10},
	{"closed in the header", imagebuildertest.CutHeader(), 10},
	{"closed in the body", imagebuildertest.CutBody(60), 10},
	{"reset without a response", reset(""), 10},
	{"reset in the body", reset(strings.TrimSuffix(withLength("200 OK", pageBody), pageBody[40:])), 10},
	{"broken compression", respond(200, "application/json", gzipped(pageBody)[:40], "Content-Encoding: gzip"), 10},
	{"stalled without a response", imagebuildertest.Hang(), 1},
	{"stalled in the body", imagebuildertest.StallBody(60), 1},
	{"read timeout", respond(200, "application/json", pageBody, soakLate+": yes"), 10},
	{"200 with HTML", respond(200, "text/html", "<html>sign in</html>"), 2},
	{"200 without a body", respond(200, "application/json", ""), 2},
	{"200 with half a page", respond(200, "application/json", pageBody[:50]), 2},
	{"ForbiddenException", imagebuildertest.Exception(&errors.ForbiddenException{}), 2},
}

// soakSkews are the differences of the clocks to which the service's clock jumps.
var soakSkews = []time.Duration{0, time.Hour, -time.Hour, 10 * time.Minute, -24 * time.Hour}

func soakRunID(run int) string { return fmt.Sprintf("wf-00000000-0000-0000-0000-%012d", run) }

// soakSteps are the steps of a run: 0 to 90 of them. Their names stay, while
// their statuses change with the age of the run.
func soakSteps(run, age int) []types.WorkflowStepMetadata {
	steps := namedSteps(fmt.Sprintf("run-%d", run), run*6)
	statuses := types.WorkflowStepExecutionStatus("").Values()
	for i := range steps {
		steps[i].Status = statuses[(i+age)%len(statuses)]
	}
	return steps
}

// soak is one service that misbehaves, and one client that lists.
type soak struct {
	t      *testing.T
	srv    *imagebuildertest.Server
	client *imagebuilder.Client

	conns connectionCounter
	skew  atomic.Int64 // by which the service's clock is ahead

	mu       sync.Mutex
	random   *rand.Rand
	requests int
	faults   map[string][]string // of each listing under way, by its id
	survived map[string]int
	ended    map[string]int // errors that ended a listing, by kind
	faulty   int
	complete int
	retaken  int // pages asked for again after an error
}

func TestSoak(t *testing.T) {
	listings := *soakListings
	if testing.Short() {
		listings = min(listings, 500)
	}
	goroutines := runtime.NumGoroutine()
	func() {
		s := newSoak(t)
		defer s.close()
		s.run(0, listings/10)
		heapBefore := s.heap()
		start := time.Now()
		s.run(listings/10, listings)
		s.report(listings, time.Since(start), heapBefore)
	}()
	goroutinesSettle(t, goroutines)
}

func newSoak(t *testing.T) *soak {
	s := &soak{
		t: t, srv: imagebuildertest.NewServer(),
		random:   rand.New(rand.NewPCG(*soakSeed, 0)),
		faults:   map[string][]string{},
		survived: map[string]int{},
		ended:    map[string]int{},
	}
	for run := range soakRuns {
		s.srv.SetSteps(soakRunID(run), soakSteps(run, 0)...)
	}
	s.srv.SetClock(func() time.Time { return time.Now().Add(time.Duration(s.skew.Load())) })
	s.srv.InjectFunc(s.misbehave)
	s.conns.dial = (&net.Dialer{}).DialContext
	s.client = imagebuilder.NewFromConfig(s.srv.Config(), withoutBackoff, withHTTPClient(&http.Client{
		Timeout:   500 * time.Millisecond,
		Transport: markedTransport{&http.Transport{MaxIdleConnsPerHost: soakCallers, DialContext: s.conns.DialContext}},
	}))
	return s
}

func (s *soak) close() {
	s.client.Options().HTTPClient.(*http.Client).CloseIdleConnections()
	s.srv.Close()
	if opened, closed := s.conns.opened.Load(), s.conns.closed.Load(); opened != closed {
		s.t.Errorf("%d connections were opened and %d closed", opened, closed)
	}
}

// misbehave selects the fault of a request, and lets the workflow executions proceed.
func (s *soak) misbehave(r imagebuildertest.Request) imagebuildertest.Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
	if s.requests%10 == 0 {
		run := s.random.IntN(soakRuns)
		s.srv.SetSteps(soakRunID(run), soakSteps(run, s.requests)...)
	}
	if s.requests%500 == 0 {
		s.skew.Store(int64(soakSkews[s.random.IntN(len(soakSkews))]))
	}
	if s.requests%1000 == 0 {
		s.srv.ResetRequests()
	}
	if s.random.IntN(3) != 0 {
		return nil
	}
	s.faulty++
	total := 0
	for _, f := range soakFaults {
		total += f.share
	}
	which := s.random.IntN(total)
	for _, f := range soakFaults {
		if which -= f.share; which < 0 {
			id := r.Header.Get(soakHeader)
			s.faults[id] = append(s.faults[id], f.kind)
			return f.fault
		}
	}
	panic("unreachable")
}

// run makes the listings from one number to another.
func (s *soak) run(from, to int) {
	var next atomic.Int64
	next.Store(int64(from))
	var callers sync.WaitGroup
	for range soakCallers {
		callers.Go(func() {
			for {
				listing := int(next.Add(1)) - 1
				if listing >= to {
					return
				}
				s.list(listing)
			}
		})
	}
	callers.Wait()
}

// soakKey finds in a context which listing a request is of.
type soakKey struct{}

// list makes a listing, in one of two ways: with All, which ends at an error, or
// with NextPage, which is asked again.
func (s *soak) list(listing int) {
	id, run := strconv.Itoa(listing), listing%soakRuns
	ctx := context.WithValue(s.t.Context(), soakKey{}, id)
	steps := imagebuilder.NewListWorkflowStepExecutionsPaginator(s.client,
		&imagebuilder.ListWorkflowStepExecutionsInput{WorkflowExecutionId: aws.String(soakRunID(run))},
		func(o *imagebuilder.ListWorkflowStepExecutionsPaginatorOptions) { o.Limit = int32(listing%25) + 1 })

	var got []types.WorkflowStepMetadata
	var failed error
	retaken := 0
	if listing%2 == 0 {
		for step, err := range steps.All(ctx) {
			if failed = err; err == nil {
				got = append(got, step)
			}
		}
	} else {
		for steps.HasMorePages() {
			page, err := steps.NextPage(ctx)
			if err != nil {
				s.checkError(err)
				retaken++
				continue
			}
			got = append(got, page.Steps...)
		}
	}
	if failed != nil {
		s.checkError(failed)
	}
	want := namesOf(soakSteps(run, 0))
	if names := namesOf(got); failed == nil && names != want {
		s.t.Errorf("listing %d got steps %q, want %q", listing, names, want)
	} else if !strings.HasPrefix(want, names) {
		s.t.Errorf("listing %d got steps %q before it failed, want the first of %q", listing, names, want)
	}
	s.note(id, failed, retaken)
}

// checkError checks that an error is typed and describes the response.
func (s *soak) checkError(err error) {
	_, operation := errors.AsType[*smithy.OperationError](err)
	kind := kindOf(err)
	typed := strings.HasPrefix(kind, "*errors.") || strings.HasPrefix(kind, sending) ||
		strings.HasPrefix(kind, generic) || strings.HasPrefix(kind, undecodable)
	if !operation || !typed || errors.Attempts(err) == 0 {
		s.t.Errorf("got %s after %d attempts, which is not typed: %v", kind, errors.Attempts(err), err)
	}
	// A clock that has jumped costs an attempt, and no call.
	if kind == "*errors.InvalidSignatureException" && errors.Attempts(err) < 3 {
		s.t.Errorf("a refused signature ended a call after %d attempts: %v", errors.Attempts(err), err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended[kind]++
}

func (s *soak) note(id string, failed error, retaken int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if failed == nil {
		s.complete++
		s.retaken += retaken
		for _, kind := range s.faults[id] {
			s.survived[kind]++
		}
	}
	delete(s.faults, id)
}

// heap is the number of bytes in use after a collection.
func (s *soak) heap() int64 {
	s.srv.ResetRequests()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func (s *soak) report(listings int, took time.Duration, heapBefore int64) {
	heap := s.heap()
	if growth := heap - heapBefore; growth > 8<<20 {
		s.t.Errorf("the heap grew by %d bytes", growth)
	}
	if most := s.conns.most.Load(); most > 2*soakCallers {
		s.t.Errorf("%d connections were open at once, for %d callers", most, soakCallers)
	}
	failed := listings - s.complete
	if share := float64(s.faulty) / float64(s.requests); share < 0.30 || share > 0.37 {
		s.t.Errorf("%.3f of the requests failed, want a third", share)
	}
	if s.complete < listings/2 {
		s.t.Errorf("%d of %d listings were complete, want at least half", s.complete, listings)
	}
	s.t.Logf("%d listings by %d goroutines in %v: %d complete, after taking %d pages again; %d ended as a typed error; none lost or doubled a step",
		listings, soakCallers, took.Round(time.Second), s.complete, s.retaken, failed)
	s.t.Logf("%d requests, %d of them failed (%.1f %%)", s.requests, s.faulty, 100*float64(s.faulty)/float64(s.requests))
	s.t.Logf("%d connections opened, at most %d at once; heap %d KiB after a tenth, %d KiB at the end",
		s.conns.opened.Load(), s.conns.most.Load(), heapBefore>>10, heap>>10)
	for _, kind := range slices.Sorted(maps.Keys(s.survived)) {
		s.t.Logf("survived %6d times: %s", s.survived[kind], kind)
	}
	for _, kind := range slices.Sorted(maps.Keys(s.ended)) {
		s.t.Logf("reported %6d times: %s", s.ended[kind], kind)
	}
}

// markedTransport tells the service which listing a request belongs to.
type markedTransport struct{ *http.Transport }

func (m markedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set(soakHeader, r.Context().Value(soakKey{}).(string))
	response, err := m.Transport.RoundTrip(r)
	if err == nil && response.Header.Get(soakLate) != "" {
		response.Body = &lateBody{ReadCloser: response.Body}
	}
	return response, err
}

// lateBody returns from its second read while another goroutine is still reading. The
// bytes that it reads are no longer needed.
type lateBody struct {
	io.ReadCloser
	reads int
}

func (b *lateBody) Read(p []byte) (int, error) {
	if b.reads++; b.reads == 1 {
		return b.ReadCloser.Read(p[:min(len(p), 40)])
	}
	go func() {
		time.Sleep(5 * time.Millisecond)
		for i := range p {
			p[i] = '!'
		}
	}()
	return 0, errors.New("read timeout")
}

// connectionCounter counts connections.
type connectionCounter struct {
	dial                 func(context.Context, string, string) (net.Conn, error)
	opened, closed, most atomic.Int64
}

func (c *connectionCounter) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := c.dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	open := c.opened.Add(1) - c.closed.Load()
	for most := c.most.Load(); open > most; most = c.most.Load() {
		if c.most.CompareAndSwap(most, open) {
			break
		}
	}
	return &countedConn{Conn: conn, counter: c}, nil
}

type countedConn struct {
	net.Conn
	counter *connectionCounter
	once    sync.Once
}

func (c *countedConn) Close() error {
	c.once.Do(func() { c.counter.closed.Add(1) })
	return c.Conn.Close()
}
