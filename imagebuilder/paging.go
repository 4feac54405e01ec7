package imagebuilder

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// listing describes a list operation to a paginator. API is the interface that its
// clients implement.
type listing[API, In, Out, Item any] struct {
	operation *awscall.Operation[In, Out]
	method    func(API, context.Context, *In, ...func(*Options)) (*Out, error)
	page      func(*In) (maxResults **int32, nextToken **string)
	items     func(*Out) []Item
	nextToken func(*Out) *string
}

// pagingOptions are the options of each paginator.
type pagingOptions struct {
	Limit                int32
	StopOnDuplicateToken bool
}

// limit returns the page size in params, or 0 if there is none.
func (l *listing[API, In, Out, Item]) limit(params *In) int32 {
	if params == nil {
		return 0
	}
	maxResults, _ := l.page(params)
	if *maxResults == nil {
		return 0
	}
	return **maxResults
}

func (l *listing[API, In, Out, Item]) paginator(client API, params *In, options pagingOptions) *paginator.Paginator[*Out, Item, func(*Options)] {
	if params == nil {
		params = new(In)
	}
	_, start := l.page(params)
	return paginator.New(paginator.Config[*Out, Item, func(*Options)]{
		Fetch: func(ctx context.Context, token *string, optFns ...func(*Options)) (*Out, error) {
			input := *params
			maxResults, nextToken := l.page(&input)
			*maxResults, *nextToken = nil, token
			if limit := options.Limit; limit > 0 {
				*maxResults = &limit
			}
			return l.fetch(ctx, client, &input, optFns)
		},
		NextToken:            l.nextToken,
		Items:                l.items,
		Token:                *start,
		StopOnDuplicateToken: options.StopOnDuplicateToken,
	})
}

// fetch returns one page from any client.
func (l *listing[API, In, Out, Item]) fetch(ctx context.Context, client API, in *In, optFns []func(*Options)) (*Out, error) {
	if c, ok := any(client).(*Client); ok && len(optFns) == 0 {
		return l.operation.CallForPaginator(ctx, c.caller, in)
	}
	page, err := l.method(client, ctx, in, append([]func(*Options){markPaginating}, optFns...)...)
	if err == nil && page == nil {
		return nil, fmt.Errorf("client %T returned neither a page nor an error", client)
	}
	return page, err
}

func markPaginating(o *Options) { o.APIOptions = append(o.APIOptions, awscall.MarkPaginator) }
