package paginator

import "context"

// Config describes how an operation is paged. Fetch, NextToken and Items are
// required.
type Config[Page, Item, Option any] struct {
	// Fetch returns the page for a token. A nil token requests the first page.
	// Fetch may modify or keep the token and the options.
	Fetch func(ctx context.Context, token *string, opts ...Option) (Page, error)

	// NextToken returns the token of the page after this one, or nil or an empty
	// token if this page is the last. It is called once for each page, before
	// the page is returned.
	NextToken func(Page) *string

	// Items returns the items of a page in order. Only All calls it.
	Items func(Page) []Item

	// Token is the token of the first page to fetch. If nil, listings start at
	// the first page. A non-nil token is passed to Fetch unchanged, even if empty.
	// New copies it.
	Token *string

	// StopOnDuplicateToken ends a listing without an error after a page whose
	// next token was used before. By default a *DuplicateTokenError follows that
	// page.
	StopOnDuplicateToken bool
}
