package paginator_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// FuzzPaginator runs a program of NextPage calls and of ranges that are open
// at the same time, stepped, left and cancelled in any order, over a service
// with any pages, tokens and failures. Each step has to return the same as the model,
// with as many fetches.
//
// A program is a service (see readService) and then one instruction a byte: the
// remainder by 8 selects the instruction, the quotient the range.
func FuzzPaginator(f *testing.F) {
	f.Fuzz(func(t *testing.T, program []byte, tokenPrefix string) {
		code := bytecode(program)
		service := readService(&code, tokenPrefix)
		ours := newRealListing(service)
		model := newModelListing(service)
		defer ours.close()

		for step := 0; len(code) > 0; step++ {
			instruction := code.next()
			what, which := instruction%8, instruction/8
			got, want := ours.do(what, which), model.do(what, which)
			if got != want {
				t.Fatalf("step %d, instruction %d of range %d: got %q, want %q", step, what, which, got, want)
			}
			if ours.fetches != model.fetches {
				t.Fatalf("step %d, instruction %d of range %d: %d fetches so far, want %d", step, what, which, ours.fetches, model.fetches)
			}
		}
	})
}

// Instructions.
const (
	openPages = iota
	openAll
	stepRange
	leaveRange
	cancelRange
	hasMorePages
	nextPageCanceled
	nextPage
)

type bytecode []byte

// next returns the next byte, 0 after the end.
func (b *bytecode) next() int {
	if len(*b) == 0 {
		return 0
	}
	value := (*b)[0]
	*b = (*b)[1:]
	return int(value)
}

type fuzzService struct {
	pages       []fuzzPage
	start       int // page of the start token; -1 for none
	stop        bool
	tokenPrefix string
}

type fuzzPage struct {
	items    int
	next     int // page; -1 for a nil token, -2 for an empty one
	failures int // fetches of it that fail before one succeeds
}

// readService takes the number of pages, the start token and whether to stop
// at a repeated token, then items, next token and failures of each page.
func readService(code *bytecode, tokenPrefix string) fuzzService {
	count := code.next()%6 + 1
	s := fuzzService{
		start:       code.next()%(count+1) - 1,
		stop:        code.next()%2 == 1,
		tokenPrefix: tokenPrefix,
	}
	for range count {
		s.pages = append(s.pages, fuzzPage{
			items:    code.next() % 4,
			next:     code.next()%(count+2) - 2,
			failures: code.next() % 3,
		})
	}
	return s
}

func (s fuzzService) token(page int) *string {
	var token string
	switch page {
	case -1:
		return nil
	case -2:
	default:
		token = s.tokenPrefix + strconv.Itoa(page)
	}
	return &token
}

type failure int

func (f failure) Error() string { return fmt.Sprintf("failure of page %d", int(f)) }

// event describes the result of a step in one word.
func event(kind string, number int, err error) string {
	var failed failure
	var duplicate *paginator.DuplicateTokenError
	switch {
	case err == nil:
		return fmt.Sprintf("%s %d", kind, number)
	case errors.As(err, &failed):
		return failed.Error()
	case errors.As(err, &duplicate):
		return "duplicate token"
	}
	return err.Error()
}

const (
	left     = "" // the result of a step of a range after its end
	done     = "ok"
	noRange  = "no such range"
	canceled = "context canceled"
)

// realListing runs instructions on a Paginator. Its pages are page numbers,
// its items 10 times the page number and more.
type realListing struct {
	service   fuzzService
	failures  []int
	fetches   int
	paginator *paginator.Paginator[int, int, struct{}]
	ranges    []*realRange
}

type realRange struct {
	step   func() string
	leave  func()
	cancel func()
}

func newRealListing(s fuzzService) *realListing {
	l := &realListing{service: s}
	for _, page := range s.pages {
		l.failures = append(l.failures, page.failures)
	}
	l.paginator = paginator.New(paginator.Config[int, int, struct{}]{
		Fetch:     l.fetch,
		NextToken: func(page int) *string { return s.token(s.pages[page].next) },
		Items: func(page int) []int {
			var items []int
			for i := range s.pages[page].items {
				items = append(items, 10*page+i)
			}
			return items
		},
		Token:                s.token(s.start),
		StopOnDuplicateToken: s.stop,
	})
	return l
}

func (l *realListing) fetch(ctx context.Context, token *string, _ ...struct{}) (int, error) {
	l.fetches++
	page := 0
	if token != nil {
		page, _ = strconv.Atoi((*token)[len(l.service.tokenPrefix):])
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if l.failures[page] > 0 {
		l.failures[page]--
		return 0, failure(page)
	}
	return page, nil
}

func (l *realListing) close() {
	for _, r := range l.ranges {
		r.leave()
		r.cancel()
	}
}

func (l *realListing) do(what, which int) string {
	ctx, cancel := context.WithCancel(context.Background())
	switch what {
	case openPages:
		l.ranges = append(l.ranges, pull("page", l.paginator.Pages(ctx), cancel))
		return done
	case openAll:
		l.ranges = append(l.ranges, pull("item", l.paginator.All(ctx), cancel))
		return done
	}
	defer cancel()
	switch what {
	case hasMorePages:
		return strconv.FormatBool(l.paginator.HasMorePages())
	case nextPageCanceled:
		cancel()
		fallthrough
	case nextPage:
		page, err := l.paginator.NextPage(ctx)
		return event("page", page, err)
	}
	if len(l.ranges) == 0 {
		return noRange
	}
	r := l.ranges[which%len(l.ranges)]
	switch what {
	case stepRange:
		return r.step()
	case leaveRange:
		r.leave()
	case cancelRange:
		r.cancel()
	}
	return done
}

func pull(kind string, seq iter.Seq2[int, error], cancel func()) *realRange {
	next, leave := iter.Pull2(seq)
	step := func() string {
		value, err, ok := next()
		if !ok {
			return left
		}
		return event(kind, value, err)
	}
	return &realRange{step: step, leave: leave, cancel: cancel}
}
