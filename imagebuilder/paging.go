package imagebuilder

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/internal/awscall"
)

// fetchPage gets one page for a paginator, from a client of any kind, by the method
// of it that makes the call.
func fetchPage[API, In, Out any](
	ctx context.Context, client API, method func(API, context.Context, *In, ...func(*Options)) (*Out, error),
	op *awscall.Operation[In, Out], in *In, optFns []func(*Options),
) (*Out, error) {
	if c, ok := any(client).(*Client); ok && len(optFns) == 0 {
		return op.CallForPaginator(ctx, c.caller, in)
	}
	page, err := method(client, ctx, in, append([]func(*Options){markPaginating}, optFns...)...)
	if err == nil && page == nil {
		return nil, fmt.Errorf("client %T answered neither a page nor an error", client)
	}
	return page, err
}

func markPaginating(o *Options) { o.APIOptions = append(o.APIOptions, awscall.MarkPaginator) }

// pageSize returns the MaxResults of a page, nil where that is left to the service.
func pageSize(limit int32) *int32 {
	if limit <= 0 {
		return nil
	}
	return &limit
}
