package api

import (
	"context"
	"iter"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
	"github.com/seed-78d42d54/imagebuilder-go/paginator/paginatortest"
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

type subject = paginatortest.Subject[[]string, string, int]

// The conformance test for paginators of one's own.
var (
	_ func(*testing.T, subject) = paginatortest.Run[[]string, string, int]
	_ func(subject) error       = paginatortest.Check[[]string, string, int]

	_ paginatortest.Pager[[]string, string, int] = (*alphabet)(nil)

	_ = subject{
		New:    func(*paginatortest.Source) paginatortest.Pager[[]string, string, int] { return nil },
		Items:  func(page []string) []string { return page },
		Name:   func(item string) string { return item },
		Option: func(string) int { return 0 },
	}
	_ = paginatortest.Source{Token: (*string)(nil), StopOnDuplicateToken: false}

	_ func(s *paginatortest.Source, ctx context.Context, token *string, label string) (names []string, next *string, err error) = (*paginatortest.Source).Fetch
)
