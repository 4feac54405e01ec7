package paginatortest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// Source takes the place of a service that answers in pages: it gives the
// pages that the running check has scripted and records each fetch. The
// checks make it. It may be used from several goroutines at once.
type Source struct {
	// Token is where the paginator has to start; nil is the first page.
	Token *string

	// StopOnDuplicateToken is how the paginator has to be configured.
	StopOnDuplicateToken bool

	script   script
	inFetch  func() // called in each fetch, before ctx is looked at
	careless bool   // Fetch writes to the tokens it gets

	mu       sync.Mutex
	failures map[int]int // by page: fetches that are still to fail
	fetches  []fetch
	given    []*string // next tokens handed out
}

type fetch struct {
	token string // "" for nil
	label string
	ctx   context.Context
}

// stepLimit and fetchLimit are more than an honest paginator needs in any
// check. They bound those that go round for ever.
const (
	stepLimit  = 50
	fetchLimit = 100
)

var errLimit = fmt.Errorf("paginatortest: more than %d fetches, the listing does not end", fetchLimit)

// Fetch answers one fetch: with the names of the items of the page that token
// asks for and its next token, or with an error that the check has scripted.
// label is what the options of the call carry, "" without options. Like an
// operation that talks to a service it returns ctx.Err() if ctx is done.
func (s *Source) Fetch(ctx context.Context, token *string, label string) (names []string, next *string, err error) {
	if s.inFetch != nil {
		s.inFetch()
	}
	s.mu.Lock()
	defer s.mu.Unlock()

	asked, page := "", 0
	if token != nil {
		asked = *token
		page = s.script.pageOf(asked)
		if s.careless {
			*token = "written to by Fetch"
		}
	}
	s.fetches = append(s.fetches, fetch{token: asked, label: label, ctx: ctx})
	switch {
	case len(s.fetches) > fetchLimit:
		return nil, nil, errLimit
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case page < 0:
		return nil, nil, errors.New("paginatortest: this token was never handed out")
	case s.failures[page] > 0:
		s.failures[page]--
		return nil, nil, scriptedError(page)
	}
	next = s.script.nextToken(page)
	s.given = append(s.given, next)
	return s.script.pages[page].items, next, nil
}

// recorded returns the fetches so far.
func (s *Source) recorded() []fetch {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.fetches)
}

func (s *Source) fetched() int {
	return len(s.recorded())
}

// overwriteTokens does to the tokens handed out what a careless caller might
// do to those of a page.
func (s *Source) overwriteTokens() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, token := range s.given {
		if token != nil {
			*token = "written to by the caller"
		}
	}
}

type scriptedError int

func (e scriptedError) Error() string {
	return fmt.Sprintf("paginatortest: scripted failure of page %d", int(e)+1)
}
