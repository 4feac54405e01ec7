package paginator

import (
	"context"
	"errors"
	"iter"
	"slices"
)

var errNoMorePages = errors.New("no more pages available")

// Paginator lists the pages and items of one operation. Make one with [New]; the
// zero Paginator has no pages.
//
// Pages and All may be used from several goroutines at once, HasMorePages and
// NextPage may not. A copy of a Paginator shares the place of HasMorePages and
// NextPage with it.
type Paginator[Page, Item, Option any] struct {
	config Config[Page, Item, Option]
	cursor *cursor
}

// New returns a paginator that starts at c.Token. It fetches nothing. It
// panics if Fetch, NextToken or Items is nil.
func New[Page, Item, Option any](c Config[Page, Item, Option]) *Paginator[Page, Item, Option] {
	if c.Fetch == nil || c.NextToken == nil || c.Items == nil {
		panic("paginator: Fetch, NextToken and Items of the Config must be set")
	}
	c.Token = clone(c.Token)
	return &Paginator[Page, Item, Option]{config: c, cursor: newCursor(c.Token)}
}

// HasMorePages reports whether NextPage has something to give: true before
// the first page, while a next token is held, and when NextPage would report
// a repeated token. It fetches nothing.
func (p *Paginator[Page, Item, Option]) HasMorePages() bool {
	return p.cursor != nil && !p.cursor.ended
}

// NextPage fetches the next page. opts go to Fetch, for this call only.
//
// After an error from Fetch, which is returned as it is, the next call
// fetches the same page again. After the last page it returns the error "no
// more pages available", after a repeated token a [*DuplicateTokenError],
// both without fetching. With an error the page is the zero Page.
func (p *Paginator[Page, Item, Option]) NextPage(ctx context.Context, opts ...Option) (Page, error) {
	return p.next(ctx, p.cursor, opts)
}

// Pages returns an iterator over the pages. Each range over it starts at
// Config.Token and fetches a page only when the loop asks for it. opts go to
// each Fetch.
//
// The range ends at the first error, which it yields with the zero Page: what
// Fetch returned, a [*DuplicateTokenError], or ctx.Err() if ctx is done when
// a page is to be fetched.
func (p *Paginator[Page, Item, Option]) Pages(ctx context.Context, opts ...Option) iter.Seq2[Page, error] {
	opts = slices.Clone(opts)
	return func(yield func(Page, error) bool) {
		if p.cursor == nil {
			return
		}
		for c := newCursor(p.config.Token); !c.ended; {
			if err := ctx.Err(); err != nil {
				var none Page
				yield(none, err)
				return
			}
			page, err := p.next(ctx, c, opts)
			if !yield(page, err) || err != nil {
				return
			}
		}
	}
}

// All returns an iterator over the items of all pages, in their order. Each
// range over it starts at Config.Token and fetches a page only when the loop
// asks for its first item. opts go to each Fetch.
//
// The range ends at the first error, which it yields with the zero Item: what
// Fetch returned, a [*DuplicateTokenError], or ctx.Err() if ctx is done when
// a page is to be fetched or an item to be yielded. Items fetched but not yet
// yielded are dropped then.
func (p *Paginator[Page, Item, Option]) All(ctx context.Context, opts ...Option) iter.Seq2[Item, error] {
	pages := p.Pages(ctx, opts...)
	return func(yield func(Item, error) bool) {
		var none Item
		for page, err := range pages {
			if err != nil {
				yield(none, err)
				return
			}
			for _, item := range p.config.Items(page) {
				if err := ctx.Err(); err != nil {
					yield(none, err)
					return
				}
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}

func (p *Paginator[Page, Item, Option]) next(ctx context.Context, c *cursor, opts []Option) (Page, error) {
	var none Page
	if c == nil || c.ended {
		return none, errNoMorePages
	}
	if c.duplicate != nil {
		return none, c.duplicate
	}
	// Fetch gets copies: it may append to its options or write to its token.
	page, err := p.config.Fetch(ctx, clone(c.token), slices.Clone(opts)...)
	if err != nil {
		return none, err
	}
	c.advance(p.config.NextToken(page))
	if c.duplicate != nil && p.config.StopOnDuplicateToken {
		c.ended = true
	}
	return page, nil
}

func clone(token *string) *string {
	if token == nil {
		return nil
	}
	copied := *token
	return &copied
}
