package paginator_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-78d42d54/imagebuilder-go/internal/paginatortest"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

func TestPaginatorConforms(t *testing.T) {
	type page struct {
		names []string
		next  *string
	}
	paginatortest.Run(t, paginatortest.Subject[page, string, string]{
		New: func(source *paginatortest.Source) paginatortest.Pager[page, string, string] {
			return paginator.New(paginator.Config[page, string, string]{
				Fetch: func(ctx context.Context, token *string, opts ...string) (page, error) {
					names, next, err := source.Fetch(ctx, token, strings.Join(opts, ","))
					return page{names, next}, err
				},
				NextToken:            func(p page) *string { return p.next },
				Items:                func(p page) []string { return p.names },
				Token:                source.Token,
				StopOnDuplicateToken: source.StopOnDuplicateToken,
			})
		},
		Items:  func(p page) []string { return p.names },
		Name:   func(name string) string { return name },
		Option: func(label string) string { return label },
	})
}
