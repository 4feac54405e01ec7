package paginator_test

import (
	"context"
	"fmt"

	"github.com/seed-78d42d54/imagebuilder-go/paginator"
)

// letters is a page of the alphabet that the examples and tests list: two
// letters a page, and the token of the next page.
type letters struct {
	Letters []string
	Next    *string
}

// option is a per-call option of fetchLetters.
type option func(*callOptions)

type callOptions struct{ upperCase bool }

func upperCase(o *callOptions) { o.upperCase = true }

// alphabet describes how fetchLetters is paged.
func alphabet() paginator.Config[*letters, string, option] {
	return paginator.Config[*letters, string, option]{
		Fetch:     fetchLetters,
		NextToken: func(page *letters) *string { return page.Next },
		Items:     func(page *letters) []string { return page.Letters },
	}
}

// fetchLetters stands for the operation of a service. The third of its four
// pages is empty.
func fetchLetters(ctx context.Context, token *string, opts ...option) (*letters, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var o callOptions
	for _, opt := range opts {
		opt(&o)
	}
	first, second, third := "after-b", "after-d", "after-nothing"
	if token == nil {
		return &letters{o.spell("a", "b"), &first}, nil
	}
	switch *token {
	case first:
		return &letters{o.spell("c", "d"), &second}, nil
	case second:
		return &letters{nil, &third}, nil
	case third:
		return &letters{o.spell("e"), nil}, nil
	}
	return nil, fmt.Errorf("unknown token %q", *token)
}

func (o callOptions) spell(names ...string) []string {
	if !o.upperCase {
		return names
	}
	for i, name := range names {
		names[i] = string(name[0] - 'a' + 'A')
	}
	return names
}
