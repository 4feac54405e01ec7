package paginator

import (
	"context"
	"errors"
	"iter"
	"slices"
)

var errNoMorePages = errors.New("no more pages available")

// Paginator lists the pages and items of an operation. Create one with [New]; the
// zero Paginator has no pages.
//
// Pages and All are safe for concurrent use; HasMorePages and NextPage are not. A
// copy of a Paginator shares its position for HasMorePages and NextPage.
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

// HasMorePages reports whether the listing has not ended. It is true before the first
// page, while there is a next token, and after a repeated token, which NextPage
// reports. It fetches nothing.
func (p *Paginator[Page, Item, Option]) HasMorePages() bool {
	return p.cursor != nil && !p.cursor.ended
}

// NextPage fetches and returns the next page. opts are passed to Fetch for this call
// only.
//
// An error from Fetch is returned unchanged, and the next call fetches the same page
// again. After the last page, NextPage returns the error "no more pages available";
// after a repeated token, a [*DuplicateTokenError]. Both fetch nothing. With an error
// the page is the zero Page.
func (p *Paginator[Page, Item, Option]) NextPage(ctx context.Context, opts ...Option) (Page, error) {
	return p.next(ctx, p.cursor, opts)
}

// Pages returns an iterator over the pages. Each range over it starts at
// Config.Token and fetches a page only when the loop reaches it. opts are passed to
// each Fetch.
//
// The range yields the first error with the zero Page and ends. The error is that of
// Fetch, a [*DuplicateTokenError], or ctx.Err() if ctx is done before a page is
// fetched.
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

// All returns an iterator over the items of all pages, in order. Each range over it
// starts at Config.Token and fetches a page only when the loop reaches its first
// item. opts are passed to each Fetch.
//
// The range yields the first error with the zero Item and ends. The error is that of
// Fetch, a [*DuplicateTokenError], or ctx.Err() if ctx is done before a page is
// fetched or an item is yielded. Items that were fetched but not yet yielded are
// dropped.
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
	// Pass copies, since Fetch may append to the options or modify the token.
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
