// Package paginator lists the results of an operation that returns them in pages.
//
// It works for any operation that returns one page and a token for the next one.
// It does not depend on a service and imports only the standard library.
//
// # Building a paginator
//
// A [Config] has functions that fetch a page and return its next token and its
// items. [New] returns a [Paginator] for it.
//
//	p := paginator.New(paginator.Config[*Output, Step, CallOption]{
//		Fetch: func(ctx context.Context, token *string, opts ...CallOption) (*Output, error) {
//			return client.ListSteps(ctx, &Input{NextToken: token}, opts...)
//		},
//		NextToken: func(out *Output) *string { return out.NextToken },
//		Items:     func(out *Output) []Step { return out.Steps },
//	})
//
// # Reading
//
// [Paginator.All] iterates over the items, [Paginator.Pages] over the pages:
//
//	for step, err := range p.All(ctx) {
//		if err != nil {
//			return err
//		}
//		fmt.Println(step.Name)
//	}
//
// Each range starts at Config.Token and keeps its own position, so ranging twice
// yields everything twice. No page is fetched before it is needed: nothing is
// fetched before the first iteration, or after leaving the loop.
//
// [Paginator.NextPage] fetches one page per call. The Paginator keeps the position:
//
//	for p.HasMorePages() {
//		page, err := p.NextPage(ctx)
//		if err != nil {
//			return err
//		}
//		fmt.Println(len(page.Steps))
//	}
//
// Ranges and NextPage do not affect each other.
//
// # End of a listing
//
// The listing ends at a page whose next token is nil or empty. An empty page with
// a token does not end it. After the last page, NextPage fetches nothing and
// returns the error "no more pages available".
//
// # Errors
//
// An error from Fetch is returned unchanged. NextPage keeps its position, so
// calling it again fetches the same page with the same token. A range yields the
// error once and ends; a new range starts from the beginning.
//
// # Repeated tokens
//
// If a page returns a token that was used before, the listing would never end. That
// page is still returned. After it, nothing more is fetched and a
// [*DuplicateTokenError] follows. NextPage returns the error on every further call,
// and HasMorePages stays true, so that the loop above sees it. If
// Config.StopOnDuplicateToken is set, the listing ends after that page without an
// error.
//
// To detect repeated tokens, a listing keeps 32 bytes and a number for each page,
// however long the tokens are.
//
// # Cancellation
//
// Pages checks the context before each page, All before each page and each item. If
// the context is done, they yield ctx.Err() and end, even if a repeated token is
// still to be reported. Items that were fetched but not yet yielded are dropped. If
// the context is done only after the last page or item was yielded, the listing is
// complete and there is no error.
//
// NextPage passes the context to Fetch and does not check it.
//
// # Concurrency
//
// Pages, All and their iterators are safe for concurrent use if the functions in
// Config are. NextPage and HasMorePages share one position and are not.
package paginator
