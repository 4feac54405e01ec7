package paginatortest_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// fault is one thing that a faulty paginator does wrong.
type fault string

const (
	none                    fault = "no fault"
	stopsAtEmptyPage        fault = "stops at an empty page"
	followsEmptyToken       fault = "follows an empty token"
	ignoresStartToken       fault = "ignores the start token"
	dropsLastItem           fault = "drops the last item of a page"
	comparesTokenBeginnings fault = "compares the beginnings of tokens"
	keepsTokenPointers      fault = "keeps pointers to tokens"
	needsToken              fault = "has no pages without a start token"
	handsOutItsToken        fault = "hands its own token to Fetch"
	fetchesAfterEnd         fault = "fetches after the end"
	saysEOFAfterEnd         fault = "has another error after the end"
	skipsFailedPage         fault = "skips a failed page"
	endsAtError             fault = "ends at an error"
	goesOnAfterError        fault = "goes on after an error in a range"
	fillsPageWithError      fault = "returns a page along with an error"
	neverDetectsCycles      fault = "never detects cycles"
	detectsShortCycles      fault = "detects cycles of length 1 only"
	withholdsRepeatingPage  fault = "withholds the page that repeats a token"
	endsAtRepeatedToken     fault = "ends silently at a repeated token"
	reportsRepeatOnce       fault = "reports a repeated token once, then ends"
	quotesToken             fault = "quotes the repeated token"
	ignoresStop             fault = "ignores StopOnDuplicateToken"
	fetchesInConstructor    fault = "fetches in its constructor"
	fetchesBeforeRange      fault = "fetches before the range"
	prefetches              fault = "prefetches"
	prefetchesInGoroutine   fault = "prefetches in a goroutine"
	sharesRanges            fault = "shares state between ranges over one iterator"
	rangesMoveNextPage      fault = "shares state between ranges and NextPage"
	swallowsCancellation    fault = "swallows cancellation"
	seesCancelLate          fault = "does not look at the context within a page"
	leavesContextToFetch    fault = "leaves the context to Fetch"
	reportsLateCancellation fault = "reports cancellation after the last step"
	dropsContext            fault = "drops the context"
	dropsOptions            fault = "drops the options"
	keepsOptions            fault = "keeps the options of the last call"
	appendsToOptions        fault = "appends to the options of the caller"
)

// faulty is a paginator with one fault, written without package paginator.
type faulty struct {
	config
	fault  fault
	place  *place
	sticky []callOption
}

// place is guarded, so that sharing one is wrong but not a data race.
type place struct {
	mu       sync.Mutex
	token    *string
	used     []string
	ended    bool
	repeated bool
}

func (at *place) now() (token *string, ended bool) {
	at.mu.Lock()
	defer at.mu.Unlock()
	return at.token, at.ended
}

func newFaulty(f fault, c config) *faulty {
	if f == ignoresStartToken {
		c.Token = nil
	}
	if c.Token != nil && f != keepsTokenPointers && f != handsOutItsToken {
		c.Token = clone(c.Token)
	}
	p := &faulty{config: c, fault: f}
	p.place = p.start()
	if f == fetchesInConstructor {
		_, _ = c.Fetch(context.Background(), nil)
	}
	return p
}

func (p *faulty) start() *place {
	at := &place{token: p.Token}
	if p.Token != nil {
		at.used = []string{p.beginning(*p.Token)}
	}
	return at
}

func (p *faulty) HasMorePages() bool {
	token, ended := p.place.now()
	return !ended && (token != nil || p.fault != needsToken)
}

func (p *faulty) NextPage(ctx context.Context, opts ...callOption) (*output, error) {
	if p.fault == keepsOptions {
		p.sticky = append(p.sticky, opts...)
		opts = p.sticky
	}
	return p.next(ctx, p.place, opts)
}

