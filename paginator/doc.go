// Package paginator lists everything that an operation returns in pages.
//
// It works for any operation that answers with one page and a token for the
// next one. It knows nothing about the service behind it and imports the
// standard library only.
//
// # Building a paginator
//
// A [Config] says how to fetch one page, where the next token stands in it,
// and which items it holds. [New] turns it into a [Paginator].
//
//	p := paginator.New(paginator.Config[*Output, Step, CallOption]{
//		Fetch: func(ctx context.Context, token *string, opts ...CallOption) (*Output, error) {
//			return client.ListSteps(ctx, &Input{NextToken: token}, opts...)
//		},
//		NextToken: func(out *Output) *string { return out.NextToken },
//		Items:     func(out *Output) []Step { return out.Steps },
//	})
//
// # Three ways to read
//
// [Paginator.All] ranges over the items, [Paginator.Pages] over the pages:
//
//	for step, err := range p.All(ctx) {
//		if err != nil {
//			return err
//		}
//		fmt.Println(step.Name)
//	}
//
// Each range starts where Config.Token says, with a place of its own. Ranging
// twice gives everything twice. Nothing is fetched before the first step, and
// no page is fetched before it is needed: leaving the loop fetches nothing
// more.
//
// [Paginator.NextPage] fetches one page a call. The Paginator remembers its
// place:
//
//	for p.HasMorePages() {
//		page, err := p.NextPage(ctx)
//		if err != nil {
//			return err
//		}
//		fmt.Println(len(page.Steps))
//	}
//
// Ranges and NextPage do not disturb each other.
//
// # When a listing ends
//
// Paging follows the token, never the number of items. A page without items
// but with a token is followed by the next page. A page whose token is nil or
// empty is the last one. NextPage after the last page fetches nothing and
// returns the error "no more pages available".
//
// # Errors
//
// An error from Fetch is returned as it is. NextPage keeps its place, so that
// calling it again fetches the same page with the same token. A range yields
// the error once and ends; a new range starts from the beginning.
//
// # Repeated tokens
//
// A token that comes back a second time would make the listing go round for
// ever, in a cycle of any length. The page that brings it is still delivered.
// The step after it fetches nothing and gives a [*DuplicateTokenError].
// NextPage gives it each time it is called, and HasMorePages stays true, so
// that the loop above sees it.
// With Config.StopOnDuplicateToken the listing ends after that page instead,
// without an error.
//
// A digest of each token is kept for this, 32 bytes and its number for each page,
// however long the tokens are.
//
// # Cancellation
//
// Pages looks at the context before each page, All before each page and each
// item. When the context is done they yield ctx.Err() and end, even where a
// repeated token is to be reported. Items of a page that were fetched but not
// yet yielded are dropped then. A context that ends after the last item or
// page was yielded is not an error, because nothing is missing.
//
// NextPage hands the context to Fetch and leaves it to it to notice.
//
// # Concurrency
//
// Pages and All, and the ranges over what they return, may be used from
// several goroutines at once, if the functions in Config allow it. NextPage and HasMorePages
// share one place and may not: use them from one goroutine at a time.
package paginator
