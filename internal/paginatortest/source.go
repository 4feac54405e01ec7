package paginatortest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// Source stands in for a service with a paged operation. It returns the pages that
// the running check has scripted, and records each fetch. The checks create it. It is
// safe for concurrent use.
type Source struct {
	// Token is the token that the paginator has to start with; nil is the first page.
	Token *string

	// StopOnDuplicateToken is the setting that the paginator has to have.
	StopOnDuplicateToken bool

	script   script
	inFetch  func() // called in each fetch, before ctx is checked
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

// stepLimit and fetchLimit are more than a correct paginator needs in any check. They
// bound listings that never end.
const (
	stepLimit  = 50
	fetchLimit = 100
)

var errLimit = fmt.Errorf("paginatortest: more than %d fetches, the listing does not end", fetchLimit)

// Fetch returns the names of the items of the page for token and its next token, or
// an error that the check has scripted. label is the label in the options of the
// call, "" without options. Like an operation of a service, Fetch returns ctx.Err()
// if ctx is done.
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

// overwriteTokens modifies the tokens handed out, as a careless caller might.
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