func (p *faulty) next(ctx context.Context, at *place, opts []callOption) (*output, error) {
	at.mu.Lock()
	defer at.mu.Unlock()
	if at.ended {
		if p.fault == fetchesAfterEnd {
			_, _ = p.fetch(ctx, nil, opts)
		}
		if p.fault == saysEOFAfterEnd {
			return nil, errors.New("EOF")
		}
		return nil, errors.New("no more pages available")
	}
	if at.repeated {
		at.ended = p.fault == reportsRepeatOnce
		return nil, p.duplicate(at)
	}
	out, err := p.fetch(ctx, at.token, opts)
	if err != nil {
		return p.failed(at, err)
	}
	next := out.NextToken
	switch {
	case next == nil, *next == "" && p.fault != followsEmptyToken, len(out.Steps) == 0 && p.fault == stopsAtEmptyPage:
		at.ended = true
		return out, nil
	case p.fault == keepsTokenPointers:
		at.token = next
	default:
		at.token = clone(next)
	}
	if p.seen(at, *next) {
		at.repeated = true
		at.ended = p.StopOnDuplicateToken && p.fault != ignoresStop || p.fault == endsAtRepeatedToken
		if p.fault == withholdsRepeatingPage {
			return nil, p.duplicate(at)
		}
	}
	return out, nil
}

func (p *faulty) failed(at *place, err error) (*output, error) {
	switch p.fault {
	case skipsFailedPage:
		at.token = new(string)
	case endsAtError:
		at.ended = true
	case fillsPageWithError:
		return &output{}, err
	}
	return nil, err
}

func (p *faulty) duplicate(at *place) error {
	err := &paginator.DuplicateTokenError{}
	if p.fault == quotesToken {
		return fmt.Errorf("%w: %s", err, *at.token)
	}
	return err
}

func (p *faulty) seen(at *place, token string) bool {
	token = p.beginning(token)
	seen := slices.Contains(at.used, token)
	switch p.fault {
	case neverDetectsCycles:
		return false
	case detectsShortCycles:
		at.used = nil
	}
	at.used = append(at.used, token)
	return seen
}

func (p *faulty) beginning(token string) string {
	if p.fault == comparesTokenBeginnings {
		return token[:min(len(token), 1000)]
	}
	return token
}

func (p *faulty) fetch(ctx context.Context, token *string, opts []callOption) (*output, error) {
	switch p.fault {
	case dropsOptions:
		opts = nil
	case dropsContext:
		ctx = context.Background()
	case appendsToOptions:
		opts = append(opts, func(*options) {})
	}
	if token != nil && p.fault != handsOutItsToken {
		token = clone(token)
	}
	out, err := p.Fetch(ctx, token, opts...)
	if err == nil && p.fault == dropsLastItem && len(out.Steps) > 1 {
		out.Steps = out.Steps[:len(out.Steps)-1]
	}
	return out, err
}

func (p *faulty) Pages(ctx context.Context, opts ...callOption) iter.Seq2[*output, error] {
	shared := p.start()
	if p.fault == fetchesBeforeRange {
		_, _ = p.fetch(ctx, p.Token, opts)
	}
	return func(yield func(*output, error) bool) {
		at := p.start()
		switch p.fault {
		case sharesRanges:
			at = shared
		case rangesMoveNextPage:
			at = p.place
		}
		for {
			if _, ended := at.now(); ended {
				break
			}
			if err := ctx.Err(); err != nil && p.fault != leavesContextToFetch {
				if p.fault != swallowsCancellation {
					yield(nil, err)
				}
				return
			}
			out, err := p.next(ctx, at, opts)
			token, ended := at.now()
			ahead := func() { _, _ = p.fetch(ctx, token, opts) }
			if err == nil && !ended {
				switch p.fault {
				case prefetches:
					ahead()
				case prefetchesInGoroutine:
					go ahead()
				}
			}
			if !yield(out, err) || err != nil && p.fault != goesOnAfterError {
				return
			}
		}
		if p.fault == reportsLateCancellation && ctx.Err() != nil {
			yield(nil, ctx.Err())
		}
	}
}

func (p *faulty) All(ctx context.Context, opts ...callOption) iter.Seq2[step, error] {
	pages := p.Pages(ctx, opts...)
	return func(yield func(step, error) bool) {
		for out, err := range pages {
			if err != nil {
				if !yield(step{}, err) {
					return
				}
				continue
			}
			for _, s := range out.Steps {
				if err := ctx.Err(); err != nil && p.fault != seesCancelLate {
					if p.fault != swallowsCancellation {
						yield(step{}, err)
					}
					return
				}
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

func clone(token *string) *string {
	copied := *token
	return &copied
}
