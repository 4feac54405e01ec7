package paginator

import "context"

// Config says how an operation is paged. Fetch, NextToken and Items are
// required.
type Config[Page, Item, Option any] struct {
	// Fetch returns the page for a token; nil asks for the first page. The
	// token and the options belong to the call: Fetch may change or keep them.
	Fetch func(ctx context.Context, token *string, opts ...Option) (Page, error)

	// NextToken returns the token that a page carries for the next one. Nil
	// or empty means that the page is the last. It is called once for each
	// page, before the page is delivered.
	NextToken func(Page) *string

	// Items returns the items of a page in their order. Only All calls it.
	Items func(Page) []Item

	// Token is where each listing starts. The default, nil, is the first
	// page. A token that is not nil goes to Fetch as it is, even if empty.
	// New copies it.
	Token *string

	// StopOnDuplicateToken ends a listing without an error after a page whose
	// token was used before. By default the next step gives a
	// *DuplicateTokenError.
	StopOnDuplicateToken bool
}
