package api

import (
	"context"
	"iter"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

type alphabet = paginator.Paginator[[]string, string, int]

// A paginator over something that has nothing to do with AWS.
var (
	_ func(paginator.Config[[]string, string, int]) *alphabet = paginator.New[[]string, string, int]

	_ func(*alphabet, context.Context, ...int) iter.Seq2[string, error]   = (*alphabet).All
	_ func(*alphabet, context.Context, ...int) iter.Seq2[[]string, error] = (*alphabet).Pages
	_ func(*alphabet, context.Context, ...int) ([]string, error)          = (*alphabet).NextPage
	_ func(*alphabet) bool                                                = (*alphabet).HasMorePages

	_ = paginator.Config[[]string, string, int]{
		Fetch:                func(_ context.Context, _ *string, _ ...int) ([]string, error) { return nil, nil },
		NextToken:            func([]string) *string { return nil },
		Items:                func(page []string) []string { return page },
		Token:                (*string)(nil),
		StopOnDuplicateToken: false,
	}

	_ error = &paginator.DuplicateTokenError{Page: int(0), ReturnsTo: int(0), TokenLength: int(0)}
)
