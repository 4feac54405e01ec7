package paginatortest_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/seed-78d42d54/imagebuilder-go/internal/paginatortest"
	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// output and step are shaped like those of a typical operation, callOption
// like its per-call options.
type (
	output struct {
		Steps     []step
		NextToken *string
	}
	step       struct{ Name string }
	options    struct{ Label string }
	callOption = func(*options)

	pager   = paginatortest.Pager[*output, step, callOption]
	config  = paginator.Config[*output, step, callOption]
	subject = paginatortest.Subject[*output, step, callOption]
)

func subjectOf(newPager func(config) pager) subject {
	return subject{
		New:    func(source *paginatortest.Source) pager { return newPager(configOf(source)) },
		Items:  func(out *output) []step { return out.Steps },
		Name:   func(s step) string { return s.Name },
		Option: func(label string) callOption { return func(o *options) { o.Label = label } },
	}
}

func TestPaginatorConforms(t *testing.T) {
	paginatortest.Run(t, subjectOf(func(c config) pager { return paginator.New(c) }))
}

func TestCheckPassesAPaginatorWithoutOptions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		without := subjectOf(func(c config) pager {
			withOptions := c.Fetch
			c.Fetch = func(ctx context.Context, token *string, _ ...callOption) (*output, error) {
				return withOptions(ctx, token)
			}
			return paginator.New(c)
		})
		if err := paginatortest.Check(without); err == nil || !strings.Contains(err.Error(), "options") {
			t.Errorf("got %v, want the options missed", err)
		}
		without.Option = nil
		if err := paginatortest.Check(without); err != nil {
			t.Error(err)
		}
	})
}

func TestCheckPanicsWithoutWhatItNeeds(t *testing.T) {
	complete := subjectOf(func(c config) pager { return paginator.New(c) })
	for name, remove := range map[string]func(*subject){
		"New":   func(s *subject) { s.New = nil },
		"Items": func(s *subject) { s.Items = nil },
		"Name":  func(s *subject) { s.Name = nil },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, name) {
					t.Errorf("panicked with %q", said)
				}
			}()
			incomplete := complete
			remove(&incomplete)
			_ = paginatortest.Check(incomplete)
		})
	}
}

func TestCheckFindsNothingWrongWithPaginator(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if err := paginatortest.Check(subjectOf(func(c config) pager { return paginator.New(c) })); err != nil {
			t.Error(err)
		}
	})
}
