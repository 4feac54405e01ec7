package paginatortest_test

import (
	"context"

	"github.com/seed-78d42d54/imagebuilder-go/internal/paginatortest"
)

func configOf(source *paginatortest.Source) config {
	return config{
		Fetch: func(ctx context.Context, token *string, opts ...callOption) (*output, error) {
			var o options
			for _, opt := range opts {
				opt(&o)
			}
			names, next, err := source.Fetch(ctx, token, o.Label)
			if err != nil {
				return nil, err
			}
			out := &output{NextToken: next}
			for _, name := range names {
				out.Steps = append(out.Steps, step{Name: name})
			}
			return out, nil
		},
		NextToken:            func(out *output) *string { return out.NextToken },
		Items:                func(out *output) []step { return out.Steps },
		Token:                source.Token,
		StopOnDuplicateToken: source.StopOnDuplicateToken,
	}
}
